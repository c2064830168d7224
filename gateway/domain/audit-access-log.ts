import { type AccessEntry, type AccessRow, accessEntrySchema, hashOfEntry } from "./access-log.ts";
import type { AccessFindingCode } from "./codes/access-findings.ts";
import type { Verdict } from "./codes/verdicts.ts";

/** What a gateway anchored as of the end of a day (`2026-11-27`). */
export interface AnchoredHead {
  readonly day: string;
  readonly head: string;
  readonly count: number;
}

/** Something that is wrong with an entry, or with what lies before it. */
export interface AccessFinding {
  readonly sequence: number;
  readonly code: AccessFindingCode;
}

/** What is to be said of a day's entries. */
export interface AuditedDay {
  readonly day: string;
  readonly entries: number;
  readonly verdict: Verdict;
  readonly code: AccessFindingCode;
}

export interface AccessAudit {
  readonly entries: number;
  readonly days: readonly AuditedDay[];
  readonly findings: readonly AccessFinding[];
  /** `fails` when a day does, `unknown` where something was lost, else `holds` when a day does: the last ones are never anchored yet. */
  readonly verdict: Verdict;
}

interface Day {
  entries: number;
  last: number;
  wrong: AccessFindingCode | undefined;
}

/**
 * Checks an access log against itself and against what the ledger has of it. A chain that was made anew after a change is sound in
 * itself; no anchor fits it.
 *
 * @param origin what the first entry goes on from (`originOf`)
 * @param rows all of the log, in the order in which it is given
 * @param anchors all of the partner's, the oldest first
 * @param takenOn UTC day of which the rows are a copy, where they are one: it may end before what was anchored of that day and later
 */
export function auditAccessLog(
  origin: string,
  rows: readonly AccessRow[],
  anchors: readonly AnchoredHead[],
  takenOn?: string,
): AccessAudit {
  const findings: AccessFinding[] = [];
  const days = new Map<string, Day>();
  const hashes = new Map<number, string>();
  let previous = { sequence: 0, hash: origin, time: "" };
  // What cannot be read may be of the day before it or of the one after.
  let ofUnknownDay: AccessFindingCode | undefined;
  for (const row of rows) {
    const entry = readEntry(row);
    const found = findWrong(row, entry, previous, anchors);
    if (found !== undefined) findings.push({ sequence: row.sequence, code: found });
    const day = entry?.time.slice(0, 10) ?? previous.time.slice(0, 10);
    const known = days.get(day);
    const isFailing = found !== undefined && found !== "log-resumed";
    const wrong = isFailing ? found : ofUnknownDay;
    ofUnknownDay = entry === undefined ? found : undefined;
    days.set(day, {
      entries: (known?.entries ?? 0) + 1,
      last: row.sequence,
      wrong: known?.wrong ?? wrong,
    });
    hashes.set(row.sequence, row.hash);
    previous = { sequence: row.sequence, hash: row.hash, time: entry?.time ?? previous.time };
  }
  const audited = judgeDays(days, { anchors, takenOn }, hashes, previous.sequence);
  return { entries: rows.length, days: audited, findings, verdict: conclude(audited, findings) };
}

function readEntry({ body }: AccessRow): AccessEntry | undefined {
  try {
    const parsed = accessEntrySchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function findWrong(
  row: AccessRow,
  entry: AccessEntry | undefined,
  previous: { readonly sequence: number; readonly hash: string; readonly time: string },
  anchors: readonly AnchoredHead[],
): AccessFindingCode | undefined {
  if (entry === undefined || entry.sequence !== row.sequence) return "entry-malformed";
  if (row.sequence !== previous.sequence + 1) {
    const lost = anchors.find(({ count }) => count === row.sequence - 1);
    const goesOn = lost !== undefined && entry.operation === "resumeLog";
    return goesOn && hashOfEntry(lost.head, row.body) === row.hash ? "log-resumed" : "entry-missing";
  }
  if (hashOfEntry(previous.hash, row.body) !== row.hash) return "entry-changed";
  return entry.time < previous.time ? "entry-backdated" : undefined;
}

function judgeDays(
  days: ReadonlyMap<string, Day>,
  { anchors, takenOn }: { readonly anchors: readonly AnchoredHead[]; readonly takenOn: string | undefined },
  hashes: ReadonlyMap<number, string>,
  lastSequence: number,
): AuditedDay[] {
  const isAfterCopy = ({ day, count }: AnchoredHead): boolean =>
    takenOn !== undefined && day >= takenOn && count > lastSequence;
  const audited = [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, { entries, last, wrong }]): AuditedDay => {
      if (wrong !== undefined) return { day, entries, verdict: "fails", code: wrong };
      const covering = anchors.find((anchor) => anchor.day >= day);
      if (covering === undefined) return { day, entries, verdict: "unknown", code: "not-anchored-yet" };
      if (isAfterCopy(covering)) return { day, entries, verdict: "unknown", code: "anchored-beyond-copy" };
      // What is dated into a day that was anchored, and stands after its anchor, came later.
      if (last > covering.count) return { day, entries, verdict: "fails", code: "anchor-broken" };
      const hash = hashes.get(covering.count);
      // Its end was lost, and the log goes on after what was anchored of it.
      if (hash === undefined && hashes.has(covering.count + 1)) {
        return { day, entries, verdict: "unknown", code: "log-resumed" };
      }
      if (hash !== covering.head) return { day, entries, verdict: "fails", code: "anchor-broken" };
      return { day, entries, verdict: "holds", code: "anchored" };
    });
  const first = audited[0]?.day ?? "";
  // A log that was made anew and dated after every anchor has no day that one covers.
  const before = anchors.filter(({ day, count, head }) => day < first && (hashes.get(count) ?? head) !== head);
  const beyond = anchors.find((anchor) => anchor.count > lastSequence && !isAfterCopy(anchor));
  return [
    ...before.map(({ day }) => failing(day, "anchor-broken")),
    ...audited,
    ...(beyond === undefined ? [] : [failing(beyond.day, "anchor-beyond")]),
  ];
}

const failing = (day: string, code: AccessFindingCode): AuditedDay => ({ day, entries: 0, verdict: "fails", code });

/** The same where nobody but who is audited was asked for the anchors: a day fits what is shown, and no more is said. */
export function asShown(audit: AccessAudit): AccessAudit {
  const days = audit.days.map((day) =>
    day.code === "anchored" ? { ...day, code: "anchored-as-shown" as const } : day,
  );
  return { ...audit, days };
}

/** The same with days of which others tell another anchor, which `code` says who; they have that verdict. */
export function withDiffering(
  audit: AccessAudit,
  differing: readonly string[],
  code: Extract<AccessFindingCode, "anchor-shown-otherwise" | "sources-differ">,
): AccessAudit {
  if (differing.length === 0) return audit;
  const verdict = code === "sources-differ" ? "unknown" : "fails";
  const days = [...audit.days, ...differing.map((day) => ({ day, entries: 0, verdict, code }) as const)];
  return { ...audit, days, verdict: audit.verdict === "fails" ? "fails" : verdict };
}

function conclude(days: readonly AuditedDay[], findings: readonly AccessFinding[]): Verdict {
  if (days.some(({ verdict }) => verdict === "fails")) return "fails";
  if (findings.length > 0) return "unknown";
  return days.some(({ verdict }) => verdict === "holds") ? "holds" : "unknown";
}
