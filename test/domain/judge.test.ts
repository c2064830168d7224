import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fragments, verdictCodes, verdicts } from "../../gateway/domain/codes/verdicts.ts";
import {
  type ChainAnswer,
  concludeFindings,
  judgeMatch,
  judgeUnknownFile,
  type LocatedEvidence,
  type MatchFacts,
} from "../../gateway/domain/judge.ts";
import type { Finding } from "../../gateway/domain/wire/verification.ts";

const CN = { id: 1, iso: "CN" };
const HK = { id: 2, iso: "HK" };
type Entry = LocatedEvidence["decisions"][number];
const entry = (partnerId: number, state: number): Entry => ({
  partnerId,
  state,
  grade: state < 3 ? 2 : 0,
  facets: 0,
  reason: 1,
  conditions: 0,
  signer: "0x0a",
  decidedAt: 1_700_000_000,
});
const recorded: LocatedEvidence = {
  evidenceId: "0x01",
  recordId: "0x01",
  isRecorded: true,
  signer: "0x0a",
  recordedAt: 1_690_000_000,
  wasAuthorised: true,
  decisions: [],
  successor: undefined,
};
const answered = (changes: Partial<LocatedEvidence> = {}): ChainAnswer => ({
  type: "answered",
  located: { ...recorded, ...changes },
});
const facts: MatchFacts = {
  exhibitPath: "parcels.csv",
  isSameFile: true,
  isLeafInRoot: true,
  chain: answered(),
  block: 7,
  asker: HK,
  recorder: CN,
  agreement: "GBA version 1",
  automaticGrade: undefined,
  describeTime: (seconds) => `t${seconds}`,
  describeReason: (reason) => `r${reason}`,
  describeGrade: (grade) => `g${grade}`,
};

const table: [what: string, changes: Partial<MatchFacts>, expected: Record<string, string>, conclusion: string][] = [
  [
    "recorded, authorised, standing, not decided on",
    {},
    {
      integrity: "holds digests-match",
      recorded: "holds recorded",
      issuer: "holds authorised",
      status: "holds standing",
      recognition: "unknown no-decision",
      custody: "unknown no-custody-events",
      finality: "unknown no-seals",
    },
    "holds",
  ],
  ["recognised", { chain: answered({ decisions: [entry(2, 1)] }) }, { recognition: "holds recognised" }, "holds"],
  [
    "recognised in part",
    { chain: answered({ decisions: [entry(2, 2)] }) },
    { recognition: "holds partly-recognised" },
    "holds",
  ],
  [
    "refused by the asker",
    { chain: answered({ decisions: [entry(2, 3)] }) },
    { recognition: "fails refused", status: "holds standing" },
    "fails",
  ],
  [
    "recognition taken back",
    { chain: answered({ decisions: [entry(2, 4)] }) },
    { recognition: "fails revoked" },
    "fails",
  ],
  [
    "refused by a third partner, which is not the asker's affair",
    { chain: answered({ decisions: [entry(3, 3)] }) },
    { recognition: "unknown no-decision" },
    "holds",
  ],
  [
    "recognised automatically",
    { automaticGrade: "integrity-only" },
    { recognition: "holds recognised-automatically" },
    "holds",
  ],
  [
    "a refusal against the agreement's automatic recognition",
    { automaticGrade: "integrity-only", chain: answered({ decisions: [entry(2, 3)] }) },
    { recognition: "fails refused" },
    "fails",
  ],
  ["asked by its recorder", { asker: CN }, { recognition: "holds own-evidence" }, "holds"],
  [
    "withdrawn",
    { chain: answered({ decisions: [entry(1, 5)] }) },
    { status: "fails withdrawn", recorded: "holds recorded" },
    "fails",
  ],
  [
    "superseded",
    { chain: answered({ decisions: [entry(1, 6)], successor: "0x02" }) },
    { status: "fails superseded" },
    "fails",
  ],
  [
    "signed by nobody authorised",
    { chain: answered({ wasAuthorised: false }) },
    { issuer: "fails not-authorised" },
    "fails",
  ],
  [
    "not on the ledger at all",
    { chain: { type: "answered", located: undefined } },
    { recorded: "fails not-recorded", status: "unknown not-checked", issuer: "unknown not-checked" },
    "fails",
  ],
  [
    "a path that leads to no record",
    { chain: answered({ isRecorded: false }) },
    { recorded: "fails path-mismatch", status: "unknown not-checked" },
    "fails",
  ],
  [
    "another file",
    { isSameFile: false },
    { integrity: "fails digest-differs", recorded: "unknown not-checked", finality: "unknown not-checked" },
    "fails",
  ],
  ["an exhibit that the root does not bind", { isLeafInRoot: false }, { integrity: "fails not-bound" }, "fails"],
  [
    "a silent node",
    { chain: { type: "node-unreachable" } },
    {
      integrity: "holds digests-match",
      recorded: "unknown node-unreachable",
      issuer: "unknown node-unreachable",
      status: "unknown node-unreachable",
      recognition: "unknown node-unreachable",
      custody: "unknown not-checked",
      finality: "unknown node-unreachable",
    },
    "unknown",
  ],
  ["a stale index", { chain: { type: "index-stale" } }, { recorded: "unknown index-stale" }, "unknown"],
  ["a lost chain", { chain: { type: "chain-lost" } }, { recorded: "unknown chain-lost" }, "unknown"],
];

const summary = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ fragment, verdict, code }) => [fragment, `${verdict} ${code}`]));

describe("judgeMatch and concludeFindings", () => {
  it.each(table)("%s", (_what, changes, expected, conclusion) => {
    const findings = judgeMatch({ ...facts, ...changes });
    expect(summary(findings)).toMatchObject(expected);
    expect(concludeFindings(findings)).toBe(conclusion);
  });

  it.each(["integrity", "recorded", "issuer", "status"])("do not conclude that all holds without %s", (fragment) => {
    const findings = judgeMatch({ ...facts, chain: answered({ decisions: [entry(2, 1)] }) });
    const without = findings.filter((found) => found.fragment !== fragment);
    expect([concludeFindings(findings), concludeFindings(without)]).toEqual(["holds", "unknown"]);
  });

  it("name the record's successor and the reason in the sentence", () => {
    const chain = answered({ decisions: [entry(1, 6)], successor: "0x02" });
    const status = judgeMatch({ ...facts, chain }).find(({ fragment }) => fragment === "status");
    expect(status?.detail).toBe("Superseded by 0x02 on t1700000000: r1.");
  });
});

describe("judgeUnknownFile", () => {
  it.each([undefined, "parcels.csv"])("concludes nothing (resemblance %s)", (resemblance) => {
    const findings = judgeUnknownFile(resemblance);
    expect(findings.map(({ verdict }) => verdict)).toEqual(fragments.map(() => "unknown"));
    expect(concludeFindings(findings)).toBe("unknown");
    expect(summary(findings)).toEqual({
      integrity: `unknown ${resemblance === undefined ? "not-found" : "resembles"}`,
      recorded: "unknown not-found",
      issuer: "unknown not-checked",
      status: "unknown not-checked",
      recognition: "unknown not-checked",
      custody: "unknown not-checked",
      finality: "unknown not-checked",
    });
  });
});

const located = fc.record({
  evidenceId: fc.constant("0x01"),
  recordId: fc.constant("0x01"),
  isRecorded: fc.boolean(),
  signer: fc.constant("0x0a"),
  recordedAt: fc.nat(),
  wasAuthorised: fc.boolean(),
  decisions: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 })).map((e) => entry(...e))),
  successor: fc.option(fc.constant("0x02"), { nil: undefined }),
});
const chain: fc.Arbitrary<ChainAnswer> = fc.oneof(
  fc.constantFrom<ChainAnswer>({ type: "node-unreachable" }, { type: "index-stale" }, { type: "chain-lost" }),
  fc.record({ type: fc.constant("answered" as const), located: fc.option(located, { nil: undefined }) }),
);
const anyFacts: fc.Arbitrary<MatchFacts> = fc
  .record({
    isSameFile: fc.boolean(),
    isLeafInRoot: fc.boolean(),
    chain,
    asker: fc.constantFrom(CN, HK),
    automaticGrade: fc.option(fc.constant("reference"), { nil: undefined }),
  })
  .map((changes) => ({ ...facts, ...changes }));

describe("whatever the facts", () => {
  it("unknown never becomes holds: holds needs the file, its leaf, and a record that the ledger itself has shown", () => {
    const seen = new Set<string>();
    void fc.assert(
      fc.property(anyFacts, (given) => {
        const conclusion = concludeFindings(judgeMatch(given));
        seen.add(conclusion);
        if (conclusion !== "holds") return;
        expect(given.isSameFile && given.isLeafInRoot).toBe(true);
        if (given.chain.type !== "answered") throw new Error("the ledger was not asked");
        expect(given.chain.located?.isRecorded).toBe(true);
        expect(given.chain.located?.wasAuthorised).toBe(true);
        expect(given.chain.located?.decisions.some(({ partnerId }) => partnerId === given.recorder.id)).toBe(false);
      }),
      { numRuns: 5_000 },
    );
    expect([...seen].toSorted()).toEqual(["fails", "holds", "unknown"]);
  });

  it("silence of the chain never fails a file that is the right one", () => {
    void fc.assert(
      fc.property(anyFacts, (given) => {
        fc.pre(given.chain.type !== "answered" && given.isSameFile && given.isLeafInRoot);
        expect(concludeFindings(judgeMatch(given))).toBe("unknown");
      }),
    );
  });

  it("every fragment is judged once, in order, with a code of its own list", () => {
    void fc.assert(
      fc.property(anyFacts, (given) => {
        const findings = judgeMatch(given);
        expect(findings.map(({ fragment }) => fragment)).toEqual(fragments.map(({ code }) => code));
        for (const { fragment, verdict, code } of findings) {
          expect(verdictCodes[fragment].map((each) => each.code)).toContain(code);
          expect(verdicts.map((each) => each.code)).toContain(verdict);
        }
      }),
    );
  });
});
