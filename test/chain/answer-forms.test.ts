import { describe, expect, it } from "vitest";
import { identifyDeployment } from "../../gateway/chain/identify.ts";
import type { Node } from "../../gateway/chain/node.ts";
import { readGenesis } from "../../gateway/chain/read-genesis.ts";
import { requireCode } from "../../gateway/chain/require-code.ts";
import type { ContractAddresses } from "../../gateway/domain/ports.ts";

const HASH = `0x${"11".repeat(32)}`;
const nodeWith = (answer: unknown): Node => ({
  send: async <T>() => answer as T,
  call: async () => HASH,
  block: async () => ({ blockNumber: 0, blockHash: HASH, blockTime: 0 }),
  close: () => {},
});
const contracts = { registry: `0x${"22".repeat(20)}` } as ContractAddresses;
const codeHashes = { registry: HASH } as Parameters<typeof requireCode>[2];
const meant = { chainId: 1n, genesisHash: HASH, deploymentId: HASH, registry: contracts.registry };

describe("an answer of a node that is of no form", () => {
  it.each([null, undefined, "", "__proto__", "0x", "0x516f0x516f", 7, [], {}, [["0x1"]]])(
    "%j is none to which chain it is of, or none of its code",
    async (answer) => {
      const silent = { code: "node-unreachable" };
      await expect(identifyDeployment(nodeWith(answer), meant)).rejects.toMatchObject(silent);
      // That there is no code is an answer.
      const expected = answer === "0x" ? { code: "code-differs" } : silent;
      await expect(requireCode(nodeWith(answer), contracts, codeHashes)).rejects.toMatchObject(expected);
    },
  );

  it.each([null, undefined, "0x", {}, { hash: HASH }, { hash: HASH, extraData: "0x0" }, { hash: 1, extraData: "0x" }])(
    "%j is none to what its first block is",
    async (answer) => {
      await expect(readGenesis(nodeWith(answer))).rejects.toMatchObject({ code: "node-unreachable" });
    },
  );
});
