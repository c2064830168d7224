import type { z } from "zod";
import type { AnswerOnce } from "../domain/idempotency.ts";
import type { Feedback, NoticeBody } from "../domain/notice-body.ts";
import type { Manifest } from "../domain/package.ts";
import type { SubmittedRequest } from "../domain/submission.ts";
import type {
  BatchReceipt,
  DocumentReceipt,
  NewSimulation,
  PackageReceipt,
  Simulation,
  Submission,
} from "../domain/wire/filing.ts";
import type { AgreementInfo, NetworkInfo, PartnerInfo, SignerInfo } from "../domain/wire/network.ts";
import type {
  EvidenceDetail,
  evidencePageSchema,
  noticeDetailSchema,
  noticePageSchema,
} from "../domain/wire/records.ts";
import type { FileClaim, Verification } from "../domain/wire/verification.ts";

/** A file to be sent. */
export interface FileToSend {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Opens the file; of a range, both ends are included. */
  readonly read: (range?: { readonly start: number; readonly end: number }) => AsyncIterable<Uint8Array>;
}

/** One page of a list. */
export interface PageRequest {
  readonly limit: number;
  readonly after?: string;
}

/** Which evidence to list, in the API's words. */
export interface EvidenceQuery extends PageRequest {
  readonly partner?: string;
  readonly kind?: string;
  readonly agreement?: string;
  readonly case?: string;
}

/** What the HTTP side is given: every verb of one gateway, each throwing DomainError for a refusal. */
export interface Capabilities {
  showNetwork(): Promise<NetworkInfo>;
  listPartners(): Promise<{ partners: PartnerInfo[] }>;
  listAgreements(): Promise<{ agreements: AgreementInfo[] }>;
  showSigner(address: string): Promise<SignerInfo>;
  acceptPackage(manifest: Manifest): Promise<PackageReceipt>;
  /** Size in bytes that the manifest gives an exhibit. */
  sizeOfExhibit(root: string, position: number): Promise<number>;
  storeExhibit(root: string, position: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  acceptBatch(packages: readonly string[]): Promise<BatchReceipt>;
  acceptNoticeBody(body: NoticeBody): Promise<DocumentReceipt>;
  acceptFeedback(feedback: Feedback): Promise<DocumentReceipt>;
  simulateActions(actions: NewSimulation): Promise<Simulation>;
  acceptSubmission(requests: readonly SubmittedRequest[]): Promise<{ submission: Submission; isNew: boolean }>;
  showSubmission(submissionId: string): Promise<Submission>;
  listEvidence(query: EvidenceQuery): Promise<z.infer<typeof evidencePageSchema>>;
  showEvidence(evidenceId: string): Promise<EvidenceDetail>;
  openExhibit(evidenceId: string, position: number): Promise<FileToSend>;
  listNotices(page: PageRequest): Promise<z.infer<typeof noticePageSchema>>;
  showNotice(noticeId: string): Promise<z.infer<typeof noticeDetailSchema>>;
  /**
   * Carries a request out once for its idempotency key and keeps the answer. Throws DomainError `idempotency-key-reused` and
   * `idempotency-key-in-use`.
   */
  answerOnce: AnswerOnce;
  verifyFiles(files: readonly FileClaim[]): Promise<Verification>;
  /** The partner id of the gateway that signed a request (RFC 9421). */
  identifyPeer(request: { method: string; path: string; headers: Record<string, string> }): Promise<number>;
  serveDocument(peer: number, root: string): Promise<Uint8Array>;
  serveBatch(peer: number, root: string): Promise<{ packages: string[] }>;
  serveExhibit(peer: number, root: string, position: number): Promise<FileToSend>;
}
