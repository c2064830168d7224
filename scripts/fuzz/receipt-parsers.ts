import { exhibitName } from "../../gateway/bundle/layout.ts";
import { safeFileName } from "../../gateway/cli/save-exhibits.ts";
import { whyNotPath } from "../../gateway/domain/exhibit-path.ts";
import { describeReceipt } from "../../gateway/receipts/describe-receipt.ts";
import { verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import { verifyRenewal } from "../../gateway/receipts/verify-renewal.ts";
import { makeCheckpointed } from "../../test/receipts/checkpoint-kit.ts";
import { bytes32Of, files, makeReceipt, NOW } from "../../test/receipts/receipt-kit.ts";
import { renew, renewedFiles, secondsOf } from "../../test/receipts/renewal-kit.ts";
import { type Parser, textParser } from "./parser.ts";

/** What a name of a file may have at most on any system, in bytes. */
const MOST_BYTES = 255;

/** Receipts, what they are verified with, and the names that their exhibits have in a bundle and in a folder. */
export function receiptParsers(): Parser[] {
  const plain = textsOf(makeReceipt());
  const pair = textsOf(makeCheckpointed());
  const verify = (given: { receipt: string; anchor: string; checkpoint?: string }) =>
    verifyReceipt({ ...given, checkpoints: given.checkpoint === undefined ? [] : [given.checkpoint], files, now: NOW });
  const { renewal, today, anchors } = renew([{ day: "2026-03-01" }, { day: "2027-02-01" }]);
  const ofRenewal = { files: renewedFiles, checkpoints: [], distrusted: [], now: secondsOf("2027-03-01") };
  return [
    textParser("receipt", plain.receipt, (receipt) =>
      describeReceipt(verify({ ...plain, receipt }), true, NOW * 1_000),
    ),
    textParser("anchor", plain.anchor, (anchor) => verify({ ...plain, anchor })),
    textParser("anchor with countersigners", pair.anchor, (anchor) => verify({ ...pair, anchor })),
    textParser("checkpoint", pair.checkpoint, (checkpoint) => verify({ ...pair, checkpoint })),
    textParser("renewed receipt", renewal, (text) =>
      verifyRenewal({ ...ofRenewal, renewal: text, anchor: today, formerAnchors: anchors }),
    ),
    textParser("name of a bundle's exhibit", "Fotos/2026/发货单 nº 7 (frente).final.jpeg", nameExhibit),
  ];
}

function textsOf<T extends Readonly<Record<string, unknown>>>(made: T): Record<keyof T, string> {
  return Object.fromEntries(Object.entries(made).map(([name, value]) => [name, JSON.stringify(value)])) as Record<
    keyof T,
    string
  >;
}

function nameExhibit(path: string): void {
  if (whyNotPath(path) !== undefined) return;
  const name = safeFileName(0, path);
  const why = whyNotPath(exhibitName(bytes32Of("evidence"), name));
  if (why !== undefined) throw new Error(`the name ${why}`);
  if (Buffer.byteLength(name) > MOST_BYTES) throw new Error("the name is longer than systems take");
  if (/[. ]$|[/\\]/u.test(name)) throw new Error("the name is another one, or a path, on some systems");
}
