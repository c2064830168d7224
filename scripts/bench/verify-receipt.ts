/** `node scripts/bench/verify-receipt.ts RECEIPT ANCHOR`: times the verification of a receipt in a process that has verified none, and prints it as JSON. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { recoverAddress } from "../../gateway/domain/recover-signer.ts";
import { verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import { type FirstAndWarm, timeRuns } from "./time-runs.ts";

/** What a process took: with everything loaded and nothing compiled by use, and later. */
export interface VerificationTimes {
  readonly verification: FirstAndWarm;
  /** Recovering one signer: the least that a verification by seals can take. */
  readonly recovery: FirstAndWarm;
}

const [receiptFile = "", anchorFile = ""] = process.argv.slice(2);
const question = {
  receipt: readFileSync(receiptFile, "utf8"),
  anchor: readFileSync(anchorFile, "utf8"),
  files: [],
  now: Math.floor(Date.now() / 1_000),
};
const verify = (): void => {
  const { findings } = verifyReceipt(question);
  const open = findings.filter(({ verdict, fragment }) => verdict !== "holds" && fragment !== "custody");
  if (open.length > 0) throw new Error(`the receipt does not hold: ${JSON.stringify(open)}`);
};
const digest = new Uint8Array(32).fill(7);
const signature = new Uint8Array(64).fill(1);
const times: VerificationTimes = {
  verification: await timeRuns(verify),
  recovery: await timeRuns(() => recoverAddress(digest, signature, 0)),
};
process.stdout.write(JSON.stringify(times));
