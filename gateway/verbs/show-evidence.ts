import { DomainError } from "../domain/errors.ts";
import type { EvidenceRow } from "../domain/ports.ts";
import type { EvidenceDetail } from "../domain/wire/records.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { asOfHead, type Gateway, requireHead, utcOfMilliseconds } from "./gateway.ts";
import { readPackage } from "./read-document.ts";
import { requireExhibit } from "./store-exhibit.ts";

const WRONG_FILE: ReadonlySet<string> = new Set(["size-mismatch", "digest-mismatch"]);

/** Evidence with its manifest and exhibits. Throws DomainError `unknown-evidence`. */
export async function showEvidence(gateway: Gateway, evidenceId: string): Promise<EvidenceDetail> {
  const head = await requireHead(gateway);
  const row = await requireEvidence(gateway, evidenceId);
  const held = await gateway.store.document(row.root);
  const salted = held === undefined ? undefined : await readPackage(gateway, held);
  const erasure = salted === undefined ? await gateway.store.erasure(row.root) : undefined;
  const exhibits = await Promise.all(
    (salted?.document.exhibits ?? []).map(async (exhibit, position) => ({
      position,
      exhibit,
      isHeld: await gateway.objects.has(exhibit.sha256),
    })),
  );
  return {
    asOf: asOfHead(gateway, head),
    evidence: describeEvidence(gateway, row),
    manifest: salted?.document ?? null,
    manifestProblem: salted === undefined ? await whyNotHere(gateway, row.root) : null,
    erasedAt: erasure === undefined ? null : utcOfMilliseconds(erasure.begunAt),
    exhibits,
  };
}

async function whyNotHere({ store }: Gateway, root: string): Promise<string> {
  if ((await store.erasure(root)) !== undefined) return "its retention is over";
  return (await store.problemOfWanted(root)) ?? "not entitled to it";
}

/** Throws DomainError `unknown-evidence`. */
export async function requireEvidence(gateway: Gateway, evidenceId: string): Promise<EvidenceRow> {
  const row = await gateway.store.evidence(evidenceId);
  if (row === undefined) {
    throw new DomainError("unknown-evidence", `This gateway knows no evidence ${evidenceId}.`, {
      evidence: evidenceId,
    });
  }
  return row;
}

/** An exhibit's file: from here, or fetched from the gateway that recorded it. */
export interface ExhibitFile {
  readonly path: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  /** Opens the file; of a range, both ends are included. */
  readonly read: (range?: { readonly start: number; readonly end: number }) => AsyncIterable<Uint8Array>;
}

/**
 * The file of an exhibit.
 *
 * @throws DomainError `unknown-evidence`, `unknown-package`, `object-not-here` when it is not here and cannot be fetched
 */
export async function openExhibit(gateway: Gateway, evidenceId: string, position: number): Promise<ExhibitFile> {
  const row = await requireEvidence(gateway, evidenceId);
  const exhibit = await requireExhibit(gateway, row.root, position);
  if (!(await gateway.objects.has(exhibit.sha256))) await fetchExhibit(gateway, row, position);
  const { path, mediaType, size, sha256 } = exhibit;
  return { path, mediaType, size, sha256, read: (range) => gateway.objects.stream(sha256, range) };
}

async function fetchExhibit(gateway: Gateway, row: EvidenceRow, position: number): Promise<void> {
  try {
    await gateway.fetchExhibit(row.partnerId, row.root, position);
  } catch (error) {
    // What the other gateway sent is not the exhibit: the asker has done nothing wrong.
    if (!(error instanceof DomainError) || !WRONG_FILE.has(error.code)) throw error;
    throw new DomainError(
      "object-not-here",
      `The file is not here, and what its gateway sent is not it: ${error.message}`,
    );
  }
}
