import { recover } from "tiny-secp256k1";
import { describe, expect, it } from "vitest";
import { toHex } from "../../gateway/domain/bytes.ts";
import type { Answer, NodeRpc } from "../../gateway/network/check/ask-node.ts";
import { checkNetwork } from "../../gateway/network/check/check-network.ts";
import type { Expected } from "../../gateway/network/check/expected.ts";
import { addressOf } from "../../gateway/network/node-key.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader, type SealedExtra } from "../../gateway/receipts/header.ts";
import { type BlockJson, changeAt, encodeHeader, resultOf } from "../receipts/block-header.ts";

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

const answering = (method: (name: string, first: unknown) => Answer | undefined): NodeRpc => ({
  ahead: () => undefined,
  ask: async (name, [first] = []) => method(name, first) ?? { type: "refused", code: -32_604 },
});
const told = (value: unknown): Answer => ({ type: "told", value });

const rpc = answering((method, first) => {
  if (method === "eth_chainId") return told("0x516f");
  if (method === "eth_getBlockByNumber") return told(first === "latest" ? last : (blocks[first as string] ?? null));
  return method === "qbft_getValidatorsByBlockNumber" ? told(resultOf("validators")) : undefined;
});

const askAll = (network: Expected, node: NodeRpc, time: string) =>
  checkNetwork(network, {
    rpcs: new Map(network.nodes.map(({ name }) => [name, node])),
    now: () => (Number(time) + 1) * 1_000,
    draw: () => toBytes(`0x${"11".repeat(32)}`),
    isAccountTried: false,
    listen: undefined,
    wait: () => Promise.resolve(),
  });
const verdictsOf = (results: Awaited<ReturnType<typeof askAll>>) =>
  Object.fromEntries(results.map(({ check, verdict }) => [check, verdict]));

describe("a network that was recorded", () => {
  it("has the genesis, the validators and the final block that its nodes told", async () => {
    const results = await askAll(expected, rpc, last.timestamp);
    const verdicts = verdictsOf(results);
    expect(verdicts).toMatchObject({ answers: "holds", genesis: "holds", validators: "holds", seals: "holds" });
    expect(verdicts).toMatchObject({ peers: "unknown", accounts: "unknown", nodes: "unknown", settings: "unknown" });
    expect(results.find(({ check }) => check === "seals")?.findings[0]?.values).toMatchObject({
      validators: 4,
      block: 69,
    });
  });

  // The last vote is in block 49 and in 63; the blocks after them are the first that the new validators seal.
  it.each<[string, string, string]>([
    ["before a fifth was voted in", "vote-in-block-49", "holds"],
    ["from when a fifth was voted in", "vote-in-block-50", "fails"],
    ["from when one of five was voted out", "vote-out-block-64", "fails"],
  ])("%s (%s) a file of the first four %s", async (_when, name, verdict) => {
    const { block, validators: now } = changeAt(name);
    const node = answering((method) => {
      if (method === "eth_getBlockByNumber") return told(block);
      return method === "qbft_getValidatorsByBlockNumber" ? told(now) : undefined;
    });
    const time = (block as BlockJson & { timestamp: string }).timestamp;
    expect(verdictsOf(await askAll(expected, node, time))).toMatchObject({ validators: verdict, seals: verdict });
    const nodes = now.map((validator, position) => ({
      name: `CN-${position + 1}`,
      publicKey: "",
      enode: "",
      validator,
    }));
    const changed = verdictsOf(await askAll({ ...expected, nodes }, node, time));
    expect(changed).toMatchObject({ validators: "holds", seals: "holds" });
  });
});
