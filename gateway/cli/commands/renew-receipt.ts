import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { isRenewal } from "../../receipts/is-renewal.ts";
import { limits } from "../../receipts/limits.ts";
import { readReceipt, readRenewal } from "../../receipts/read-formats.ts";
import type { Renewal, RenewalAlgorithm, RenewedLink } from "../../receipts/renewal-format.ts";
import { METHOD_POINTER, methodOf, writeStatement } from "../../receipts/renewal-statement.ts";
import type { VerifiedReceipt } from "../../receipts/verify-receipt.ts";
import { type RenewedFile, verifyRenewal } from "../../receipts/verify-renewal.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { digestRenewedFiles } from "../digest-renewed-files.ts";
import { Failure } from "../failure.ts";
import { fetchReceipt } from "../fetch-receipt.ts";
import { isThere } from "../is-there.ts";
import { readAnchor, readAnchorText, readCheckpointText, readRenewalText } from "../read-receipt.ts";
import { recordStatement } from "../record-statement.ts";
import { renewalTexts } from "../render/renewal-texts.ts";
import { verifyEither } from "../verify-either.ts";
import { writeNewFile } from "../write-new-file.ts";

/** What a receipt is renewed with. */
export interface RenewalWay {
  readonly anchor: string;
  readonly checkpoint?: readonly string[];
  readonly formerAnchor?: readonly string[];
  readonly algorithm: RenewalAlgorithm;
  readonly office: string;
  readonly by: string;
  readonly output: string;
}

/**
 * Renews a receipt while its anchor is relied on: has the digests of everything in it and of its files recorded on the ledger under another
 * algorithm, and keeps it all in a new file, with the receipt of that record.
 *
 * @throws DomainError `renewal-refused` for what does not hold now, `renewal-file-missing`; whatever keeps a case from being filed or a
 * receipt from being made; Failure `usage`, `file-exists`
 */
export async function renewReceipt(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  paths: readonly string[],
  way: RenewalWay,
): Promise<number> {
  if (await isThere(way.output)) throw new Failure("file-exists", `${safeText(way.output)} exists already.`);
  const text = await readRenewalText(file);
  const trust = await readTrust(way);
  const { files, unreadable } = await digestRenewedFiles(deps, paths);
  if (unreadable[0] !== undefined) throw new Failure("file-unreadable", unreadable[0].reason);
  const now = Math.floor(deps.now() / 1_000);
  const { formerAnchors, ...held } = trust.texts;
  requireEstablished(await verifyEither({ text, ...held, formerAnchors, files, distrusted: [], now }));
  const { original, renewals } = chainOf(text, held);
  const digests = digestsOf(original, files, way.algorithm);
  const { evidence, receipt } = await recordDigests(deps, options, way, [original, ...renewals], digests, trust.anchor);
  const renewal: Renewal = {
    format: "concord-renewal/1",
    original,
    renewals: [...renewals, { algorithm: way.algorithm, digests, receipt, anchor: null, checkpoints: [] }],
  };
  const written = `${JSON.stringify(renewal)}\n`;
  requireBound(written, evidence, files, now);
  await writeNewFile(way.output, written);
  const answer = { file: way.output, evidence, algorithm: way.algorithm, renewals: renewal.renewals.length };
  const say = sayIn(renewalTexts, languageOf(deps, options));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify(answer)}\n`
      : `${say("written", { ...answer, file: safeText(way.output) })}\n`,
  );
  return 0;
}

/** What the receipt is held against now. */
async function readTrust({ anchor: file, checkpoint = [], formerAnchor = [] }: RenewalWay) {
  const anchor = await readAnchor(file);
  const checkpoints = await Promise.all(checkpoint.map(readCheckpointText));
  const formerAnchors = await Promise.all(formerAnchor.map(readAnchorText));
  return { anchor, texts: { anchor: anchor.text, checkpoints, formerAnchors } };
}

/** Has the digests of all links and of the files recorded, and makes the receipt of that record. */
async function recordDigests(
  deps: Deps,
  options: GlobalOptions,
  way: RenewalWay,
  links: readonly (Renewal["original"] | Renewal["renewals"][number])[],
  digests: readonly string[],
  held: Awaited<ReturnType<typeof readAnchor>>,
): Promise<{ readonly evidence: string; readonly receipt: string }> {
  const statement = writeStatement(
    way.algorithm,
    links.map(({ receipt, anchor, checkpoints }) => ({ receipt, anchor: anchor ?? "", checkpoints })),
    digests,
  );
  const { session, evidence } = await recordStatement(deps, options, {
    ...way,
    statement,
    method: methodOf(way.algorithm, statement),
  });
  const { deploymentId } = await session.api.readNetwork();
  // The ledger that it is recorded on may be another than the one that it is of.
  const since = held.anchor.ledger.deploymentId === deploymentId ? held : undefined;
  const { text } = await fetchReceipt(session, evidence, { exhibit: [], field: [METHOD_POINTER] }, since);
  return { evidence, receipt: text };
}

/** What nobody could believe now is not carried on. */
function requireEstablished({ record, files, findings }: VerifiedReceipt): void {
  const open = files
    .flatMap((file) => file.findings)
    .find(({ fragment, verdict }) => fragment === "integrity" && verdict !== "holds");
  const finality = findings.at(-1);
  const why = record === null ? finality : open;
  if (why === undefined) return;
  throw new DomainError("renewal-refused", `It does not hold now, so that it cannot be renewed: ${why.code}.`, {
    reason: why.code,
  });
}

/** Everything up to now, with what the newest was just held against. */
function chainOf(text: string, held: Omit<RenewedLink, "receipt">): Pick<Renewal, "original" | "renewals"> {
  if (!isRenewal(text)) return { original: { receipt: text, ...held }, renewals: [] };
  const { original, renewals } = readRenewal(text);
  if (renewals.length >= limits.renewals)
    throw new Failure("usage", `A receipt is renewed ${limits.renewals} times at most.`);
  return {
    original,
    renewals: renewals.map((each, position) => (position === renewals.length - 1 ? { ...each, ...held } : each)),
  };
}

/** Of each file that the original tells of. Throws DomainError `renewal-file-missing`. */
function digestsOf(original: RenewedLink, files: readonly RenewedFile[], algorithm: RenewalAlgorithm): string[] {
  return readReceipt(original.receipt).exhibits.map(({ path, sha256, sm3, size }) => {
    const file = files.find((each) => each.sha256 === sha256 && each.sm3 === sm3 && each.size === size);
    if (file !== undefined) return file.digests[algorithm];
    throw new DomainError("renewal-file-missing", `The file ${safeText(path)} is needed: it is digested anew.`, {
      path,
    });
  });
}

/** That the gateway has recorded what was to be recorded. */
function requireBound(renewal: string, evidence: string, files: readonly RenewedFile[], now: number): void {
  try {
    verifyRenewal({ renewal, anchor: undefined, formerAnchors: [], files, distrusted: [], now });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new Failure("gateway-answer-untrue", `The receipt of ${evidence} is none of this renewal (${error.code}).`);
  }
}
