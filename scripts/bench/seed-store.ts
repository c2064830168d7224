import { createHash } from "node:crypto";
import { factsOfPackage } from "../../gateway/domain/document-rows.ts";
import { buildBatch, evidenceIdOf } from "../../gateway/domain/ids.ts";
import type { LedgerFact, ScopeBits } from "../../gateway/domain/ledger-events.ts";
import { leavesOfManifest, type Manifest } from "../../gateway/domain/package.ts";
import type { ChainHead, Store } from "../../gateway/domain/ports.ts";
import { saltLeaves } from "../../gateway/domain/salted-tree.ts";
import type { FileClaim } from "../../gateway/domain/wire/verification.ts";

const RECORDER = 1;
const PARTY = 2;
const OFFICER = `0x${"0a".repeat(20)}`;
const START_SECONDS = 1_700_000_000;
const NO_END = 2 ** 40 - 1;

/** How many packages, and how many of them are recorded in one batch; 1 records each alone. */
export interface SeedOptions {
  readonly records: number;
  readonly batchSize: number;
  readonly chainId: bigint;
  /** Address of the evidence ledger. */
  readonly ledger: string;
  readonly genesisHash: string;
  readonly deploymentId: string;
  /** Called after each batch with the number of packages recorded so far. */
  readonly onProgress?: (records: number) => void;
}

/** What the index was filled with: the files that it knows, by the number of their package. */
export interface Seeded {
  readonly head: ChainHead;
  readonly claimOf: (record: number) => FileClaim;
}

/**
 * Fills an index with the packages of partner 1 under an agreement with partner 2, by the same ways as a gateway: documents with
 * their salts and paths, lists of batches, and the events of blocks. Nothing is on any chain.
 */
export async function seedStore(store: Store, options: SeedOptions): Promise<Seeded> {
  const { records, batchSize } = options;
  let block = 1;
  await store.advance(headAt(options, block), inBlock(options, block, founding()));
  for (let first = 0; first < records; first += batchSize) {
    const roots: string[] = [];
    for (let record = first; record < Math.min(first + batchSize, records); record += 1) {
      roots.push(await keepPackage(store, record));
    }
    const { root } = buildBatch(roots);
    if (roots.length > 1) await store.addBatch(root, roots, root.slice(2));
    block += 1;
    await store.advance(headAt(options, block), inBlock(options, block, [recorded(options, root, roots.length)]));
    options.onProgress?.(first + roots.length);
  }
  return { head: headAt(options, block), claimOf };
}

const digestOf = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("hex");
const hashOf = (text: string): string => `0x${digestOf("sha256", text)}`;

/** The file of a record: its content is its number, ten digits long. */
function claimOf(record: number): FileClaim {
  const content = String(record).padStart(10, "0");
  return {
    name: `parcel-${record}.csv`,
    size: content.length,
    sha256: digestOf("sha256", content),
    sm3: digestOf("sm3", content),
  };
}

async function keepPackage(store: Store, record: number): Promise<string> {
  const { name: path, ...digests } = claimOf(record);
  const manifest: Manifest = {
    format: "concord-package/1",
    case: { number: "SEED-1", partner: "CN", office: "Jiangmen", title: "Seeded", basis: "ex-officio" },
    ref: `parcel-${record}`,
    kind: "declaration",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2026-01-02T03:04:05+08:00", by: "officer-1" },
    language: "zh-Hans",
    exhibits: [{ path, mediaType: "text/csv", ...digests }],
  };
  let leaf = 0;
  const salts = saltLeaves(leavesOfManifest(manifest), () => {
    leaf += 1;
    return hashOf(`salt ${record} ${leaf}`);
  });
  const facts = factsOfPackage({ document: manifest, salts });
  await store.addDocument({ ...facts, keyedHash: undefined, objectSha256: digestOf("sha256", `object ${record}`) });
  return facts.root;
}

function headAt({ chainId, genesisHash, deploymentId }: SeedOptions, blockNumber: number): ChainHead {
  const blockHash = hashOf(`block ${blockNumber}`);
  return {
    chainId: chainId.toString(),
    genesisHash,
    deploymentId,
    blockNumber,
    blockHash,
    blockTime: START_SECONDS + blockNumber,
  };
}

function inBlock(options: SeedOptions, blockNumber: number, facts: readonly LedgerFact[]) {
  const { blockHash, blockTime } = headAt(options, blockNumber);
  const transactionHash = hashOf(`transaction ${blockNumber}`);
  return facts.map((fact, logIndex) => ({
    ...fact,
    position: { blockNumber, blockHash, blockTime, logIndex, transactionHash },
  }));
}

const scope: ScopeBits = {
  kinds: 510,
  rights: 14,
  channels: 510,
  purposes: 30,
  directions: 14,
  onward: 2,
  court: 2,
  rule: 1,
  floor: 0,
  hoursToAcknowledge: 24,
  hoursToAnswer: 240,
  hoursToFeedBack: 720,
  hoursToRecognise: 2160,
  effective: START_SECONDS,
  expiry: NO_END,
  state: 0,
};

function founding(): LedgerFact[] {
  const admitted = (partnerId: number, iso: string): LedgerFact[] => [
    { name: "PartnerAdmitted", args: { partnerId, iso, signatory: OFFICER } },
    { name: "PartnerStateChanged", args: { partnerId, previous: 0, current: 2 } },
  ];
  const agreement = { agreementId: 1, version: 1, signer: OFFICER };
  const parties = String(2 ** RECORDER + 2 ** PARTY);
  return [
    ...admitted(RECORDER, "CN"),
    ...admitted(PARTY, "HK"),
    {
      name: "SignerAuthorised",
      args: { signer: OFFICER, partnerId: RECORDER, roles: 1, validFrom: START_SECONDS, validTo: NO_END, by: OFFICER },
    },
    {
      name: "AgreementProposed",
      args: { ...agreement, partnerId: RECORDER, parties, scope, instrument: hashOf("instrument") },
    },
    { name: "AgreementRatified", args: { ...agreement, partnerId: PARTY, isComplete: true } },
  ];
}

function recorded({ chainId, ledger }: SeedOptions, root: string, size: number): LedgerFact {
  const terms = { partnerId: RECORDER, agreementId: 1, version: 1, kind: 4, root };
  const recordId = evidenceIdOf({ chainId, ledger, ...terms });
  return { name: "EvidenceRecorded", args: { recordId, ...terms, rights: 2, size, signer: OFFICER } };
}
