import { recover } from "tiny-secp256k1";
import { describe, expect, it } from "vitest";
import { toHex } from "../../gateway/domain/bytes.ts";
import type { Answer, NodeRpc } from "../../gateway/network/check/ask-node.ts";
import { checkNetwork } from "../../gateway/network/check/check-network.ts";
import type { Expected } from "../../gateway/network/check/expected.ts";
import { addressOf } from "../../gateway/network/node-key.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader, type SealedExtra } from "../../gateway/receipts/header.ts";
import { type BlockJson, encodeHeader, resultOf } from "../receipts/block-header.ts";

// What four nodes of Besu 25.8 answered. Their peers and lists were not recorded: of these nothing is known.

const blocks = Object.fromEntries(
  ["block-genesis", "block-parent", "block"].map((name) => {
    const block = resultOf<BlockJson>(name);
    return [block.number, block];
  }),
);
const last = resultOf<BlockJson & { timestamp: string }>("block");
const { sealedDigest, seals, validators } = readHeader(encodeHeader(last)).qbft as SealedExtra;
// Who sealed told its key; of a validator that did not, any key of another address will do.
const keys = seals.map((seal) =>
  toHex((recover(sealedDigest, seal.subarray(0, 64), seal[64] as 0 | 1) as Uint8Array).subarray(1)),
);
const silent = validators.filter((validator) => !keys.some((key) => addressOf(key) === validator));

const expected: Expected = {
  chainId: 20_847,
  genesisHash: resultOf<BlockJson>("block-genesis").hash,
  blockPeriodSeconds: 1,
  requestTimeoutSeconds: 2,
  nodes: [
    ...keys.map((publicKey) => ({ publicKey, validator: addressOf(publicKey) })),
    ...silent.map((validator) => ({ publicKey: "", validator })),
  ].map((node, position) => ({ ...node, name: `CN-${position + 1}`, enode: "" })),
};

const rpc: NodeRpc = {
  ahead: () => undefined,
  ask: async (method, [first] = []): Promise<Answer> => {
    if (method === "eth_chainId") return { type: "told", value: "0x516f" };
    if (method === "eth_getBlockByNumber")
      return { type: "told", value: first === "latest" ? last : (blocks[first as string] ?? null) };
    if (method === "qbft_getValidatorsByBlockNumber") return { type: "told", value: resultOf("validators") };
    return { type: "refused", code: -32_604 };
  },
};

describe("a network that was recorded", () => {
  it("has the genesis, the validators and the final block that its nodes told", async () => {
    const results = await checkNetwork(expected, {
      rpcs: new Map(expected.nodes.map(({ name }) => [name, rpc])),
      now: () => (Number(last.timestamp) + 1) * 1_000,
      draw: () => toBytes(`0x${"11".repeat(32)}`),
      isAccountTried: false,
      listen: undefined,
      wait: () => Promise.resolve(),
    });
    const verdicts = Object.fromEntries(results.map(({ check, verdict }) => [check, verdict]));
    expect(verdicts).toMatchObject({ answers: "holds", genesis: "holds", validators: "holds", seals: "holds" });
    expect(verdicts).toMatchObject({ peers: "unknown", accounts: "unknown", nodes: "unknown", settings: "unknown" });
    expect(results.find(({ check }) => check === "seals")?.findings[0]?.values).toMatchObject({
      validators: 4,
      block: 69,
    });
  });
});
