import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { BATCH_SIZE } from "./batch-size.ts";
import { type Bench, type Figure, figureOf } from "./figure.ts";
import { timeReceipts } from "./make-receipts.ts";
import { installPeers, peers } from "./peers.ts";
import { timeInChromium } from "./verify-in-chromium.ts";
import type { VerificationTimes } from "./verify-receipt.ts";
import type { PeerTimes } from "./verify-with-peers.ts";

const RECORDS = 100_000;
const PROCESSES = 9;
const FIRST = "everything is loaded, nothing of it has run";
const script = (name: string): string => join(import.meta.dirname, name);

/** A receipt of a package of a batch, on a large ledger with four validators: its size, and verifying it, in Node and in a browser. */
export const receipt: Bench = {
  name: "receipt",
  subject: `a package of a batch of ${BATCH_SIZE.toLocaleString("en")} on a ledger of ${RECORDS.toLocaleString("en")} records with four validators: its receipt, verified`,
  measure: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
    try {
      say(
        `${RECORDS.toLocaleString("en")} records, each its own transaction, on Hardhat's chain; its state below a header that four keys seal as QBFT does`,
      );
      await recordLedger(folder, say);
      const text = await readFile(join(folder, "receipt.json"), "utf8");
      const peerFolder = await installPeers(say);
      say("verifying in processes that have verified none");
      const ours: VerificationTimes[] = [];
      const theirs: PeerTimes[] = [];
      for (let nth = 0; nth < PROCESSES; nth += 1) {
        ours.push(await runApart("verify-receipt.ts", join(folder, "receipt.json"), join(folder, "anchor.json")));
        if (peerFolder !== undefined)
          theirs.push(await runApart("verify-with-peers.ts", join(folder, "receipt.json"), peerFolder));
      }
      return [
        figureOf("receipt, gzipped", "KiB", [gzipSync(text).length / 1_024], {
          comparedWith: "one exhibit, no fields, one decision",
          budget: { most: 16 },
        }),
        ...figuresOfNode(ours),
        ...(theirs.length === 0 ? [] : figuresOfPeers(ours, theirs)),
        ...(await figuresOfChromium(folder, say)),
        await timeReceipts(say),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

function figuresOfNode(times: readonly VerificationTimes[]): Figure[] {
  const verifications = times.map(({ verification }) => verification);
  const warmOver = times.map(({ verification, recovery }) => verification.warm / recovery.warm);
  return [
    figureOf(
      "first verification in a process",
      "ms",
      verifications.map(({ first }) => first),
      {
        comparedWith: FIRST,
        budget: { most: 25 },
      },
    ),
    figureOf(
      "later verification",
      "ms",
      verifications.map(({ warm }) => warm),
      { budget: { most: 10 } },
    ),
    figureOf(
      "· the floor: recovering one signer",
      "ms",
      times.map(({ recovery }) => recovery.warm),
      {
        comparedWith: "four seals are four of these",
      },
    ),
    figureOf("· later verification against the floor", "×", warmOver, { comparedWith: "in the same process" }),
  ];
}

function figuresOfPeers(ours: readonly VerificationTimes[], theirs: readonly PeerTimes[]): Figure[] {
  const mpt = `@ethereumjs/mpt ${peers["@ethereumjs/mpt"]}: the same slots from the same nodes; no seals, no package`;
  const document = `TradeTrust ${peers["@tradetrust-tt/tradetrust"]}: digest and path in a batch of ${BATCH_SIZE.toLocaleString("en")}; no ledger`;
  const ratios = (of: (peer: PeerTimes) => number): number[] =>
    theirs.map((peer, position) => (ours[position]?.verification.warm ?? Number.NaN) / of(peer));
  return [
    figureOf(
      "state proof alone, by a peer, first",
      "ms",
      theirs.map(({ stateProof }) => stateProof.first),
      { comparedWith: mpt },
    ),
    figureOf(
      "state proof alone, by a peer, later",
      "ms",
      theirs.map(({ stateProof }) => stateProof.warm),
      { comparedWith: mpt },
    ),
    figureOf(
      "· our whole verification against it",
      "×",
      ratios(({ stateProof }) => stateProof.warm),
      { comparedWith: "later ones" },
    ),
    figureOf(
      "document alone, by a peer, first",
      "ms",
      theirs.map((peer) => peer.document.first),
      { comparedWith: document },
    ),
    figureOf(
      "document alone, by a peer, later",
      "ms",
      theirs.map((peer) => peer.document.warm),
      { comparedWith: document },
    ),
    figureOf(
      "· our whole verification against it",
      "×",
      ratios((peer) => peer.document.warm),
      { comparedWith: "later ones" },
    ),
  ];
}

async function figuresOfChromium(folder: string, say: (line: string) => void): Promise<Figure[]> {
  say("verifying in pages that are freshly loaded");
  const times = await timeInChromium(folder);
  if (times === undefined) {
    say("there is no Chromium: CONCORD_TEST_CHROMIUM may name one");
    return [];
  }
  const page = "the verifier's one file, opened from the disk";
  return [
    figureOf(
      "first verification in a page",
      "ms",
      times.map(({ first }) => first),
      {
        comparedWith: "asked of its worker and answered; the page is loaded, nothing has run",
        budget: { most: 60 },
      },
    ),
    figureOf(
      "later verification in a page",
      "ms",
      times.map(({ warm }) => warm),
      { budget: { most: 60 } },
    ),
    figureOf(
      "from the button to the verdict shown",
      "ms",
      times.map(({ shown }) => shown),
      {
        comparedWith: "a file of 1 KiB is digested by two workers that start meanwhile",
      },
    ),
    figureOf(
      "page opened until it can verify",
      "ms",
      times.map(({ ready }) => ready),
      { comparedWith: page },
    ),
  ];
}

async function recordLedger(folder: string, say: (line: string) => void): Promise<void> {
  const recording = execFile(process.execPath, [script("large-ledger.ts"), String(RECORDS), folder]);
  const errors: string[] = [];
  recording.stderr?.on("data", (text: string) => errors.push(text));
  if (recording.stdout !== null) createInterface(recording.stdout).on("line", say);
  const code = await new Promise<number | null>((done) => recording.once("close", done));
  if (code !== 0) throw new Error(`the ledger could not be recorded: ${errors.join("")}`);
}

async function runApart<T>(name: string, ...values: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [script(name), ...values]);
  return JSON.parse(stdout) as T;
}
