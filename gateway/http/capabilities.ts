import type { z } from "zod";
import type { NewAccessEntry } from "../domain/access-log.ts";
import type { EventType } from "../domain/codes/event-types.ts";
import type { Wait } from "../domain/codes/waits.ts";
import type { AnswerOnce } from "../domain/idempotency.ts";
import type { Identity, PresentedRequest } from "../domain/identity.ts";
import type { Feedback, NoticeBody } from "../domain/notice-body.ts";
import type { Manifest } from "../domain/package.ts";
import type { StoredDigests } from "../domain/ports.ts";
import type { AccessLogQuery, AnchorQuery, accessLogPageSchema, anchorPageSchema } from "../domain/wire/access-log.ts";
import type { EventInfo, EventPage } from "../domain/wire/events.ts";
import type {
  BatchDetail,
  BatchReceipt,
  DocumentReceipt,
  NewSimulation,
  NewSubmission,
  PackageDetail,
  PackageReceipt,
  Simulation,
  Submission,
  submissionPageSchema,
} from "../domain/wire/filing.ts";
import type { IdentityInfo } from "../domain/wire/identity.ts";
import type { ExhibitInclusion } from "../domain/wire/inclusion.ts";
import type { BlocksQuery, LedgerBlocks, ProofQuery, stateProofSchema } from "../domain/wire/ledger.ts";
import type {
  agreementDetailSchema,
  agreementPageSchema,
  agreementVersionsSchema,
  NetworkInfo,
  partnerDetailSchema,
  partnerSignersSchema,
  partnersSchema,
  SignerInfo,
} from "../domain/wire/network.ts";
import type { proposalDetailSchema, proposalPageSchema } from "../domain/wire/proposals.ts";
import type {
  AgreementQuery,
  EvidenceSearch,
  NoticeQuery,
  PageQuery,
  ReceiptQuery,
  RecognitionQuery,
  RetentionQuery,
  SubmissionQuery,
} from "../domain/wire/queries.ts";
import type {
  EvidenceDetail,
  evidencePageSchema,
  evidenceRecognitionsSchema,
  noticeAcknowledgementsSchema,
  noticeDetailSchema,
  noticeFeedbackSchema,
  noticePageSchema,
  recognitionPageSchema,
} from "../domain/wire/records.ts";
import type { LegalHoldInfo, legalHoldsSchema, retentionPageSchema } from "../domain/wire/retention.ts";
import type { FileClaim, Verification } from "../domain/wire/verification.ts";
import type { Receipt } from "../receipts/receipt-format.ts";

/** A file to be sent. */
export interface FileToSend {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Opens the file; of a range, both ends are included. */
  readonly read: (range?: { readonly start: number; readonly end: number }) => AsyncIterable<Uint8Array>;
}

/** Which events to read: those after one, or after the `latest`; from the first when undefined. */
export interface EventQuery {
  readonly after: string | undefined;
  /** Undefined: every type. */
  readonly types: readonly EventType[] | undefined;
}

/** What the HTTP side is given: every verb of one gateway, each throwing DomainError for a refusal. */
export interface Capabilities {
  /** What the gateway waits for; nothing when it is ready. Never throws. */
  checkReadiness(): Promise<Wait[]>;
  showIdentity(identity: Identity): Promise<IdentityInfo>;
  showNetwork(): Promise<NetworkInfo>;
  listPartners(): Promise<z.infer<typeof partnersSchema>>;
  showPartner(iso: string): Promise<z.infer<typeof partnerDetailSchema>>;
  listSigners(iso: string, page: PageQuery): Promise<z.infer<typeof partnerSignersSchema>>;
  listAgreements(query: AgreementQuery): Promise<z.infer<typeof agreementPageSchema>>;
  showAgreement(code: string): Promise<z.infer<typeof agreementVersionsSchema>>;
  showAgreementVersion(code: string, version: number): Promise<z.infer<typeof agreementDetailSchema>>;
  showSigner(address: string): Promise<SignerInfo>;
  acceptPackage(manifest: Manifest): Promise<PackageReceipt>;
  acceptPackages(manifests: readonly Manifest[]): Promise<PackageReceipt[]>;
  showPackage(root: string): Promise<PackageDetail>;
  /** A file as it lies here; it is not fetched from anywhere. */
  openHeldExhibit(root: string, position: number): Promise<FileToSend>;
  /** Size in bytes that the manifest gives an exhibit. */
  sizeOfExhibit(root: string, position: number): Promise<number>;
  storeExhibit(root: string, position: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** `by` is the subject of whoever is signed in. */
  placeHold(root: string, reference: string, by: string | undefined): Promise<LegalHoldInfo>;
  releaseHold(root: string, holdId: string, by: string | undefined): Promise<LegalHoldInfo>;
  listHolds(root: string): Promise<z.infer<typeof legalHoldsSchema>>;
  listRetention(query: RetentionQuery): Promise<z.infer<typeof retentionPageSchema>>;
  acceptBatch(packages: readonly string[]): Promise<BatchReceipt>;
  showBatch(root: string, page: PageQuery): Promise<BatchDetail>;
  acceptNoticeBody(body: NoticeBody): Promise<DocumentReceipt>;
  acceptFeedback(feedback: Feedback): Promise<DocumentReceipt>;
  simulateActions(actions: NewSimulation): Promise<Simulation>;
  acceptSubmission(submission: NewSubmission): Promise<{ submission: Submission; isNew: boolean }>;
  /** Called when the answer that a submission was accepted has left. */
  noteAnswered(submissionId: string): void;
  listSubmissions(query: SubmissionQuery): Promise<z.infer<typeof submissionPageSchema>>;
  showSubmission(submissionId: string): Promise<Submission>;
  listEvidence(search: EvidenceSearch): Promise<z.infer<typeof evidencePageSchema>>;
  showEvidence(evidenceId: string): Promise<EvidenceDetail>;
  listRecognitions(query: RecognitionQuery): Promise<z.infer<typeof recognitionPageSchema>>;
  showRecognitions(evidenceId: string): Promise<z.infer<typeof evidenceRecognitionsSchema>>;
  showInclusion(evidenceId: string, position: number): Promise<ExhibitInclusion>;
  makeReceipt(evidenceId: string, query: ReceiptQuery): Promise<Receipt>;
  openExhibit(evidenceId: string, position: number): Promise<FileToSend>;
  listNotices(query: NoticeQuery): Promise<z.infer<typeof noticePageSchema>>;
  showNotice(noticeId: string): Promise<z.infer<typeof noticeDetailSchema>>;
  showAcknowledgements(noticeId: string): Promise<z.infer<typeof noticeAcknowledgementsSchema>>;
  showFeedback(noticeId: string): Promise<z.infer<typeof noticeFeedbackSchema>>;
  listEvents(query: EventQuery, limit: number): Promise<EventPage>;
  /** The feed without end, until `isOver`, which is also to be raised when this throws. */
  streamEvents(query: EventQuery, isOver: AbortSignal): Promise<AsyncGenerator<readonly EventInfo[]>>;
  /**
   * Carries a request out once for its idempotency key and keeps the answer. Throws DomainError `idempotency-key-reused` and
   * `idempotency-key-in-use`.
   */
  answerOnce: AnswerOnce;
  /** Size, SHA-256 and SM3 of a stream, in constant memory. */
  digestFile(bytes: AsyncIterable<Uint8Array>): Promise<StoredDigests>;
  listProposals(page: PageQuery): Promise<z.infer<typeof proposalPageSchema>>;
  showProposal(proposalId: string): Promise<z.infer<typeof proposalDetailSchema>>;
  verifyFiles(files: readonly FileClaim[]): Promise<Verification>;
  /** Adds a request to the access log; resolves when that is durable. */
  recordAccess(access: Omit<NewAccessEntry, "identity"> & { readonly identity: Identity | undefined }): Promise<void>;
  listAccessLog(query: AccessLogQuery): Promise<z.infer<typeof accessLogPageSchema>>;
  listAnchors(query: AnchorQuery): Promise<z.infer<typeof anchorPageSchema>>;
  /** What the node tells of the ledger, for an auditor who checks it himself. */
  tellBlocks(query: BlocksQuery): Promise<LedgerBlocks>;
  proveState(query: ProofQuery): Promise<z.infer<typeof stateProofSchema>>;
  /**
   * Who makes a request, by the access token or the signature (RFC 9421) that it bears; undefined when it bears neither. Throws
   * DomainError `token-invalid`, `signature-invalid`, `gateway-not-authenticated`, `issuer-unreachable`.
   */
  identify(request: PresentedRequest): Promise<Identity | undefined>;
  /** For the gateway of the partner `peer`, as are the two below. */
  serveDocument(peer: string, root: string): Promise<Uint8Array>;
  serveBatch(peer: string, root: string): Promise<{ packages: string[] }>;
  serveExhibit(peer: string, root: string, position: number): Promise<FileToSend>;
}
