import { describe, expect, it } from "vitest";
import { type AccessEntry, type AccessRow, bodyOf, hashOfEntry, originOf } from "../../gateway/domain/access-log.ts";
import { asShown, auditAccessLog, withDiffering } from "../../gateway/domain/audit-access-log.ts";

const origin = originOf({ chainId: 31_337n, ledger: `0x${"1e".repeat(20)}`, partnerId: 1 });

const entryAt = (sequence: number, time: string, operation = "showEvidence"): AccessEntry => ({
  sequence,
  time,
  operation,
  identity: null,
  status: 200,
  code: null,
  named: [],
  shown: { evidence: [], notices: [], submissions: [] },
  requestId: null,
});

/** A log of three days, two entries each. */
function makeLog(change: (entry: AccessEntry) => AccessEntry = (entry) => entry): AccessRow[] {
  let hash = origin;
  return [1, 2, 3, 4, 5, 6].map((sequence) => {
    const time = `2026-11-2${Math.ceil(sequence / 2)}T10:00:0${sequence}.000Z`;
    const body = bodyOf(change(entryAt(sequence, time)));
    hash = hashOfEntry(hash, body);
    return { sequence, body, hash };
  });
}
const log = makeLog();
const at = (sequence: number, rows = log): AccessRow => rows[sequence - 1] as AccessRow;
const anchors = [
  { day: "2026-11-21", head: at(2).hash, count: 2 },
  { day: "2026-11-22", head: at(4).hash, count: 4 },
];
const daysOf = (rows: readonly AccessRow[], given = anchors) =>
  auditAccessLog(origin, rows, given).days.map(({ day, verdict, code }) => `${day.slice(-2)} ${verdict} ${code}`);

describe("the audit of an access log", () => {
  it("holds for the days that are anchored, and says nothing of those that are not yet", () => {
    expect(auditAccessLog(origin, log, anchors)).toEqual({
      entries: 6,
      findings: [],
      verdict: "holds",
      days: [
        { day: "2026-11-21", entries: 2, verdict: "holds", code: "anchored" },
        { day: "2026-11-22", entries: 2, verdict: "holds", code: "anchored" },
        { day: "2026-11-23", entries: 2, verdict: "unknown", code: "not-anchored-yet" },
      ],
    });
    expect(auditAccessLog(origin, log, []).verdict).toBe("unknown");
    expect(auditAccessLog(origin, [], []).verdict).toBe("unknown");
  });

  it("holds for a day of which the end was anchored with a later one", () => {
    expect(daysOf(log, anchors.slice(1))).toEqual([
      "21 holds anchored",
      "22 holds anchored",
      "23 unknown not-anchored-yet",
    ]);
  });

  it.each<[string, (rows: AccessRow[]) => AccessRow[], { sequence: number; code: string }]>([
    [
      "an entry that was changed",
      (rows) => rows.map((row) => (row.sequence === 3 ? { ...row, body: row.body.replace("200", "403") } : row)),
      { sequence: 3, code: "entry-changed" },
    ],
    [
      "an entry that was taken out",
      (rows) => rows.filter(({ sequence }) => sequence !== 3),
      { sequence: 4, code: "entry-missing" },
    ],
    [
      "two that changed places",
      ([one, two, three, four, ...rest]) => [one, two, four, three, ...rest] as AccessRow[],
      { sequence: 4, code: "entry-missing" },
    ],
    [
      "an entry that is none",
      (rows) => rows.map((row) => (row.sequence === 3 ? { ...row, body: "{}" } : row)),
      { sequence: 3, code: "entry-malformed" },
    ],
  ])("finds %s", (_what, spoil, finding) => {
    const { findings, verdict, days } = auditAccessLog(origin, spoil([...log]), anchors);
    expect(findings[0]).toEqual(finding);
    expect([verdict, days.find(({ day }) => day === "2026-11-22")?.verdict]).toEqual(["fails", "fails"]);
  });

  it("finds a log that was made anew from some entry on, though it is sound in itself", () => {
    const forged = makeLog((entry) => (entry.sequence === 3 ? { ...entry, status: 403 } : entry));
    expect(auditAccessLog(origin, forged, anchors).findings).toEqual([]);
    expect(daysOf(forged)).toEqual(["21 holds anchored", "22 fails anchor-broken", "23 unknown not-anchored-yet"]);
  });

  it("finds a log that was made anew without an entry", () => {
    let hash = origin;
    const shorter = log
      .filter(({ sequence }) => sequence !== 2)
      .map(({ body }, position) => {
        const renumbered = bodyOf({ ...(JSON.parse(body) as AccessEntry), sequence: position + 1 });
        hash = hashOfEntry(hash, renumbered);
        return { sequence: position + 1, body: renumbered, hash };
      });
    expect(daysOf(shorter).slice(0, 2)).toEqual(["21 fails anchor-broken", "22 fails anchor-broken"]);
  });

  it("finds the end of a log cut off", () => {
    expect(daysOf(log.slice(0, 3))).toEqual(["21 holds anchored", "22 fails anchor-broken", "22 fails anchor-beyond"]);
    expect(daysOf([])).toEqual(["21 fails anchor-beyond"]);
  });

  it("finds an entry that was dated into a day after that was anchored", () => {
    const body = bodyOf(entryAt(5, "2026-11-22T23:00:00.000Z"));
    const late = [...log.slice(0, 4), { sequence: 5, body, hash: hashOfEntry(at(4).hash, body) }];
    expect(daysOf(late)).toEqual(["21 holds anchored", "22 fails anchor-broken"]);
  });

  it("finds an entry that is dated before the one that it follows", () => {
    const body = bodyOf(entryAt(7, "2026-11-23T00:00:00.000Z"));
    const back = [...log, { sequence: 7, body, hash: hashOfEntry(at(6).hash, body) }];
    expect(auditAccessLog(origin, back, anchors).findings).toEqual([{ sequence: 7, code: "entry-backdated" }]);
  });

  it("does not take the log of another partner for this one", () => {
    const other = originOf({ chainId: 31_337n, ledger: `0x${"1e".repeat(20)}`, partnerId: 2 });
    expect(auditAccessLog(other, log, anchors).findings[0]).toEqual({ sequence: 1, code: "entry-changed" });
  });

  it("shows as a gap what a backup had lost of it, and goes on after what was anchored", () => {
    const resumed = bodyOf(entryAt(5, "2026-11-23T10:00:00.000Z", "resumeLog"));
    const restored = [...log.slice(0, 2), { sequence: 5, body: resumed, hash: hashOfEntry(at(4).hash, resumed) }];
    const { findings, verdict } = auditAccessLog(origin, restored, anchors);
    expect([findings, verdict]).toEqual([[{ sequence: 5, code: "log-resumed" }], "unknown"]);
    const half = [...log.slice(0, 3), ...restored.slice(2)];
    expect(daysOf(half)[1]).toBe("22 unknown log-resumed");
    const pretended = [...log.slice(0, 2), { sequence: 5, body: resumed, hash: hashOfEntry(at(2).hash, resumed) }];
    expect(auditAccessLog(origin, pretended, anchors).verdict).toBe("fails");
  });

  it("takes entries of the same moment in their order, and none that has another's number", () => {
    const body = bodyOf(entryAt(7, "2026-11-23T10:00:06.000Z"));
    const hash = hashOfEntry(at(6).hash, body);
    expect(auditAccessLog(origin, [...log, { sequence: 7, body, hash }], anchors).findings).toEqual([]);
    const other = bodyOf(entryAt(8, "2026-11-23T10:00:07.000Z"));
    const misnumbered = { sequence: 7, body: other, hash: hashOfEntry(at(6).hash, other) };
    expect(auditAccessLog(origin, [...log, misnumbered], anchors).findings).toEqual([
      { sequence: 7, code: "entry-malformed" },
    ]);
  });

  it("goes on after a gap for an entry that says so, after what was anchored, and for no other", () => {
    const goingOn = (previous: string, operation: string) => {
      const body = bodyOf(entryAt(5, "2026-11-23T10:00:00.000Z", operation));
      const rows = [...log.slice(0, 2), { sequence: 5, body, hash: hashOfEntry(previous, body) }];
      return (given = anchors) => auditAccessLog(origin, rows, given).findings;
    };
    expect(goingOn(at(4).hash, "resumeLog")()).toEqual([{ sequence: 5, code: "log-resumed" }]);
    expect(goingOn(at(4).hash, "showEvidence")()).toEqual([{ sequence: 5, code: "entry-missing" }]);
    expect(goingOn(at(4).hash, "resumeLog")(anchors.slice(0, 1))).toEqual([{ sequence: 5, code: "entry-missing" }]);
  });

  it("fails for no anchor of an earlier day that fits an entry", () => {
    const early = [{ day: "2026-11-20", head: at(2).hash, count: 2 }, ...anchors];
    expect(daysOf(log, early)).toEqual(daysOf(log));
  });

  it("finds a log that was made anew and dated after every anchor", () => {
    const moved = makeLog((entry) => ({ ...entry, time: entry.time.replace("2026-11-2", "2026-12-1") }));
    const { days, verdict } = auditAccessLog(origin, moved, anchors);
    expect(verdict).toBe("fails");
    expect(days.slice(0, 2)).toEqual([
      { day: "2026-11-21", entries: 0, verdict: "fails", code: "anchor-broken" },
      { day: "2026-11-22", entries: 0, verdict: "fails", code: "anchor-broken" },
    ]);
  });

  it("holds for a copy as far as it goes, and not for one that lacks what was anchored before it was taken", () => {
    const more = [...anchors, { day: "2026-11-23", head: at(6).hash, count: 6 }];
    const codesOf = (rows: readonly AccessRow[], takenOn?: string) => {
      const { days, verdict } = auditAccessLog(origin, rows, more, takenOn);
      return [verdict, ...days.map(({ day, code }) => `${day.slice(-2)} ${code}`)];
    };
    const copy = log.slice(0, 3);
    expect(auditAccessLog(origin, copy, more, "2026-11-22").days.at(-1)?.verdict).toBe("unknown");
    expect(codesOf(copy, "2026-11-22")).toEqual(["holds", "21 anchored", "22 anchored-beyond-copy"]);
    expect(codesOf(copy, "2026-11-23")).toEqual(["fails", "21 anchored", "22 anchor-broken", "22 anchor-beyond"]);
    expect(codesOf(copy)).toEqual(["fails", "21 anchored", "22 anchor-broken", "22 anchor-beyond"]);
    expect(codesOf(log.slice(0, 4), "2026-11-22")).toEqual(["holds", "21 anchored", "22 anchored"]);
    expect(codesOf(log, "2026-11-23")).toEqual(["holds", "21 anchored", "22 anchored", "23 anchored"]);
  });

  it("says where nobody else was asked that what holds fits what is shown, and changes nothing else", () => {
    const audit = auditAccessLog(origin, log, anchors);
    expect(asShown(audit)).toEqual({
      ...audit,
      days: audit.days.map((day) => (day.code === "anchored" ? { ...day, code: "anchored-as-shown" } : day)),
    });
    expect(asShown(audit).days.map(({ code }) => code)).toEqual([
      "anchored-as-shown",
      "anchored-as-shown",
      "not-anchored-yet",
    ]);
  });

  it("fails where the gateway shows another anchor, and is unknown where others differ", () => {
    const audit = auditAccessLog(origin, log, anchors);
    expect(withDiffering(audit, [], "anchor-shown-otherwise")).toEqual(audit);
    const untrue = withDiffering(audit, ["2026-11-21"], "anchor-shown-otherwise");
    expect(untrue.verdict).toBe("fails");
    expect(untrue.days).toEqual([
      ...audit.days,
      { day: "2026-11-21", entries: 0, verdict: "fails", code: "anchor-shown-otherwise" },
    ]);
    const unsure = withDiffering(audit, ["2026-11-22"], "sources-differ");
    expect([unsure.verdict, unsure.days.at(-1)?.verdict]).toEqual(["unknown", "unknown"]);
    expect(withDiffering(untrue, ["2026-11-22"], "sources-differ").verdict).toBe("fails");
  });
});
