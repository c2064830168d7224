/** `node scripts/bench/verify-with-peers.ts RECEIPT FOLDER`: times what others verify, in a process that has verified nothing, and prints it as JSON. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { askLedger } from "../../gateway/receipts/ask-ledger.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import type { Receipt } from "../../gateway/receipts/receipt-format.ts";
import { bytesOf, decodeRlp, itemsOf } from "../../gateway/receipts/rlp.ts";
import type { Slot } from "../../gateway/receipts/slots.ts";
import { idsOf } from "../../gateway/receipts/verify-receipt.ts";
import { BATCH_SIZE } from "./batch-size.ts";
import type { peers } from "./peers.ts";
import { type FirstAndWarm, timeRuns } from "./time-runs.ts";

export interface PeerTimes {
  /** `@ethereumjs/mpt`: the same slots read from the same nodes, and nothing else of a verification. */
  readonly stateProof: FirstAndWarm;
  /** TradeTrust (OpenAttestation): the digest of a document and its path to the root of a batch, and nothing of a ledger. */
  readonly document: FirstAndWarm;
}

interface Trie {
  get(key: Uint8Array): Promise<Uint8Array | null>;
}
interface Mpt {
  createMPTFromProof(
    nodes: readonly Uint8Array[],
    options: object,
  ): Promise<Trie & { readonly database: () => { readonly db: object } }>;
  createMPT(options: object): Promise<Trie>;
}
interface TradeTrust {
  wrapDocuments(documents: readonly object[]): unknown[];
  verifySignature(document: unknown): boolean;
}

const [receiptFile = "", folder = ""] = process.argv.slice(2);
const load = createRequire(join(folder, "package.json")) as (name: keyof typeof peers) => unknown;
const mpt = load("@ethereumjs/mpt") as Mpt;
const tradeTrust = load("@tradetrust-tt/tradetrust") as TradeTrust;

const receipt = JSON.parse(readFileSync(receiptFile, "utf8")) as Receipt;
const { stateRoot, time } = readHeader(toBytes(receipt.block.header));

async function readState(): Promise<void> {
  const nodes = receipt.proof.nodes.map(toBytes);
  const root = toBytes(stateRoot);
  const options = { useKeyHashing: true };
  const state = await mpt.createMPTFromProof(nodes, { ...options, root });
  const storage: Partial<Record<Slot["contract"], Trie>> = {};
  for (const contract of ["evidenceLedger", "registry"] as const) {
    const account = await state.get(toBytes(receipt.ledger[contract]));
    if (account === null) throw new Error(`there is no ${contract}`);
    const storageRoot = bytesOf(itemsOf(decodeRlp(account))[2]);
    storage[contract] = await mpt.createMPT({ ...options, root: storageRoot, db: state.database().db });
  }
  const { decisions, batch } = receipt;
  const asking = askLedger({
    ...idsOf(receipt),
    ...receipt.package,
    decisions,
    isInBatch: batch !== null,
    blockTime: time,
  });
  let step = asking.next();
  while (step.done !== true) {
    const words: Uint8Array[] = [];
    for (const { contract, key } of step.value) {
      const value = await storage[contract]?.get(toBytes(key));
      const word = new Uint8Array(32);
      if (value) word.set(bytesOf(decodeRlp(value)), 32 - bytesOf(decodeRlp(value)).length);
      words.push(word);
    }
    step = asking.next(words);
  }
  if (step.value.record?.wasAuthorised !== true) throw new Error(`the peer reads another state: ${toHex(root)}`);
}

const digest = (name: string): string => createHash("sha256").update(name).digest("hex");
const identityProof = { type: "DNS-TXT", location: "example.org" };
const issuers = [{ name: "Customs", documentStore: `0x${"ab".repeat(20)}`, identityProof }];
const [document] = tradeTrust.wrapDocuments(
  Array.from({ length: BATCH_SIZE }, (_, nth) => ({
    issuers,
    kind: "photo",
    ...Object.fromEntries(Array.from({ length: 14 }, (_unused, field) => [`field-${field}`, `value ${field}`])),
    exhibit: {
      path: `photos/${nth}.png`,
      mediaType: "image/png",
      size: 1_024,
      sha256: digest(`${nth}`),
      sm3: digest(`sm3 ${nth}`),
    },
  })),
);
const times: PeerTimes = {
  stateProof: await timeRuns(readState),
  document: await timeRuns(() => {
    if (!tradeTrust.verifySignature(document)) throw new Error("the peer does not verify its own document");
  }),
};
process.stdout.write(JSON.stringify(times));
