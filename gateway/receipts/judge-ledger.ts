import { codeOf } from "../domain/codes/code-list.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { grades } from "../domain/codes/recognition.ts";
import {
  finding,
  judgeIssuer,
  judgeRecognition,
  judgeRecord,
  judgeStatus,
  NO_CUSTODY,
  notChecked,
  type RecordNames,
} from "../domain/judge.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { LedgerFacts } from "./ask-ledger.ts";
import type { Header } from "./header.ts";
import type { Receipt } from "./receipt-format.ts";

const AUTOMATIC = 2;
/** How far, in seconds, a block's time may be ahead of a clock that is not quite right. */
const MOST_AHEAD = 300;

/** As of which block a ledger was asked, when, and for whom. */
export interface Asked {
  readonly block: Header;
  /** Unix seconds. */
  readonly now: number;
  /** How old a present state may be, in seconds; undefined: as old as it is. */
  readonly maxAgeSeconds: number | undefined;
  /** ISO code of the partner whose recognition is asked for. */
  readonly asker: string | undefined;
}

/** The findings on a record of which a block of the ledger says so much. */
export function judgeLedger(facts: LedgerFacts, { package: bound, decisions }: Receipt, asked: Asked): Finding[] {
  const { record, status, successor } = facts;
  const { block } = asked;
  if (record === undefined)
    return [
      finding("recorded", "fails", "not-recorded", `The package was not on the ledger as of block ${block.number}.`),
      ...notChecked(["issuer", "status", "recognition", "custody"]),
    ];
  const names: RecordNames = {
    block: block.number,
    recorder: { id: bound.partnerId, iso: nameOf(facts, bound.partnerId) },
    agreement:
      bound.agreementId === 0
        ? "no agreement, for itself alone"
        : `agreement ${bound.agreementId} version ${bound.version}`,
    automaticGrade: undefined,
    describeTime: (seconds) => new Date(seconds * 1_000).toISOString(),
    describeReason: (reason) => codeOf(reasons, reason) ?? `reason ${reason}`,
    describeGrade: (grade) => codeOf(grades, grade) ?? "no grade",
  };
  const standing = judgeStatus(names, { decisions: status === undefined ? [] : [status], successor });
  const recognition = judgeAsker(facts, [bound.partnerId, ...decisions], names, asked.asker);
  const late = whyLate(asked);
  return [
    judgeRecord(names, record),
    judgeIssuer(names, record),
    // What was withdrawn or superseded stays so.
    late === undefined || standing.verdict === "fails" ? standing : finding("status", "unknown", ...late),
    late === undefined || recognition.code === "own-evidence"
      ? recognition
      : finding("recognition", "unknown", ...late),
    NO_CUSTODY,
  ];
}

/** The findings where the receipt's block may be anybody's. */
export function judgeNothing(): Finding[] {
  const detail = "The receipt's block is not shown to belong to the ledger.";
  return [
    ...(["recorded", "issuer", "status", "recognition"] as const).map((fragment) =>
      finding(fragment, "unknown", "block-unproven", detail),
    ),
    ...notChecked(["custody"]),
  ];
}

/** ISO code of a partner; `?` and its number for one that the ledger has none of. */
export const nameOf = ({ isoCodes }: LedgerFacts, partnerId: number): string =>
  isoCodes.get(partnerId) ?? `?${partnerId}`;

function judgeAsker(
  facts: LedgerFacts,
  proven: readonly number[],
  names: RecordNames,
  iso: string | undefined,
): Finding {
  const [, only, ...others] = proven;
  const asker =
    iso === undefined && others.length === 0 ? only : proven.find((partner) => nameOf(facts, partner) === iso);
  if (asker === undefined)
    return iso === undefined
      ? finding("recognition", "unknown", "partner-unnamed", "Whose recognition is asked for was not said.")
      : finding("recognition", "unknown", "decision-unproven", `The receipt does not prove what ${iso} has decided.`);
  const automaticGrade = automaticGradeOf(facts.agreement, asker);
  return judgeRecognition(
    { ...names, automaticGrade, asker: { id: asker, iso: nameOf(facts, asker) } },
    { decisions: facts.decisions },
  );
}

function automaticGradeOf(agreement: LedgerFacts["agreement"], partnerId: number): string | undefined {
  if (agreement === undefined || agreement.scope.rule !== AUTOMATIC) return undefined;
  const isParty = ((agreement.parties >> BigInt(partnerId)) & 1n) === 1n;
  return isParty ? codeOf(grades, agreement.scope.floor) : undefined;
}

function whyLate({ block, now, maxAgeSeconds }: Asked): readonly ["receipt-old" | "block-ahead", string] | undefined {
  const age = now - block.time;
  if (age < -MOST_AHEAD) return ["block-ahead", "The block's time is ahead of this clock."];
  return maxAgeSeconds !== undefined && age > maxAgeSeconds
    ? ["receipt-old", `The block is ${age} seconds old; at most ${maxAgeSeconds} are allowed.`]
    : undefined;
}
