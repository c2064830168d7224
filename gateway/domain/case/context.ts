import type { Channel } from "../codes/channels.ts";
import type { EvidenceKind } from "../codes/evidence-kinds.ts";
import type { AgreementState, PartnerState } from "../codes/membership.ts";
import type { Right } from "../codes/rights.ts";

/** A partner that may file or receive. */
export interface CasePartner {
  /** ISO 3166-1 alpha-2. */
  readonly iso: string;
  /** Its offices by the names under which they are addressed; none when they are not known. */
  readonly offices?: readonly string[];
  /** `active` when left out. */
  readonly state?: PartnerState;
}

/** What one version of an agreement allows. */
export interface CaseAgreement {
  /** The name by which case.yaml refers to it. */
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the parties. */
  readonly parties: readonly string[];
  /** Seconds since 1970-01-01T00:00:00Z: in force from `effective` on, and no longer at `expiry`. */
  readonly effective: number;
  readonly expiry: number;
  /** `ratified` when left out. */
  readonly state?: AgreementState;
  readonly evidence: readonly EvidenceKind[];
  readonly rights: readonly Right[];
  readonly channels: readonly Channel[];
}

/** What a case file is read against. */
export interface CaseContext {
  readonly now: Date;
  readonly partners: readonly CasePartner[];
  /** The agreements in their newest version; when left out, nothing is checked against a scope. */
  readonly agreements?: readonly CaseAgreement[];
}
