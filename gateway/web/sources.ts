import type { z } from "zod";
import type { NetworkInfo } from "../domain/wire/network.ts";
import type { EvidenceDetail, noticeDetailSchema, noticePageSchema, RecordDetail } from "../domain/wire/records.ts";

/** What the pages show: verbs of the gateway, each throwing DomainError for a refusal. */
export interface PageSources {
  showNetwork(): Promise<NetworkInfo>;
  showEvidence(evidenceId: string): Promise<EvidenceDetail>;
  /** A record with at most `limit` of its members. */
  showRecord(recordId: string, limit: number): Promise<RecordDetail>;
  showNotice(noticeId: string): Promise<z.infer<typeof noticeDetailSchema>>;
  listNotices(page: {
    readonly limit: number;
    readonly after: string | undefined;
  }): Promise<z.infer<typeof noticePageSchema>>;
}

/** One file that the pages load. */
export interface WebAsset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The files that the pages load. The name in an address holds a hash of the content. */
export interface WebAssets {
  /** The address of a file by its plain name. */
  urlOf(name: string): string;
  /** A file by its name in an address. */
  find(hashedName: string): WebAsset | undefined;
  /** The page that verifies with a receipt, whole. */
  readonly verifier: VerifierFile;
}

/** A page that is one file: the same bytes whoever serves it. */
export interface VerifierFile {
  readonly html: string;
  /** SHA-256, hex. */
  readonly sha256: string;
  /** Content-Security-Policy, which stands in it too. */
  readonly policy: string;
}
