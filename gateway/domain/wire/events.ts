import { z } from "zod";
import { codeSchema } from "../codes/code-list.ts";
import { eventTypes } from "../codes/event-types.ts";
import { evidenceKinds } from "../codes/evidence-kinds.ts";
import { agreementStates, partnerStates, signerRoles } from "../codes/membership.ts";
import { outcomes } from "../codes/notices.ts";
import { supports } from "../codes/proposals.ts";
import { reasons } from "../codes/reasons.ts";
import { decisionStates, facets, grades } from "../codes/recognition.ts";
import { EVENT_ID } from "../feed.ts";
import { address, bytes32, shortText } from "../scalars.ts";
import { submissionOutcomeSchema } from "../submission.ts";
import { utc } from "./network.ts";

// One shape for each type, past the usual length: whoever reads the feed reads all of it.

/** The id of an event. */
export const eventId = z
  .string()
  .regex(EVENT_ID, "the feed's 16 hex digits, a hyphen and a number")
  .meta({ id: "EventId", description: "`<feed>-<sequence>`", examples: ["9f86d081884c7d65-42"] });

// A partner may be admitted before this gateway's operator has entered it in the directory.
const partner = z
  .string()
  .regex(/^(?:[A-Z]{2}|\?\d{1,3})$/, "two upper-case letters, or a question mark and a number")
  .meta({ description: "a partner's ISO code; `?` and its number while this gateway's directory does not have it" });
const agreement = z.strictObject({ code: shortText, id: z.int(), version: z.int() });
const block = z.int().describe("the block that it stands in");
const transactionHash = bytes32;

/** What every event of the contracts has. `time` is the block's. */
const onLedger = { id: eventId, block, time: utc.describe("the block's, the validators' claim"), transactionHash };

const onEvidence = {
  ...onLedger,
  evidence: bytes32,
  recordId: bytes32.describe("the record that holds it: its own id, or that of its batch"),
  partner: partner.describe("whose act it is"),
  signer: address,
};

const onNotice = { ...onLedger, notice: bytes32, partner: partner.describe("whose act it is"), signer: address };

const onAgreement = {
  ...onLedger,
  agreement,
  partner: partner.describe("whose act it is"),
  state: codeSchema(agreementStates).nullable().describe("the version's state after it"),
  signer: address,
};

const officeCommitment = bytes32.nullable().describe("of the office that answers; null for the partner as a whole");

export const eventSchema = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("evidence.recorded"),
      ...onLedger,
      evidence: bytes32.nullable().describe("null for a batch, whose packages have ids of their own"),
      recordId: bytes32,
      partner,
      agreement,
      kind: codeSchema(evidenceKinds).nullable().describe("null for a kind that this version does not know"),
      size: z.int().describe("packages"),
      root: bytes32,
      signer: address,
    }),
    z.strictObject({
      type: z.literal("evidence.withdrawn"),
      ...onEvidence,
      reason: codeSchema(reasons).nullable(),
    }),
    z.strictObject({
      type: z.literal("evidence.superseded"),
      ...onEvidence,
      successor: bytes32,
      reason: codeSchema(reasons).nullable(),
    }),
    z.strictObject({
      type: z.literal("recognition.made"),
      ...onEvidence,
      state: codeSchema(decisionStates).nullable(),
      grade: codeSchema(grades).nullable().describe("null when it was refused"),
      facets: z.array(codeSchema(facets)),
      reason: codeSchema(reasons).nullable().describe("of a refusal"),
    }),
    z.strictObject({
      type: z.literal("recognition.revoked"),
      ...onEvidence,
      reason: codeSchema(reasons).nullable(),
    }),
    z.strictObject({
      type: z.literal("notice.published"),
      ...onNotice,
      agreement,
      recipients: z.array(partner),
      validFrom: utc,
      validTo: utc.describe("first moment after"),
      commitment: bytes32,
    }),
    z.strictObject({ type: z.literal("notice.updated"), ...onNotice, successor: bytes32 }),
    z.strictObject({ type: z.literal("notice.withdrawn"), ...onNotice, reason: codeSchema(reasons).nullable() }),
    z.strictObject({ type: z.literal("notice.acknowledged"), ...onNotice, officeCommitment }),
    z.strictObject({
      type: z.literal("notice.answered"),
      ...onNotice,
      officeCommitment,
      outcome: codeSchema(outcomes).nullable(),
      commitment: bytes32,
    }),
    z.strictObject({
      type: z.literal("partner.admitted"),
      ...onLedger,
      partner,
      partnerId: z.int(),
      signatory: address,
    }),
    z.strictObject({
      type: z.literal("partner.state-changed"),
      ...onLedger,
      partner,
      previous: codeSchema(partnerStates).nullable().describe("null when it was none"),
      current: codeSchema(partnerStates).nullable(),
    }),
    z.strictObject({
      type: z.literal("signer.authorised"),
      ...onLedger,
      signer: address,
      partner,
      roles: z.array(codeSchema(signerRoles)),
      validFrom: utc,
      validTo: utc.nullable().describe("null: no end"),
      by: address,
    }),
    z.strictObject({
      type: z.literal("signer.revoked"),
      ...onLedger,
      signer: address,
      partner,
      validTo: utc,
      by: address,
    }),
    z.strictObject({
      type: z.literal("agreement.proposed"),
      ...onLedger,
      agreement,
      partner: partner.describe("who proposed it"),
      parties: z.array(partner),
      instrument: bytes32.describe("SHA-256 of the signed instrument"),
      signer: address,
    }),
    z.strictObject({
      type: z.literal("agreement.ratified"),
      ...onLedger,
      agreement,
      partner,
      isComplete: z.boolean().describe("every party has ratified it now"),
      signer: address,
    }),
    z.strictObject({
      type: z.literal("agreement.succeeded"),
      ...onLedger,
      agreement: agreement.describe("the version whose place was taken"),
      expiry: utc,
    }),
    z.strictObject({ type: z.literal("agreement.suspended"), ...onAgreement }),
    z.strictObject({ type: z.literal("agreement.resumed"), ...onAgreement }),
    z.strictObject({ type: z.literal("agreement.ended"), ...onAgreement }),
    z.strictObject({
      type: z.literal("access-log.anchored"),
      ...onLedger,
      partner,
      day: z.iso.date().describe("the UTC day as of whose end it was anchored"),
      head: bytes32.describe("hash of the log's last entry then"),
      count: z.int().describe("sequence of that entry"),
      signer: address,
    }),
    z.strictObject({ type: z.literal("consortium.founded"), ...onLedger, timelock: address }),
    z.strictObject({
      type: z.literal("consortium.successor-named"),
      ...onLedger,
      registry: address,
      deploymentId: bytes32,
    }),
    z.strictObject({
      type: z.literal("proposal.made"),
      ...onLedger,
      proposal: bytes32,
      signer: address,
      snapshot: utc.describe("who is active then votes"),
      deadline: utc,
    }),
    z.strictObject({
      type: z.literal("proposal.voted"),
      ...onLedger,
      proposal: bytes32,
      partner,
      support: codeSchema(supports).nullable(),
      signer: address,
    }),
    z.strictObject({ type: z.literal("proposal.queued"), ...onLedger, proposal: bytes32, eta: utc }),
    z.strictObject({ type: z.literal("proposal.executed"), ...onLedger, proposal: bytes32 }),
    z.strictObject({ type: z.literal("proposal.canceled"), ...onLedger, proposal: bytes32 }),
    z.strictObject({
      type: z.literal("submission.settled"),
      id: eventId,
      block: z.int().nullable().describe("the block that settled it; null when nothing of it came on the ledger"),
      time: utc.describe("this gateway's"),
      submission: z.uuid(),
      requests: z.array(z.strictObject({ signer: address, nonce: z.int(), outcome: submissionOutcomeSchema })),
    }),
    z.strictObject({
      type: z.literal("ledger.rolled-back"),
      id: eventId,
      block: z.int().describe("the last block that still holds: events before this one that name a later block do not"),
      time: utc.describe("this gateway's"),
    }),
  ])
  .meta({ id: "Event", description: "What became known to this gateway" });

export type EventInfo = z.infer<typeof eventSchema>;

export const eventPageSchema = z
  .strictObject({
    events: z.array(eventSchema).describe("in the order of the feed, oldest first"),
    next: eventId.describe("to be given as `after` when asking for what follows"),
    hasMore: z.boolean().describe("false: this is the end of the feed for now"),
  })
  .meta({ id: "EventPage" });

export type EventPage = z.infer<typeof eventPageSchema>;

/** The `types` of a query: codes with commas between them. */
export const eventTypeList = z
  .string()
  .transform((text) => text.split(","))
  .pipe(z.array(codeSchema(eventTypes)).min(1))
  .meta({
    type: "string",
    description: `types with commas between them: ${eventTypes.map(({ code }) => `\`${code}\``).join(", ")}`,
    examples: ["notice.published,notice.updated"],
  });
