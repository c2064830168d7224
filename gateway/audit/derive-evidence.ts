import { evidenceIdOf } from "../domain/ids.ts";
import { type Refusal, whyNotRecognised, whyNotRecorded } from "./agreements.ts";
import type { Context, EventOf } from "./context.ts";
import { OFFICER, whyNotAllowed } from "./partners.ts";

/** What the ledger keeps of a record. Numbers as on chain; times are Unix seconds. */
export interface RecordKept {
  readonly signer: string;
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly kind: number;
  readonly recordedAt: number;
  /** 1 single, 2 batch. */
  readonly form: number;
}

/** What it keeps of a decision. */
export interface DecisionKept {
  readonly signer: string;
  readonly decidedAt: number;
  readonly state: number;
  readonly grade: number;
  readonly facets: number;
  readonly reason: number;
  readonly conditions: number;
}

/** Records, the decisions on packages by package and partner, and what superseded what. */
export interface Evidence {
  readonly records: Map<string, RecordKept>;
  readonly decisions: Map<string, Map<number, DecisionKept>>;
  readonly successors: Map<string, string>;
  /** The record in which a package that was acted on was found to be. */
  readonly recordOf: Map<string, string>;
  /** The first record of a root. */
  readonly byRoot: Map<string, string>;
}

type DecisionEvent = EventOf<"EvidenceRecognised" | "RecognitionRevoked" | "EvidenceWithdrawn" | "EvidenceSuperseded">;

const SINGLE = 1;
const BATCH = 2;
const [RECOGNISED, PARTLY, REFUSED, REVOKED, WITHDRAWN, SUPERSEDED] = [1, 2, 3, 4, 5, 6];

export const noEvidence = (): Evidence => ({
  records: new Map(),
  decisions: new Map(),
  successors: new Map(),
  recordOf: new Map(),
  byRoot: new Map(),
});

/** Records and the decisions on them. */
export function applyToEvidence(
  context: Context,
  evidence: Evidence,
  event: EventOf<"EvidenceRecorded"> | DecisionEvent,
): void {
  if (event.name === "EvidenceRecorded") record(context, evidence, event);
  else decide(context, evidence, event);
}

function noteRefusal({ note }: Context, event: EventOf<"EvidenceRecorded"> | DecisionEvent, refusal?: Refusal): void {
  if (refusal === undefined) return;
  const clause = refusal.clause === undefined ? {} : { clause: refusal.clause };
  note(refusal.code, event, event.args.signer, { event: event.name, ...clause });
}

function record(context: Context, evidence: Evidence, event: EventOf<"EvidenceRecorded">): void {
  const { ledger, partners, agreements, note } = context;
  const { recordId, partnerId, agreementId, version, kind, rights, size, root, signer } = event.args;
  const id = { chainId: BigInt(ledger.chainId), ledger: ledger.contracts.ledger, ...event.args };
  if (evidenceIdOf(id) !== recordId || size === 0) note("id-unbound", event, recordId, { root });
  if (evidence.records.has(recordId)) note("entry-doubled", event, recordId);
  const first = evidence.byRoot.get(root);
  if (first === undefined) evidence.byRoot.set(root, recordId);
  else if (first !== recordId) note("root-recorded-twice", event, recordId, { root, first });
  const act = { signer, partnerId, agreementId, version, time: event.time };
  noteRefusal(context, event, whyNotRecorded(partners, agreements, act, kind, rights));
  const form = size === 1 ? SINGLE : BATCH;
  evidence.records.set(recordId, { signer, partnerId, agreementId, version, kind, recordedAt: event.time, form });
  if (form === SINGLE) evidence.recordOf.set(recordId, recordId);
}

function decide(context: Context, evidence: Evidence, event: DecisionEvent): void {
  const { note } = context;
  const { evidenceId, partnerId, recordId, reason, signer } = event.args;
  const kept = evidence.records.get(recordId);
  const known = evidence.recordOf.get(evidenceId);
  if (known !== undefined && known !== recordId)
    note("member-of-two-records", event, evidenceId, { first: known, second: recordId });
  evidence.recordOf.set(evidenceId, known ?? recordId);
  const decisions = evidence.decisions.get(evidenceId) ?? new Map<number, DecisionKept>();
  const before = decisions.get(partnerId)?.state ?? 0;
  const decision = decisionOf(event);
  if (kept === undefined || (kept.form === SINGLE && recordId !== evidenceId)) {
    note("record-unknown", event, evidenceId, { record: recordId });
  } else {
    if (!isLegal(event, kept, before, decisions.get(kept.partnerId)?.state ?? 0, decision))
      note("transition-illegal", event, evidenceId, { from: before, to: decision.state, partner: partnerId });
    noteRefusal(context, event, whyNotDecided(context, event, kept));
  }
  if (event.name === "EvidenceSuperseded") supersede(context, evidence, event);
  evidence.decisions.set(evidenceId, decisions);
  decisions.set(partnerId, { signer, decidedAt: event.time, reason, ...decision });
}

function whyNotDecided({ partners, agreements }: Context, event: DecisionEvent, kept: RecordKept): Refusal | undefined {
  const { signer, partnerId } = event.args;
  const { agreementId, version } = kept;
  const act = { signer, partnerId, agreementId, version, time: event.time };
  if (event.name === "EvidenceRecognised") return whyNotRecognised(partners, agreements, act, event.args.grade);
  if (event.name === "RecognitionRevoked") return whyNotRecognised(partners, agreements, act, 0);
  const fault = whyNotAllowed(partners, signer, partnerId, OFFICER, event.time);
  return fault && { code: fault };
}

type Decided = Pick<DecisionKept, "state" | "grade" | "facets" | "conditions">;

function decisionOf(event: DecisionEvent): Decided {
  switch (event.name) {
    case "EvidenceRecognised": {
      const { state, grade, facets, conditions } = event.args;
      return { state, grade, facets, conditions };
    }
    case "RecognitionRevoked":
      return { state: REVOKED as number, grade: 0, facets: 0, conditions: 0 };
    case "EvidenceWithdrawn":
      return { state: WITHDRAWN as number, grade: 0, facets: 0, conditions: 0 };
    case "EvidenceSuperseded":
      return { state: SUPERSEDED as number, grade: 0, facets: 0, conditions: 0 };
  }
}

/** Others decide on what stands, once until they revoke; the recorder's own decision is the end of it. */
function isLegal(event: DecisionEvent, kept: RecordKept, before: number, status: number, decision: Decided): boolean {
  const { partnerId, reason } = event.args;
  const isOwn = partnerId === kept.partnerId;
  switch (event.name) {
    case "EvidenceRecognised": {
      const expected = decision.grade === 0 ? REFUSED : reason === 0 ? RECOGNISED : PARTLY;
      const isDue = before === 0 || before === REVOKED;
      return !isOwn && status === 0 && isDue && decision.state === expected && (reason !== 0 || decision.grade !== 0);
    }
    case "RecognitionRevoked":
      return !isOwn && (before === RECOGNISED || before === PARTLY) && reason !== 0;
    case "EvidenceWithdrawn":
    case "EvidenceSuperseded":
      return isOwn && status === 0 && reason !== 0;
  }
}

/** What succeeds must stand itself: no chain of successors closes. */
function supersede({ note }: Context, evidence: Evidence, event: EventOf<"EvidenceSuperseded">): void {
  const { evidenceId, partnerId, successor } = event.args;
  const isStanding = (evidence.decisions.get(successor)?.get(partnerId)?.state ?? 0) === 0;
  if (successor === evidenceId || !isStanding) note("transition-illegal", event, evidenceId, { successor });
  evidence.successors.set(evidenceId, successor);
}
