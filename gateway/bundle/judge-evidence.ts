import { readReceipt } from "../receipts/read-formats.ts";
import type { DisclosedExhibit, Receipt } from "../receipts/receipt-format.ts";
import { type VerifiedReceipt, verifyReceipt } from "../receipts/verify-receipt.ts";
import { filesOf, type Trust } from "./trust.ts";

/** A receipt with what is to be said of it. */
export interface JudgedEvidence {
  /** The receipt's file, as it is. */
  readonly text: string;
  readonly receipt: Receipt;
  /** What it shows of the exhibits that it discloses, of which each has the file name of the bundle. */
  readonly found: VerifiedReceipt;
  /** The time for which that was found, Unix seconds: see {@link judgeEvidence}. */
  readonly judgedAt: number;
  /** Whether the same is found now. */
  readonly isTrueNow: boolean;
}

/** What a bundle is made of, beside the exhibits. */
export interface EvidenceQuestion {
  readonly receipt: string;
  readonly trust: Trust;
  /** Whose recognition is asked for. */
  readonly asker: string | undefined;
  /** Unix seconds. */
  readonly now: number;
  /** The file name that an exhibit has in the bundle. */
  readonly nameOf: (exhibit: DisclosedExhibit) => string;
}

/**
 * Says of a receipt and the exhibits that it discloses what a verification of them says. So that nothing depends on when it is asked, the
 * clock stands at the receipt's block, or at the first day of what it is held against where that is later; whether a clock that goes finds the same
 * is told beside it.
 *
 * @throws DomainError as {@link verifyReceipt} does
 */
export function judgeEvidence({ receipt: text, trust, asker, now, nameOf }: EvidenceQuestion): JudgedEvidence {
  const receipt = readReceipt(text);
  const files = receipt.exhibits.map((exhibit) => ({
    name: nameOf(exhibit),
    size: exhibit.size,
    sha256: exhibit.sha256,
    sm3: exhibit.sm3,
  }));
  const verifyAt = (time: number) =>
    verifyReceipt({
      receipt: text,
      anchor: trust.anchor?.text,
      checkpoints: trust.checkpoints.map((each) => each.text),
      files,
      now: time,
      ...(asker === undefined ? {} : { asker }),
    });
  const foundNow = verifyAt(now);
  const judgedAt = Math.max(foundNow.asOf.blockTime, firstSecondOf(trust, foundNow.asOf.blockNumber));
  const found = verifyAt(judgedAt);
  return {
    text,
    receipt,
    found,
    judgedAt,
    isTrueNow: JSON.stringify(verdictsOf(found)) === JSON.stringify(verdictsOf(foundNow)),
  };
}

/** From when on all is relied on that bears on a block. */
function firstSecondOf(trust: Trust, block: number): number {
  const days = filesOf(trust).flatMap((file) => (file.block <= block ? [Date.parse(file.valid.from) / 1_000] : []));
  return Math.max(0, ...days);
}

function verdictsOf({ findings, files }: VerifiedReceipt): unknown {
  const codesOf = (all: VerifiedReceipt["findings"]) => all.map(({ verdict, code }) => [verdict, code]);
  return [codesOf(findings), files.map(({ verdict, findings: ofFile }) => [verdict, codesOf(ofFile)])];
}
