/** `node scripts/bench/verify-receipt.ts RECEIPT ANCHOR`: times the verification of a receipt in a process that has verified none, and prints it as JSON. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { recoverAddress } from "../../gateway/domain/recover-signer.ts";
import { verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";

const WARM_UP = 200;
const WARM = 100;

/** What a process took, in milliseconds. */
export interface VerificationTimes {
  /** The first receipt, with everything loaded and nothing compiled by use. */
  readonly first: number;
  /** The median of many later ones. */
  readonly warm: number;
  /** The median of recovering one signer. */
  readonly recovery: number;
}

const [receiptFile = "", anchorFile = ""] = process.argv.slice(2);
const question = {
  receipt: readFileSync(receiptFile, "utf8"),
  anchor: readFileSync(anchorFile, "utf8"),
  files: [],
  now: Math.floor(Date.now() / 1_000),
};

const timeOf = (run: () => unknown): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};
const medianOf = (run: () => unknown): number => {
  for (let n = 0; n < WARM_UP; n += 1) run();
  const times = Array.from({ length: WARM }, () => timeOf(run)).sort((a, b) => a - b);
  return times[WARM / 2] ?? Number.NaN;
};

const verify = (): void => {
  const { findings } = verifyReceipt(question);
  if (findings[0]?.verdict !== "holds") throw new Error("the receipt does not hold");
};
const digest = new Uint8Array(32).fill(7);
const signature = new Uint8Array(64).fill(1);
const times: VerificationTimes = {
  first: timeOf(verify),
  warm: medianOf(verify),
  recovery: medianOf(() => recoverAddress(digest, signature, 0)),
};
process.stdout.write(JSON.stringify(times));
