import { describe, expect, it } from "vitest";
import { deriveLedger } from "../../gateway/audit/derive-ledger.ts";
import { collectFindings } from "../../gateway/audit/finding.ts";
import type { AuditedEvent, AuditedFact } from "../../gateway/audit/told.ts";
import { encodeDecision, proposalIdOf } from "../../gateway/domain/decisions.ts";
import { evidenceIdOf, type NoticeTerms, noticeIdOf } from "../../gateway/domain/ids.ts";
import type { ScopeBits } from "../../gateway/domain/ledger-events.ts";
import { ZERO_BYTES32 } from "../../gateway/domain/scalars.ts";

// What no contract of the right code lets happen, past the usual length: a line or two for each.

const [CN, HK, MY] = [1, 2, 12];
const [OFFICER, RECOGNISER, SIGNATORY, GATEWAY] = [1, 2, 4, 8];
const NO_END = 2 ** 40 - 1;
const START = 1_700_000_000;
const DAY = 86_400;
const addressOf = (digits: string): string => `0x${digits.repeat(20)}`;
const wordOf = (digits: string): string => `0x${digits.repeat(32)}`;
const contracts = {
  forwarder: addressOf("f0"),
  registry: addressOf("f1"),
  ledger: addressOf("f2"),
  board: addressOf("f3"),
  consortium: addressOf("f4"),
  anchors: addressOf("f5"),
};
const [TIMELOCK, STRANGER] = [addressOf("ee"), addressOf("dd")];
/** `c1`: signatory of CN, `c2` its officer, `c3` its recogniser, `c4` its gateway; `b1` … of HK; `a1` of MY. */
const key = addressOf;
const scope: ScopeBits = {
  ...{ kinds: 510, rights: 14, channels: 510, purposes: 30, directions: 14, onward: 2, court: 1, rule: 1, floor: 0 },
  ...{ hoursToAcknowledge: 24, hoursToAnswer: 240, hoursToFeedBack: 720, hoursToRecognise: 2160 },
  ...{ effective: START, expiry: START + 1_000 * DAY, state: 0 },
};

/** A fact, in a block of its own unless it goes with the one before. */
type Step = AuditedFact & { readonly isWithLast?: boolean; readonly at?: number };

const authorise = (signer: string, partnerId: number, roles: number, by: string, from = START): Step => ({
  name: "SignerAuthorised",
  args: { signer, partnerId, roles, validFrom: from, validTo: NO_END, by },
  at: START,
});
const founder = (partnerId: number, iso: string, signatory: string): Step[] =>
  (
    [
      { name: "PartnerAdmitted", args: { partnerId, iso, signatory } },
      { name: "PartnerStateChanged", args: { partnerId, previous: 0, current: 2 } },
      authorise(signatory, partnerId, SIGNATORY, TIMELOCK),
    ] as Step[]
  ).map((step) => ({ ...step, isWithLast: true, at: START }));
const agreement = { agreementId: 1, version: 1 };
const times = { votingDelay: 1, votingPeriod: 600, timelockDelay: 5, gracePeriod: DAY };

const founding: readonly Step[] = [
  { name: "ConsortiumFounded", args: { timelock: TIMELOCK, times }, at: START },
  ...founder(CN, "CN", key("c1")),
  ...founder(HK, "HK", key("b1")),
  ...founder(MY, "MY", key("a1")),
  authorise(key("c2"), CN, OFFICER, key("c1")),
  authorise(key("c3"), CN, RECOGNISER, key("c1")),
  authorise(key("c4"), CN, GATEWAY, key("c1")),
  authorise(key("b2"), HK, OFFICER, key("b1")),
  authorise(key("b3"), HK, RECOGNISER, key("b1")),
  {
    name: "AgreementProposed",
    args: { ...agreement, partnerId: CN, parties: "6", scope, instrument: wordOf("11"), signer: key("c1") },
  },
  {
    name: "AgreementRatified",
    args: { ...agreement, partnerId: CN, isComplete: false, signer: key("c1") },
    isWithLast: true,
  },
  { name: "AgreementRatified", args: { ...agreement, partnerId: HK, isComplete: true, signer: key("b1") } },
];

type Args<N extends AuditedFact["name"]> = Partial<Extract<AuditedFact, { readonly name: N }>["args"]>;

const record = (changes: Args<"EvidenceRecorded"> = {}): Step => {
  const said = { partnerId: CN, ...agreement, kind: 4, rights: 2, size: 1, root: wordOf("21"), ...changes };
  const recordId = evidenceIdOf({ chainId: 31_337n, ledger: contracts.ledger, ...said });
  return { name: "EvidenceRecorded", args: { recordId, signer: key("c2"), ...said, ...changes } };
};
const idOf = (step: Step): string => (step.args as { recordId: string }).recordId;
const single = idOf(record());
const batch = record({ root: wordOf("22"), size: 3 });
const otherBatch = record({ root: wordOf("23"), size: 3 });
const member = wordOf("24");

const recognised = (changes: Args<"EvidenceRecognised"> = {}): Step => ({
  name: "EvidenceRecognised",
  args: {
    ...{ evidenceId: single, recordId: single, partnerId: HK, state: 1, grade: 2, facets: 0, reason: 0, conditions: 0 },
    signer: key("b3"),
    ...changes,
  },
});
const withdrawn = (changes: Args<"RecognitionRevoked" | "EvidenceWithdrawn"> = {}): Step => ({
  name: "EvidenceWithdrawn",
  args: { evidenceId: single, recordId: single, partnerId: CN, reason: 32, signer: key("c2"), ...changes },
});

const terms: NoticeTerms = {
  ...agreement,
  ...{ rights: 2, channels: 4, validFrom: START, validTo: START + 100 * DAY, recipients: "4", offices: [] },
  commitment: wordOf("31"),
};
const noticeOf = (said: NoticeTerms): string => noticeIdOf(31_337n, contracts.board, CN, said);
const published = (changes: Partial<NoticeTerms> = {}, args: Args<"NoticePublished"> = {}): Step => {
  const said = { ...terms, ...changes };
  const noticeId = noticeOf(said);
  return {
    name: "NoticePublished",
    args: { noticeId, partnerId: CN, agreementId: said.agreementId, terms: said, signer: key("c2"), ...args },
  };
};
const acknowledged = (changes: Args<"NoticeAcknowledged"> = {}): Step => ({
  name: "NoticeAcknowledged",
  args: { noticeId: noticeOf(terms), partnerId: HK, office: ZERO_BYTES32, signer: key("b2"), ...changes },
});
const answered = (changes: Args<"NoticeAnswered"> = {}): Step => ({
  name: "NoticeAnswered",
  args: {
    ...{ noticeId: noticeOf(terms), partnerId: HK, office: ZERO_BYTES32, outcome: 2, commitment: wordOf("32") },
    signer: key("b2"),
    ...changes,
  },
});
const noticeWithdrawn: Step = {
  name: "NoticeWithdrawn",
  args: { noticeId: noticeOf(terms), partnerId: CN, reason: 128, signer: key("c2") },
};

const targets = [contracts.registry];
const calldatas = [encodeDecision({ name: "setPartnerState", partnerId: MY, state: 3 })];
const description = wordOf("41");
const proposalId = BigInt(proposalIdOf(targets, calldatas, description)).toString();
const proposed = (at: number, changes: Args<"ProposalCreated"> = {}): Step => ({
  name: "ProposalCreated",
  args: {
    ...{ proposalId, proposer: key("c1"), targets, calldatas, description },
    ...{ voteStart: String(at + 1), voteEnd: String(at + 601), ...changes },
  },
  at,
});
const voted = (partnerId: number, signer: string, at: number): Step => ({
  name: "PartnerVoted",
  args: { proposalId, partnerId, support: 1, signer },
  at,
});
const LATER = START + DAY;
const decided: readonly Step[] = [
  proposed(LATER),
  voted(CN, key("c1"), LATER + 2),
  voted(HK, key("b1"), LATER + 3),
  { name: "ProposalQueued", args: { proposalId, etaSeconds: String(LATER + 9) }, at: LATER + 4 },
];
const suspendMy: Step = { name: "PartnerStateChanged", args: { partnerId: MY, previous: 2, current: 3 } };
const executed: Step = { name: "ProposalExecuted", args: { proposalId }, isWithLast: true, at: LATER + 10 };
const anchored = (changes: Args<"AccessLogAnchored"> = {}): Step => ({
  name: "AccessLogAnchored",
  args: { partnerId: CN, day: 19_674, head: wordOf("51"), count: 5, signer: key("c4"), ...changes },
  at: LATER,
});
const requested = (nonce: number): Step => ({
  name: "ExecutedForwardRequest",
  args: { signer: key("c2"), nonce: String(nonce), success: true },
});
const revoked = (changes: Args<"SignerRevoked"> = {}): Step => ({
  name: "SignerRevoked",
  args: { signer: key("c2"), partnerId: CN, validTo: START + 300, by: key("c1"), ...changes },
});
const changed = (name: "AgreementSuspended" | "AgreementResumed" | "AgreementEnded", state: number): Step => ({
  name,
  args: { ...agreement, partnerId: HK, state, signer: key("b1") },
});

/** What is found in steps that follow the founding, code and details. */
function find(...steps: readonly (Step | readonly Step[])[]): string[] {
  const { findings, note } = collectFindings();
  const ledger = { chainId: "31337", genesisHash: undefined, deploymentId: wordOf("01"), contracts };
  const { apply } = deriveLedger(ledger, note);
  let block = 0;
  let events: AuditedEvent[] = [];
  for (const { isWithLast = false, at, ...fact } of [...founding, ...steps.flat()] as Step[]) {
    if (!isWithLast) {
      apply(events);
      events = [];
      block += 1;
    }
    events.push({ ...fact, block, transaction: 0, log: events.length, time: at ?? START + block * 10 } as AuditedEvent);
  }
  apply(events);
  return findings.map(({ code, details }) => `${code}${"clause" in details ? ` ${details.clause}` : ""}`);
}

describe("the derivation of a ledger", () => {
  it("finds nothing in what may be", () => {
    expect(
      find(
        record(),
        batch,
        recognised(),
        {
          ...recognised(),
          name: "RecognitionRevoked",
          args: { ...withdrawn({ partnerId: HK }).args, signer: key("b3") },
        } as Step,
        recognised({ grade: 0, reason: 5, state: 3 }),
        withdrawn(),
        published(),
        acknowledged(),
        answered(),
        noticeWithdrawn,
        answered(),
        changed("AgreementSuspended", 3),
        changed("AgreementResumed", 2),
        changed("AgreementEnded", 3),
        requested(0),
        requested(1),
        anchored(),
        decided,
        { ...suspendMy, at: LATER + 10 },
        executed,
      ),
    ).toEqual([]);
  });

  it.each<[string, string[], ...(Step | readonly Step[])[]]>([
    ["a record told twice", ["entry-doubled"], record(), record()],
    ["a root under two agreements", ["root-recorded-twice"], record(), record({ agreementId: 0, version: 0 })],
    ["an id that is of another root", ["id-unbound"], record({ recordId: wordOf("99") })],
    ["a record of a stranger", ["signer-unknown"], record({ signer: STRANGER })],
    ["a record of a recogniser", ["signer-role"], record({ signer: key("c3") })],
    ["a record for another partner", ["signer-of-other-partner"], record({ signer: key("b2") })],
    ["a record after the revocation", ["signer-outside-window"], revoked(), { ...record(), at: START + 300 }],
    ["a kind that is excluded", ["agreement-excludes kind"], record({ kind: 9 })],
    ["a right that is excluded", ["agreement-excludes right"], record({ rights: 16 })],
    ["an agreement that nobody proposed", ["agreement-excludes agreement-unknown"], record({ agreementId: 7 })],
    [
      "an agreement that is suspended",
      ["agreement-excludes agreement-suspended"],
      changed("AgreementSuspended", 3),
      record(),
    ],
    ["an agreement past its end", ["agreement-excludes agreement-expired"], { ...record(), at: START + 1_001 * DAY }],
    ["a decision on what was never recorded", ["record-unknown"], recognised()],
    [
      "a decision on a package of two records",
      ["member-of-two-records"],
      batch,
      otherBatch,
      [
        recognised({ evidenceId: member, recordId: idOf(batch) }),
        withdrawn({ evidenceId: member, recordId: idOf(otherBatch) }),
      ],
    ],
    ["a decision that was made already", ["transition-illegal"], record(), recognised(), recognised()],
    ["a decision on what is withdrawn", ["transition-illegal"], record(), withdrawn(), recognised()],
    ["a state that its grade does not make", ["transition-illegal"], record(), recognised({ state: 3 })],
    ["a withdrawal twice", ["transition-illegal"], record(), withdrawn(), withdrawn()],
    ["a withdrawal without a reason", ["transition-illegal"], record(), withdrawn({ reason: 0 })],
    ["a grade that must be asked for", ["agreement-excludes court"], record(), recognised({ grade: 4 })],
    [
      "a successor that stands no more",
      ["transition-illegal"],
      record(),
      withdrawn(),
      batch,
      {
        name: "EvidenceSuperseded",
        args: { ...withdrawn().args, evidenceId: member, recordId: idOf(batch), successor: single },
      } as Step,
    ],
    ["a notice told twice", ["entry-doubled"], published(), published()],
    ["a notice of other terms", ["id-unbound"], published({}, { noticeId: wordOf("98") })],
    ["a notice after its own end", ["time-contradicts"], { ...published(), at: START + 101 * DAY }],
    ["a notice to no party", ["agreement-excludes recipient"], published({ recipients: "4096" })],
    ["an answer to no notice", ["record-unknown"], answered()],
    ["an answer of who has not acknowledged", ["transition-illegal"], published(), answered()],
    ["an acknowledgement twice", ["entry-doubled"], published(), acknowledged(), acknowledged()],
    [
      "an acknowledgement of who is not addressed",
      ["transition-illegal"],
      published(),
      acknowledged({ office: wordOf("77") }),
    ],
    [
      "an acknowledgement of what is withdrawn, alone",
      ["transition-illegal"],
      published(),
      noticeWithdrawn,
      acknowledged(),
    ],
    ["a notice withdrawn twice", ["transition-illegal"], published(), noticeWithdrawn, noticeWithdrawn],
    [
      "a partner admitted twice",
      ["decision-without-vote", "entry-doubled"].toReversed(),
      {
        name: "PartnerAdmitted",
        args: { partnerId: HK, iso: "HK", signatory: key("b1") },
      },
    ],
    ["a partner suspended without a vote", ["decision-without-vote"], suspendMy],
    [
      "a partner that withdraws unsuspended",
      ["transition-illegal"],
      decided,
      { name: "PartnerStateChanged", args: { partnerId: MY, previous: 2, current: 4 }, at: LATER + 10 },
      executed,
    ],
    [
      "what a suspended partner does",
      ["partner-not-active"],
      decided,
      { ...suspendMy, at: LATER + 10 },
      executed,
      { ...authorise(key("a2"), MY, OFFICER, key("a1"), LATER + 20), at: LATER + 20 },
    ],
    ["a signer authorised twice", ["entry-doubled"], authorise(key("c2"), CN, OFFICER, key("c1"))],
    ["a window that begins before", ["time-contradicts"], authorise(key("c9"), CN, OFFICER, key("c1"), START - 1)],
    ["a gateway that is a person too", ["transition-illegal"], authorise(key("c9"), CN, 9, key("c1"))],
    ["a revocation for another partner", ["signer-of-other-partner"], revoked({ by: key("b1") })],
    ["a revocation that lengthens", ["transition-illegal"], revoked(), revoked({ validTo: START + 400 })],
    [
      "a version left out",
      ["sequence-gap"],
      {
        name: "AgreementProposed",
        args: {
          ...agreement,
          version: 3,
          partnerId: CN,
          parties: "6",
          scope,
          instrument: wordOf("11"),
          signer: key("c1"),
        },
      },
    ],
    ["a consent twice", ["entry-doubled", "transition-illegal"], founding.at(-1) as Step],
    ["a part resumed that was never left", ["transition-illegal"], changed("AgreementResumed", 2)],
    ["a state that nobody made", ["transition-illegal"], changed("AgreementSuspended", 2)],
    [
      "a vote twice",
      ["entry-doubled"],
      proposed(LATER),
      [voted(CN, key("c1"), LATER + 2), voted(CN, key("c1"), LATER + 2)],
    ],
    ["a vote after the end", ["transition-illegal"], proposed(LATER), voted(CN, key("c1"), LATER + 700)],
    ["a proposal of other calls", ["id-unbound"], proposed(LATER, { description: wordOf("42") })],
    ["a vote that begins too soon", ["time-contradicts"], proposed(LATER, { voteStart: String(LATER) })],
    [
      "a proposal executed before its time",
      ["transition-illegal"],
      decided,
      { ...suspendMy, at: LATER + 5 },
      { ...executed, at: LATER + 5 },
    ],
    ["a proposal queued that was not decided", ["transition-illegal"], proposed(LATER), decided.at(-1) as Step],
    ["a day anchored twice", ["entry-doubled", "transition-illegal"], anchored(), anchored()],
    ["a day anchored that is not over", ["time-contradicts"], anchored({ day: 30_000 })],
    ["a log that has shrunk", ["transition-illegal"], anchored(), anchored({ day: 19_675, count: 4 })],
    ["a nonce used twice", ["entry-doubled"], requested(0), requested(0)],
    ["a nonce left out", ["sequence-gap"], requested(0), requested(2)],
  ])("names %s", (_, codes, ...steps) => {
    expect(find(...steps)).toEqual(codes);
  });
});
