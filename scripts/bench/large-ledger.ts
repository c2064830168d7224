/**
 * `node scripts/bench/large-ledger.ts RECORDS FOLDER`: records so many times on a chain of its own, each a transaction of its own that the contracts carry out, then
 * a batch of 1,000 packages that another partner recognises; and writes `receipt.json`, `anchor.json` and the exhibit `photo.png` of one of these packages into the folder.
 *
 * Hardhat's blocks have no seals. The state is the chain's own; the header above it is sealed anew by four validators, as QBFT does.
 */
import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { stateProofs } from "../../gateway/chain/read-proof.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import { keccakOfText } from "../../gateway/domain/keccak.ts";
import { buildSaltedTree, leavesOf } from "../../gateway/domain/salted-tree.ts";
import { idsOf } from "../../gateway/receipts/verify-receipt.ts";
import { gatherState } from "../../gateway/verbs/gather-state.ts";
import config from "../../hardhat.config.ts";
import { byAddress, makeHeader, validatorOf } from "../../test/receipts/chain-kit.ts";
import { BATCH_SIZE } from "./batch-size.ts";

const PER_BLOCK = 1_000;
const REPORTED_EACH = 10;
const ALWAYS = 2 ** 40 - 1;
const [CN, HK] = [1, 200];
const AGREEMENT = { agreementId: 7, version: 1 };
const KIND = 1;
const TRADEMARK = 2;
const hex = (): string => `0x${randomBytes(32).toString("hex")}`;

const [records = 0, folder = "."] = [Number(process.argv[2]), process.argv[3]];
const hardhat = await createHardhatRuntimeEnvironment(config, {}, resolve(import.meta.dirname, "../.."));
const { ethers, provider } = await hardhat.network.create({ network: "default" });
const [deployer, consortium, cn, hk, officer, recogniser] = await ethers.getSigners();
if (!deployer || !consortium || !cn || !hk || !officer || !recogniser)
  throw new Error("the chain has too few accounts");
const send = <T>(method: string, params: readonly unknown[]): Promise<T> =>
  provider.request({ method, params: [...params] }) as Promise<T>;

const deploymentId = keccakOfText("bench");
const founders = [
  { partnerId: CN, iso: "0x434e", signatory: cn.address },
  { partnerId: HK, iso: "0x484b", signatory: hk.address },
];
const registry = await ethers.deployContract(
  "Registry",
  [deployer.address, consortium.address, deploymentId, founders] as never,
  deployer,
);
const ledger = await ethers.deployContract(
  "EvidenceLedger",
  [deployer.address, await registry.getAddress()] as never,
  deployer,
);
const addresses = {
  registry: (await registry.getAddress()).toLowerCase(),
  evidenceLedger: (await ledger.getAddress()).toLowerCase(),
};

async function act(
  signer: NonNullable<typeof cn>,
  contract: typeof registry,
  name: string,
  ...values: unknown[]
): Promise<void> {
  const data = contract.interface.encodeFunctionData(name as never, values as never);
  const receipt = await (await signer.sendTransaction({ to: contract, data })).wait();
  if (receipt?.status !== 1) throw new Error(`${name} failed`);
}
await act(cn, registry, "authoriseSigner", officer.address, 1, 0, ALWAYS);
await act(hk, registry, "authoriseSigner", recogniser.address, 2, 0, ALWAYS);
const scope = [0x1fe, 0x0e, 0x1fe, 0x1e, 0x0e, 1, 2, 2, 3, 1, 2, 3, 4, 1, ALWAYS, 0];
const parties = (1n << BigInt(CN)) | (1n << BigInt(HK));
await act(cn, registry, "proposeAgreement", AGREEMENT.agreementId, AGREEMENT.version, parties, scope, hex());
await act(hk, registry, "ratifyAgreement", AGREEMENT.agreementId, AGREEMENT.version);

const recordingOf = (root: string, size: number) => [
  AGREEMENT.agreementId,
  AGREEMENT.version,
  KIND,
  TRADEMARK,
  size,
  root,
];
const callOf = (root: string): string =>
  ledger.interface.encodeFunctionData("record" as never, [recordingOf(root, 1)] as never);

/** Records packages of one each, many transactions a block. */
async function fill(count: number): Promise<void> {
  await send("evm_setAutomine", [false]);
  const to = addresses.evidenceLedger;
  const topics = [ledger.interface.getEvent("EvidenceRecorded" as never)?.topicHash];
  for (let done = 0; done < count; ) {
    const size = Math.min(PER_BLOCK, count - done);
    const shared = { from: officer?.address, to, gas: "0x40000", gasPrice: "0x0" };
    const sent = Array.from({ length: size }, () => send("eth_sendTransaction", [{ ...shared, data: callOf(hex()) }]));
    await Promise.all(sent);
    await send("evm_mine", []);
    const { length } = await send<unknown[]>("eth_getLogs", [
      { fromBlock: "latest", toBlock: "latest", address: to, topics },
    ]);
    if (length !== size) throw new Error(`of ${size} records in a block there are ${length}`);
    done += size;
    if (done % (PER_BLOCK * REPORTED_EACH) === 0) console.log(`${done.toLocaleString("en")} records`);
  }
  await send("evm_setAutomine", [true]);
}
await fill(records);

const photo = randomBytes(1_024);
const digest = (algorithm: string): string => createHash(algorithm).update(photo).digest("hex");
const exhibit = {
  path: "photos/photo.png",
  mediaType: "image/png",
  size: photo.length,
  sha256: digest("sha256"),
  sm3: digest("sm3"),
};
const fields = Object.fromEntries(Array.from({ length: 14 }, (_, nth) => [`field-${nth}`, `value ${nth}`]));
const leaves = leavesOf(fields, [exhibit]);
const salts = Object.fromEntries(leaves.map(({ pointer }) => [pointer, hex()]));
const tree = buildSaltedTree(leaves, salts);
const batch = buildBatch([...Array.from({ length: BATCH_SIZE - 1 }, hex), tree.root]);
const path = batch.pathOf(tree.root);
await act(officer, ledger as never, "record", recordingOf(batch.root, BATCH_SIZE));
const member = [CN, AGREEMENT.agreementId, AGREEMENT.version, KIND, tree.root, path];
await act(recogniser, ledger as never, "recognise", member, [3, 0x3e, 0, 513]);

const block = await send<Record<"number" | "timestamp" | "stateRoot", string>>("eth_getBlockByNumber", [
  "latest",
  false,
]);
const genesis = await send<{ hash: string }>("eth_getBlockByNumber", ["0x0", false]);
const [number, time] = [Number(block.number), Number(block.timestamp)];
const identity = { chainId: "31337", genesisHash: genesis.hash, deploymentId, ...addresses };
const claim = {
  ledger: identity,
  package: { root: tree.root, partnerId: CN, ...AGREEMENT, kind: KIND },
  batch: { path },
};
const question = { ...idsOf(claim), ...claim.package, isInBatch: true, decisions: [HK], blockTime: time };
const state = await gatherState(stateProofs({ send }), addresses, question, number);
const validators = byAddress(["one", "two", "three", "four"].map(validatorOf));
const header = makeHeader({
  number,
  time,
  stateRoot: block.stateRoot,
  listed: validators,
  sealers: validators,
  proposer: validators[0]?.address ?? "",
});
const { path: siblings } = tree.proofOf("/exhibits/0");
const receipt = {
  format: "concord-receipt/1",
  ...claim,
  exhibits: [{ position: 0, ...exhibit, salt: salts["/exhibits/0"], siblings }],
  fields: [],
  decisions: [HK],
  block: { header },
  proof: { nodes: state.nodes },
  changes: [],
};
const anchor = {
  format: "concord-anchor/1",
  ledger: { ...identity, codeHashes: state.codeHashes },
  engine: "qbft",
  block: { number: 0, hash: genesis.hash },
  validators: validators.map(({ address }) => address),
  epochLength: 30_000,
  overlap: 1,
  valid: { from: "2000-01-01", until: "2999-12-31" },
};
const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);
write("receipt.json", `${JSON.stringify(receipt)}\n`);
write("anchor.json", `${JSON.stringify(anchor)}\n`);
write("photo.png", photo);
process.exit(0);
