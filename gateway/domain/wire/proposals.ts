import { z } from "zod";
import { codeSchema, languages } from "../codes/code-list.ts";
import { partnerStates } from "../codes/membership.ts";
import { proposalStates, supports } from "../codes/proposals.ts";
import { address, bytes32, hexBytes, iso } from "../scalars.ts";
import { asOfSchema, utc } from "./network.ts";

const partner = iso.nullable().describe("null: this gateway knows no such partner");
const partnerId = z.int().min(0).max(255);

/** What one call of a proposal would do. */
export const proposedDecisionSchema = z
  .strictObject({
    call: hexBytes.describe("the call of the registry, as it was voted on"),
    decision: z
      .discriminatedUnion("name", [
        z.strictObject({ name: z.literal("admitPartner"), partnerId, partner: z.string(), signatory: address }),
        z.strictObject({
          name: z.literal("setPartnerState"),
          partnerId,
          partner,
          state: codeSchema(partnerStates).nullable().describe("null: a standing that there is not"),
        }),
        z.strictObject({ name: z.literal("seatSignatory"), partnerId, partner, signatory: address }),
        z.strictObject({ name: z.literal("nameSuccessor"), registry: address }),
      ])
      .nullable()
      .describe("null: not to be decoded"),
    words: z
      .strictObject(
        Object.fromEntries(languages.map((language) => [language, z.string()])) as Record<
          (typeof languages)[number],
          z.ZodString
        >,
      )
      .describe("what it would do, in each language"),
  })
  .meta({ id: "ProposedDecision" });

export const voteSchema = z
  .strictObject({
    partner: iso.or(z.string()),
    support: codeSchema(supports),
    signer: address,
    castAt: utc,
  })
  .meta({ id: "Vote" });

export const proposalSchema = z
  .strictObject({
    id: bytes32,
    state: codeSchema(proposalStates).describe("by this gateway's clock, from what is indexed"),
    partner: z.string().describe("who proposed it"),
    signer: address,
    reference: bytes32.describe("digest of the paper that gives the reasons, or random"),
    decisions: z.array(proposedDecisionSchema),
    votes: z.array(voteSchema).describe("one for each partner that voted"),
    inFavour: z.int(),
    needed: z
      .int()
      .nullable()
      .describe("two-thirds of the partners active at the snapshot, rounded up; null until the snapshot"),
    proposedAt: utc,
    snapshot: utc.describe("who is active then votes, from the second after"),
    deadline: utc.describe("the last second in which a vote may be cast; a vote that is decided ends before"),
    eta: utc.nullable().describe("when it may be carried out; null until it is queued"),
    lapsesAt: utc.nullable().describe("when it lapses unless it is queued or carried out; null where nothing lapses"),
    executedAt: utc.nullable(),
    canceledAt: utc.nullable(),
    block: z.int(),
    transactionHash: bytes32,
  })
  .meta({ id: "Proposal" });

export type ProposalInfo = z.infer<typeof proposalSchema>;

export const proposalPageSchema = z
  .strictObject({
    asOf: asOfSchema,
    proposals: z.array(proposalSchema),
    next: z.string().nullable().describe("`after` of the next page; null on the last"),
  })
  .meta({ id: "ProposalPage" });

export const proposalDetailSchema = z
  .strictObject({ asOf: asOfSchema, proposal: proposalSchema })
  .meta({ id: "ProposalDetail" });
