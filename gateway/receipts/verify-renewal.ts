import { DomainError } from "../domain/errors.ts";
import { finding } from "../domain/judge.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { DigestedFile } from "./judge-files.ts";
import { type DistrustedAlgorithm, judgeRenewedFiles } from "./judge-renewed-files.ts";
import { readAnchor, readReceipt, readRenewal } from "./read-formats.ts";
import type { Receipt } from "./receipt-format.ts";
import type { Renewal, RenewalAlgorithm, RenewedLink } from "./renewal-format.ts";
import { digestText, METHOD_POINTER, methodOf, writeStatement } from "./renewal-statement.ts";
import { type ReceiptQuestion, type VerifiedReceipt, verifyReceipt } from "./verify-receipt.ts";

/** A file by the digests of the ledger and of renewals. */
export interface RenewedFile extends DigestedFile {
  readonly digests: Readonly<Record<RenewalAlgorithm, string>>;
}

/** A renewed receipt, and what is asked of it. */
export interface RenewalQuestion extends Omit<ReceiptQuestion, "receipt" | "files"> {
  readonly renewal: string;
  readonly files: readonly RenewedFile[];
  /** Texts of the anchors that were relied on before today's, as they were published then. */
  readonly formerAnchors: readonly string[];
  /** What nobody is to rely on any more. */
  readonly distrusted: readonly DistrustedAlgorithm[];
}

/** A renewal that is on a ledger. Time in Unix seconds, as the validators claim. */
export interface ProvenRenewal {
  readonly algorithm: RenewalAlgorithm;
  readonly evidenceId: string;
  readonly recordedAt: number;
  readonly asOfBlock: number;
}

/** What a renewed receipt shows: what the original does, as of its block, judged at the time at which it was first renewed. */
export interface VerifiedRenewal extends VerifiedReceipt {
  /** Those that count, oldest first; before the time of each, everything before it was there. */
  readonly renewals: readonly ProvenRenewal[];
}

type FinalityCode = Parameters<typeof finding<"finality">>[2];

/** Until when the original was relied on, or why that is not known. */
interface Followed {
  readonly renewals: readonly ProvenRenewal[];
  /** Unix seconds. */
  readonly asOf: number;
  readonly broken: Finding | undefined;
}

/**
 * Verifies a renewed receipt by what is given and by nothing else: the newest renewal against today's anchor now, each before it against the
 * anchor of then at the time at which the next was recorded (RFC 4998 §5.3).
 *
 * @throws DomainError `renewal-malformed`, `renewal-not-bound`, `renewal-order`, `renewal-file-missing`; as `verifyReceipt`
 */
export function verifyRenewal(question: RenewalQuestion): VerifiedRenewal {
  const renewal = readRenewal(question.renewal);
  const original = readReceipt(renewal.original.receipt);
  requireBound(renewal, original);
  const trusted = renewal.renewals.filter(({ algorithm }) => !question.distrusted.includes(algorithm));
  const followed = followBack(trusted, question);
  const { found, broken } = judgeOriginal(renewal.original, followed, question);
  const files = judgeRenewedFiles(found.files, original, {
    files: question.files,
    distrusted: question.distrusted,
    renewals: broken ? [] : trusted,
  });
  return { ...found, files, renewals: followed.renewals };
}

function requireBound({ original, renewals }: Renewal, { exhibits }: Receipt): void {
  const links: RenewedLink[] = [original];
  for (const [position, { algorithm, digests, receipt, anchor, checkpoints }] of renewals.entries()) {
    const where = { renewal: position + 1 };
    if (digests.length !== exhibits.length)
      throw new DomainError("renewal-file-missing", `Renewal ${position + 1} is not of every file.`, where);
    const method = methodOf(algorithm, writeStatement(algorithm, links, digests));
    const told = readReceipt(receipt).fields.find(({ pointer }) => pointer === METHOD_POINTER);
    if (told?.value !== JSON.stringify(method))
      throw new DomainError(
        "renewal-not-bound",
        `Renewal ${position + 1} is of something else than what is here.`,
        where,
      );
    links.push({ receipt, anchor: anchor ?? "", checkpoints });
  }
}

/** From the newest renewal that counts to the oldest. */
function followBack(trusted: Renewal["renewals"], question: RenewalQuestion): Followed {
  const renewals: ProvenRenewal[] = [];
  let asOf = question.now;
  const end = (code: FinalityCode, detail: string): Followed => ({ renewals, asOf, broken: unknown(code, detail) });
  if (trusted.length === 0) return end("digest-distrusted", "No renewal is under a digest that is relied on.");
  for (const { algorithm, receipt, anchor: kept, checkpoints } of trusted.toReversed()) {
    if (kept !== null && !isTrusted(kept, question))
      return end("former-anchor-unknown", "Nobody vouches for its anchor.");
    const anchor = kept ?? question.anchor;
    const given = kept === null ? (question.checkpoints ?? []) : checkpoints;
    const found = verifyReceipt({ receipt, anchor, checkpoints: given, files: [], now: asOf });
    if (renewals.length > 0) requireBefore(found, asOf);
    const { evidenceId, record, asOf: block } = found;
    if (record === null)
      return end(whyUnproven(found, renewals.length > 0), `The renewal as of block ${block.blockNumber}.`);
    renewals.unshift({ algorithm, evidenceId, recordedAt: record.recordedAt, asOfBlock: block.blockNumber });
    asOf = record.recordedAt;
  }
  return { renewals, asOf, broken: undefined };
}

function judgeOriginal(
  { receipt, anchor, checkpoints }: RenewedLink,
  { asOf, broken }: Followed,
  question: RenewalQuestion,
): { readonly found: VerifiedReceipt; readonly broken: boolean } {
  const { now, maxAgeSeconds, asker, files } = question;
  const ask = { receipt, files, ...(asker === undefined ? {} : { asker }) };
  const alone = (why: Finding) => ({
    found: withFinality(verifyReceipt({ ...ask, anchor: undefined, now }), why),
    broken: true,
  });
  if (broken !== undefined) return alone(broken);
  if (!isTrusted(anchor, question)) return alone(unknown("former-anchor-unknown", "Nobody vouches for its anchor."));
  // Judged as of then; how old it is, is of today.
  const late = maxAgeSeconds === undefined ? {} : { maxAgeSeconds: maxAgeSeconds - (now - asOf) };
  const found = verifyReceipt({ ...ask, anchor, checkpoints, now: asOf, ...late });
  requireBefore(found, asOf);
  const isLate = isExpired(found);
  return isLate ? alone(unknown("renewed-too-late", "Its anchor was relied on no more.")) : { found, broken: false };
}

/** Whether somebody vouches for an anchor of then: the verifier has it from elsewhere, or today's names it. */
function isTrusted(kept: string, { anchor: today, formerAnchors }: RenewalQuestion): boolean {
  if (today === undefined) return false;
  if (kept === today || formerAnchors.includes(kept)) return true;
  const anchor = readAnchor(today);
  return anchor.format === "concord-anchor/2" && anchor.formerAnchors.includes(digestText("sha3-512", kept));
}

const finalityOf = ({ findings }: VerifiedReceipt): Finding => findings.at(-1) as Finding;

const isExpired = (found: VerifiedReceipt): boolean => finalityOf(found).code.endsWith("-expired");

/** Why a renewal is not shown to be on its ledger. */
function whyUnproven(found: VerifiedReceipt, isFormer: boolean): FinalityCode {
  const { verdict, code } = finalityOf(found);
  if (isFormer && isExpired(found)) return "renewed-too-late";
  return verdict === "unknown" && code !== "no-seals" ? (code as FinalityCode) : "renewal-unproven";
}

function requireBefore({ asOf }: VerifiedReceipt, renewedAt: number): void {
  if (asOf.blockTime <= renewedAt) return;
  const detail = `Block ${asOf.blockNumber} is younger than the renewal of what was proven as of it.`;
  throw new DomainError("renewal-order", detail, { block: asOf.blockNumber });
}

function withFinality(found: VerifiedReceipt, finality: Finding): VerifiedReceipt {
  const put = (findings: readonly Finding[]): Finding[] =>
    findings.map((each) => (each.fragment === "finality" && each.code === "no-anchor" ? finality : each));
  return {
    ...found,
    findings: put(found.findings),
    files: found.files.map((file) => ({ ...file, findings: put(file.findings) })),
  };
}

const unknown = (code: FinalityCode, detail: string): Finding => finding("finality", "unknown", code, detail);
