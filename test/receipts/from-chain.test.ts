import { network } from "hardhat";
import { describe, expect, it } from "vitest";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { buildSaltedTree, leavesOf } from "../../gateway/domain/salted-tree.ts";
import { type Asking, askLedger, type LedgerFacts } from "../../gateway/receipts/ask-ledger.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import type { Slot } from "../../gateway/receipts/slots.ts";
import { idsOf, verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import { encodeHeaderHex } from "./block-header.ts";
import { bytes32Of, files } from "./receipt-kit.ts";

// The contracts themselves, so that what is derived of their storage is what they keep.

const { ethers, networkHelpers } = await network.create();
const [deployer, consortium, cn, hk, officer, recogniser] = await ethers.getSigners();
const FAR = 2 ** 40 - 1;
const GENESIS = bytes32Of("genesis");
const DEPLOYMENT = bytes32Of("deployment");
const exhibits = files.map(({ name, size, sha256, sm3 }) => ({
  path: name,
  mediaType: "image/png",
  size,
  sha256,
  sm3,
}));
const leaves = leavesOf({ kind: "photo" }, exhibits);
const salts = Object.fromEntries(leaves.map(({ pointer }) => [pointer, bytes32Of(pointer)]));
const tree = buildSaltedTree(leaves, salts);
const batch = buildBatch([tree.root, ...Array.from({ length: 6 }, (_, n) => bytes32Of(`package ${n}`))]);

/** Two partners, one agreement, one batch on the ledger and one decision on a package of it. */
async function found() {
  const founders = [
    { partnerId: 1, iso: "0x434e", signatory: cn?.address },
    { partnerId: 200, iso: "0x484b", signatory: hk?.address },
  ];
  const registry = await ethers.deployContract(
    "Registry",
    [deployer?.address, consortium?.address, DEPLOYMENT, founders] as never,
    deployer,
  );
  const ledger = await ethers.deployContract(
    "EvidenceLedger",
    [deployer?.address, await registry.getAddress()] as never,
    deployer,
  );
  const send = async (
    from: typeof cn,
    contract: typeof registry | typeof ledger,
    name: string,
    ...values: unknown[]
  ) => {
    const data = contract.interface.encodeFunctionData(name as never, values as never);
    await (await from?.sendTransaction({ to: contract, data }))?.wait();
  };
  await send(cn, registry, "authoriseSigner", officer?.address, 1, 0, FAR);
  await send(hk, registry, "authoriseSigner", recogniser?.address, 2, 0, FAR);
  const scope = [0x1fe, 0x0e, 0x1fe, 0x1e, 0x0e, 1, 2, 2, 3, 1, 2, 3, 4, 1, FAR, 0];
  await send(cn, registry, "proposeAgreement", 7, 1, (1n << 1n) | (1n << 200n), scope, bytes32Of("instrument"));
  await send(hk, registry, "ratifyAgreement", 7, 1);
  await send(officer, ledger, "record", [7, 1, 1, 2, 7, batch.root]);
  // The partner's standing after the record is not the one that counted then; what ends within a second has not lasted through it.
  await networkHelpers.time.increase(60);
  await send(consortium, registry, "setPartnerState", 1, 3);
  const member = [1, 7, 1, 1, tree.root, batch.pathOf(tree.root)];
  await send(recogniser, ledger, "recognise", member, [3, 0x3e, 0, 513]);
  return { registry, ledger };
}

const { registry, ledger } = await found();
const addresses = {
  registry: (await registry.getAddress()).toLowerCase(),
  evidenceLedger: (await ledger.getAddress()).toLowerCase(),
};
const identity = { chainId: "31337", genesisHash: GENESIS, deploymentId: DEPLOYMENT, ...addresses };
const bound = { root: tree.root, partnerId: 1, agreementId: 7, version: 1, kind: 1 };
const path = batch.pathOf(tree.root);

/** Answers from the node, and keeps the nodes of what it was asked. */
async function answer(asking: Asking<LedgerFacts>, block: string, nodes: Set<string>): Promise<LedgerFacts> {
  let step = asking.next();
  while (step.done !== true) {
    const words: Uint8Array[] = [];
    for (const { contract, key } of step.value) {
      const proof = await proofOf({ contract, key }, block);
      for (const node of [...proof.accountProof, ...(proof.storageProof[0]?.proof ?? [])]) nodes.add(node);
      words.push(toBytes(ethers.zeroPadValue(ethers.toBeHex(proof.storageProof[0]?.value ?? "0x0"), 32)));
    }
    step = asking.next(words);
  }
  return step.value;
}

interface Proof {
  readonly accountProof: string[];
  readonly codeHash: string;
  readonly storageProof: { value: string; proof: string[] }[];
}
const proofOf = ({ contract, key }: Slot, block: string): Promise<Proof> =>
  ethers.provider.send("eth_getProof", [addresses[contract], [key], block]) as Promise<Proof>;

async function makeReceipt() {
  const block = (await ethers.provider.send("eth_getBlockByNumber", ["latest", false])) as Record<string, string>;
  const header = encodeHeaderHex(block);
  const { number, time } = readHeader(toBytes(header));
  const shared = { ledger: identity, package: bound, batch: { path } };
  const nodes = new Set<string>();
  const asked = { ...idsOf(shared), ...bound, isInBatch: true, decisions: [200], blockTime: time };
  const facts = await answer(askLedger(asked), block.number as string, nodes);
  const [first] = exhibits;
  const receipt = {
    format: "concord-receipt/1",
    ...shared,
    exhibits: [{ position: 0, ...first, salt: salts["/exhibits/0"], siblings: tree.proofOf("/exhibits/0").path }],
    fields: [],
    decisions: [200],
    block: { header },
    proof: { nodes: [...nodes].filter((node) => node !== "0x80") },
    changes: [],
  };
  const codeOf = async (contract: Slot["contract"]): Promise<string> =>
    (await proofOf({ contract, key: GENESIS }, block.number as string)).codeHash;
  const anchor = {
    format: "concord-anchor/1",
    ledger: {
      ...identity,
      codeHashes: { registry: await codeOf("registry"), evidenceLedger: await codeOf("evidenceLedger") },
    },
    engine: "none",
    block: { number, hash: block.hash },
    valid: { from: "2020-01-01", until: "2099-12-31" },
  };
  return { receipt, anchor, facts, time, asked };
}

describe("a receipt of the contracts themselves", async () => {
  const { receipt, anchor, facts, time, asked } = await makeReceipt();

  it("says what the contracts' views say", async () => {
    const { evidenceId, recordId } = asked;
    const record = await ledger.recordOf(recordId);
    const { partnerId, agreementId, version, kind, recordedAt, form } = record;
    expect(facts.record).toEqual({
      signer: record.signer.toLowerCase(),
      ...Object.fromEntries(
        Object.entries({ partnerId, agreementId, version, kind, recordedAt, form }).map(([name, value]) => [
          name,
          Number(value),
        ]),
      ),
      wasAuthorised: await registry.wasAuthorised(record.signer, 1, 1, recordedAt),
    });
    expect(facts.record?.wasAuthorised).toBe(true);
    const decision = await ledger.decisionOf(evidenceId, 200);
    const { decidedAt, state, grade, facets, reason, conditions } = decision;
    expect(facts.decisions).toEqual([
      {
        partnerId: 200,
        signer: decision.signer.toLowerCase(),
        ...Object.fromEntries(
          Object.entries({ decidedAt, state, grade, facets, reason, conditions }).map(([name, value]) => [
            name,
            Number(value),
          ]),
        ),
        wasAuthorised: await registry.wasAuthorised(decision.signer, 200, 2, decidedAt),
      },
    ]);
    expect(Object.fromEntries(facts.isoCodes)).toEqual({ 1: "CN", 200: "HK" });
    const { scope, parties } = await registry.agreementOf(7, 1);
    expect(facts.agreement?.parties).toBe(parties);
    expect(facts.agreement?.scope).toEqual({
      rule: Number(scope.rule),
      floor: Number(scope.floor),
      court: Number(scope.court),
      effective: Number(scope.effective),
      expiry: Number(scope.expiry),
      state: Number(scope.state),
    });
  });

  it("is verified without them", () => {
    const verified = verifyReceipt({
      receipt: JSON.stringify(receipt),
      anchor: JSON.stringify(anchor),
      files: files.slice(0, 1),
      now: time,
    });
    expect(verified.findings.map(({ fragment, verdict, code }) => `${fragment} ${verdict} ${code}`)).toEqual([
      "recorded holds recorded",
      "issuer holds authorised",
      "status holds standing",
      "recognition holds recognised",
      "custody unknown no-custody-events",
      "finality unknown no-seals",
    ]);
    expect(verified.files[0]?.verdict).toBe("holds");
  });
});
