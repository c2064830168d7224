import { keccak256, zeroPadValue } from "ethers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { readAnchorFacts } from "../../gateway/chain/read-anchor.ts";
import { sealedAnchorSchema } from "../../gateway/receipts/anchor-format.ts";
import { type BlockJson, changeAt, readVector } from "../receipts/block-header.ts";
import { serveNode } from "./serve-node.ts";

// A node of the recorded network of four validators, of epochs of 40 blocks, whose last block is 53; a fifth was voted in by block 49.
const EPOCH = 40;
const HEAD = 53;
const contracts = { registry: `0x${"a1".repeat(20)}`, ledger: `0x${"b2".repeat(20)}` };
const deployment = { chainId: "20847", deploymentId: `0x${"d1".repeat(32)}`, contracts };
const MAY_REPRESENT = interfaces.registry.getFunction("mayRepresent")?.selector ?? "";
const signers = [3, 1, 3].map((partnerId, position) => ({
  partnerId,
  address: `0x${String(9 - position).repeat(40)}`,
}));
const mayRepresent = (address: string): string => {
  const partnerId = signers.find((each) => each.address === address)?.partnerId;
  const SIGNER_ROLE = 4;
  return interfaces.registry.encodeFunctionResult(
    "mayRepresent",
    partnerId === undefined ? [1, SIGNER_ROLE] : [partnerId, 0],
  );
};
const nameOf = (number: number): string => (number < 41 ? `vote-epoch-block-${number}` : `vote-in-block-${number}`);

let node: Awaited<ReturnType<typeof serveNode>>;
let isYoung = false;
let registryOfLedger = contracts.registry;

beforeAll(async () => {
  node = await serveNode();
  node.answer = (method, params) => {
    const [first] = params;
    switch (method) {
      case "eth_chainId":
        return { result: "0x516f" };
      case "eth_getCode":
        return { result: first === contracts.registry ? "0x6001" : "0x6002" };
      case "eth_call": {
        const { to, data } = first as { to: string; data: string };
        if (data.startsWith(MAY_REPRESENT)) return { result: mayRepresent(`0x${data.slice(-40)}`) };
        const isRegistry = to === contracts.registry && data === interfaces.registry.encodeFunctionData("deploymentId");
        return { result: isRegistry ? deployment.deploymentId : zeroPadValue(registryOfLedger, 32) };
      }
      case "eth_getBlockByNumber": {
        const number = first === "latest" ? HEAD : Number(first);
        if (isYoung && first === "latest") return { result: genesis() };
        return { result: number === 0 ? genesis() : changeAt(nameOf(number)).block };
      }
      default:
        return undefined;
    }
  };
});
afterAll(() => node.close());

const genesis = (): BlockJson =>
  readVector<{ response: { result: BlockJson } }>("changes/vote-genesis").response.result;
const factsAt = (block?: number) =>
  readAnchorFacts(node.url, deployment, { epochLength: EPOCH, ...(block === undefined ? {} : { block }) });

it("an anchor is of the youngest block at which votes are cleared, and of those who seal the next", async () => {
  const facts = await factsAt();
  const { block, validators } = changeAt("vote-epoch-block-40");
  expect(facts).toEqual({
    ledger: {
      chainId: "20847",
      genesisHash: genesis().hash,
      deploymentId: deployment.deploymentId,
      registry: contracts.registry,
      evidenceLedger: contracts.ledger,
      codeHashes: { registry: keccak256("0x6001"), evidenceLedger: keccak256("0x6002") },
    },
    engine: "qbft",
    block: { number: 40, hash: block.hash },
    validators,
  });
  const valid = { from: "2026-11-27", until: "2027-11-27" };
  const anchor = { format: "concord-anchor/1", ...facts, epochLength: EPOCH, overlap: 16, valid };
  expect(sealedAnchorSchema.safeParse(anchor).error).toBeUndefined();
});

it("a header that is not that of the block asked for makes no anchor", async () => {
  const { answer } = node;
  node.answer = (method, params) =>
    params[0] === "0x1" ? { result: changeAt("vote-epoch-block-28").block } : answer(method, params);
  await expect(factsAt(0)).rejects.toMatchObject({ code: "proof-unavailable", params: { block: 1 } });
  node.answer = answer;
});

it("a ledger that asks another registry is not the deployment's", async () => {
  registryOfLedger = `0x${"c3".repeat(20)}`;
  await expect(factsAt()).rejects.toMatchObject({ code: "chain-lost" });
  registryOfLedger = contracts.registry;
});

it("an anchor names for which partner each signatory may countersign, as the registry has it", async () => {
  const checkpointSigners = signers.map(({ address }) => address);
  const facts = await readAnchorFacts(node.url, deployment, { epochLength: EPOCH, checkpointSigners });
  expect(facts.checkpointSigners).toEqual([
    { partnerId: 1, addresses: [`0x${"8".repeat(40)}`] },
    { partnerId: 3, addresses: [`0x${"7".repeat(40)}`, `0x${"9".repeat(40)}`] },
  ]);
  const stranger = `0x${"6".repeat(40)}`;
  const asked = readAnchorFacts(node.url, deployment, { epochLength: EPOCH, checkpointSigners: [stranger] });
  await expect(asked).rejects.toMatchObject({ code: "signer-role", params: { address: stranger } });
});

it("a genesis alone does not tell who seals", async () => {
  isYoung = true;
  await expect(factsAt()).rejects.toMatchObject({ code: "proof-unavailable", params: { block: 0 } });
  isYoung = false;
});
