import type { SubmissionState } from "./codes/states.ts";
import type { BlockPlace, DecisionPlace, VersionPlace } from "./cursors.ts";

/** How many entries of a list, and after which. */
export interface Page<Place> {
  readonly limit: number;
  readonly after?: Place | undefined;
}

/** Which agreement versions to list; all conditions hold together. */
export interface AgreementFilter extends Page<VersionPlace> {
  readonly agreementId?: number | undefined;
  readonly partyId?: number | undefined;
  /** In force, or not, at a moment. */
  readonly inForce?: { readonly is: boolean; readonly at: number } | undefined;
}

/** Which evidence to list; all conditions hold together. Times are Unix seconds, the second one excluded. */
export interface EvidenceFilter extends Page<BlockPlace> {
  readonly partnerId?: number | undefined;
  readonly kind?: number | undefined;
  readonly agreementId?: number | undefined;
  readonly caseNumber?: string | undefined;
  /** State of the recorder's own entry; 0 for none. */
  readonly ownState?: number | undefined;
  /** State of another partner's entry, 0 for none, and whose; of anybody else where no partner is named. */
  readonly decision?: { readonly state: number; readonly partnerId: number | undefined } | undefined;
  /** Decided on by this partner, however. */
  readonly decidedBy?: number | undefined;
  readonly recordedFrom?: number | undefined;
  readonly recordedTo?: number | undefined;
}

/** Which decisions on others' evidence to list; all conditions hold together. */
export interface RecognitionFilter extends Page<DecisionPlace> {
  readonly evidenceId?: string | undefined;
  readonly partnerId?: number | undefined;
  readonly recorderId?: number | undefined;
  readonly agreementId?: number | undefined;
  readonly state?: number | undefined;
  readonly grade?: number | undefined;
  readonly decidedFrom?: number | undefined;
  readonly decidedTo?: number | undefined;
}

/** Which of the notices that a partner published or was sent to list; all conditions hold together. */
export interface NoticeFilter extends Page<BlockPlace> {
  readonly viewerId: number;
  readonly direction?: "sent" | "received" | undefined;
  readonly partnerId?: number | undefined;
  readonly recipientId?: number | undefined;
  readonly agreementId?: number | undefined;
  readonly state?: "published" | "updated" | "withdrawn" | "expired" | undefined;
  readonly isOverdue?: boolean | undefined;
  readonly publishedFrom?: number | undefined;
  readonly publishedTo?: number | undefined;
  /** When clocks and validity are read, Unix seconds. */
  readonly now: number;
}

/** Which submissions to list; all conditions hold together. */
export interface SubmissionFilter extends Page<number> {
  /** Of officers of this partner. */
  readonly partnerId: number;
  readonly signer?: string | undefined;
  readonly state?: SubmissionState | undefined;
}
