import { z } from "zod";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "../codes/agreement-terms.ts";
import { channels } from "../codes/channels.ts";
import { codeSchema } from "../codes/code-list.ts";
import { evidenceKinds } from "../codes/evidence-kinds.ts";
import { agreementStates, partnerStates, signerRoles } from "../codes/membership.ts";
import { grades } from "../codes/recognition.ts";
import { rights } from "../codes/rights.ts";
import { nodeStates } from "../codes/states.ts";
import { address, bytes32, iso, shortText } from "../scalars.ts";

/** A time as this API writes it: RFC 3339 in UTC. Of a block: the validators' claim. */
export const utc = z.iso.datetime().meta({ examples: ["2026-11-23T08:00:00.000Z"] });

const partnerId = z.int().min(1).max(255);

/** The block that an answer rests on, and how long ago that was known to be the newest. */
export const asOfSchema = z
  .strictObject({
    block: z.int(),
    hash: bytes32,
    time: utc.describe("the block's time, the validators' claim"),
    checkedAt: utc
      .nullable()
      .describe("when the node was last found to have no newer block; null: not since this gateway was started"),
    ageMs: z
      .int()
      .min(0)
      .nullable()
      .describe("milliseconds from checkedAt to this answer; null: not since this gateway was started"),
  })
  .meta({ id: "AsOf", description: "The block that the answer holds as of, and the age of that knowledge" });

export type AsOf = z.infer<typeof asOfSchema>;

/** Whose gateway this is, which chain and deployment it follows, and how it stands with its node. */
export const networkSchema = z
  .strictObject({
    partner: z.strictObject({ id: partnerId, iso, name: shortText }),
    chainId: z.string().describe("decimal"),
    genesisHash: bytes32.nullable().describe("null until the node was reached for the first time"),
    deploymentId: bytes32,
    contracts: z.strictObject({
      forwarder: address,
      registry: address,
      ledger: address,
      board: address,
      consortium: address,
      anchors: address,
    }),
    node: codeSchema(nodeStates).describe(
      "chain-lost: the node answers for another chain or deployment, or its chain lacks what is indexed; this gateway has stopped writing",
    ),
    indexed: asOfSchema.nullable().describe("the last block indexed; null before the first"),
    checkedAt: utc.nullable().describe("when the node was last found to have no newer block"),
    successor: z
      .strictObject({ registry: address, deploymentId: bytes32, namedAt: utc })
      .nullable()
      .describe("the deployment that the consortium named to succeed this one; null when there is none"),
  })
  .meta({ id: "Network" });

export type NetworkInfo = z.infer<typeof networkSchema>;

export const partnerSchema = z
  .strictObject({
    id: partnerId,
    iso,
    name: shortText,
    state: codeSchema(partnerStates),
    offices: z.array(shortText),
    hasGateway: z.boolean().describe("false: what is addressed to this partner is delivery pending"),
  })
  .meta({ id: "Partner" });

export type PartnerInfo = z.infer<typeof partnerSchema>;

const hours = z.int().min(0);

export const agreementSchema = z
  .strictObject({
    code: shortText,
    id: z.int().min(1).max(65_535),
    version: z.int().min(1).max(255),
    state: codeSchema(agreementStates),
    isInForce: z
      .boolean()
      .describe("ratified by every party as of the block, effective and not expired by the gateway's clock"),
    parties: z.array(iso).describe("all, whether they take part or not"),
    ratifiedBy: z.array(iso),
    suspendedBy: z.array(iso).describe("the parties that take no part now"),
    endedBy: z.array(iso).describe("of those, the ones that consented to the end"),
    instrument: bytes32.describe("SHA-256 of the signed instrument"),
    evidence: z.array(codeSchema(evidenceKinds)),
    rights: z.array(codeSchema(rights)),
    channels: z.array(codeSchema(channels)),
    purposes: z.array(codeSchema(purposes)),
    directions: z.array(codeSchema(directions)),
    onward: codeSchema(onwardRules),
    court: codeSchema(courtRules),
    recognition: z.strictObject({
      rule: codeSchema(recognitionRules),
      floor: codeSchema(grades).nullable().describe("the grade given without a decision; null when there is none"),
    }),
    hours: z.strictObject({ acknowledge: hours, answer: hours, feedback: hours, recognise: hours }),
    effective: utc,
    expiry: utc,
  })
  .meta({ id: "Agreement" });

export type AgreementInfo = z.infer<typeof agreementSchema>;

export const signerSchema = z
  .strictObject({
    address,
    partner: iso.nullable().describe("null: no partner has authorised this address"),
    roles: z.array(codeSchema(signerRoles)),
    validFrom: utc.nullable(),
    validTo: utc.nullable().describe("null: never authorised, or no end"),
    nonce: z
      .int()
      .describe(
        "for the next request: the forwarder's, after those accepted here and not settled; while the node is away, as of the last block indexed",
      ),
  })
  .meta({ id: "Signer" });

export type SignerInfo = z.infer<typeof signerSchema>;

const next = z.string().nullable().describe("cursor of the next page, to be sent as `after`; null on the last");

export const partnersSchema = z
  .strictObject({ asOf: asOfSchema, partners: z.array(partnerSchema).describe("at most 255") })
  .meta({ id: "Partners" });

export const partnerDetailSchema = z
  .strictObject({ asOf: asOfSchema, partner: partnerSchema })
  .meta({ id: "PartnerDetail" });

/** What a partner authorised an address for: one window for ever, which may end early. */
export const authorisationSchema = z
  .strictObject({
    address,
    roles: signerSchema.shape.roles,
    validFrom: utc,
    validTo: utc.nullable().describe("first moment after; null: no end"),
    isValid: z.boolean().describe("its window is open by this gateway's clock"),
  })
  .meta({ id: "Authorisation", description: "What a partner authorised an address for" });

export type Authorisation = z.infer<typeof authorisationSchema>;

export const partnerSignersSchema = z
  .strictObject({ asOf: asOfSchema, partner: iso, signers: z.array(authorisationSchema), next })
  .meta({ id: "PartnerSigners" });

export const agreementPageSchema = z
  .strictObject({ asOf: asOfSchema, agreements: z.array(agreementSchema), next })
  .meta({ id: "AgreementPage" });

export const agreementVersionsSchema = z
  .strictObject({
    asOf: asOfSchema,
    code: shortText,
    versions: z.array(agreementSchema).describe("oldest first; at most 255"),
  })
  .meta({ id: "AgreementVersions" });

export const agreementDetailSchema = z
  .strictObject({ asOf: asOfSchema, agreement: agreementSchema })
  .meta({ id: "AgreementDetail" });
