import type { FileHandle } from "node:fs/promises";
import { entriesOfBundle } from "../../bundle/entries-of-bundle.ts";
import { type JudgedEvidence, judgeEvidence } from "../../bundle/judge-evidence.ts";
import { arrangeTrust, type Trust } from "../../bundle/trust.ts";
import { fitsZip, sizeOfZip, type WriteAt, writeZip, type ZipEntry } from "../../bundle/zip.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { isRenewal } from "../../receipts/is-renewal.ts";
import type { DisclosedExhibit } from "../../receipts/receipt-format.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { type CopyExhibit, copyFromFolder, copyFromGateway } from "../exhibit-sources.ts";
import { Failure } from "../failure.ts";
import { type Disclosure, fetchReceipt } from "../fetch-receipt.ts";
import { requireNew } from "../is-there.ts";
import { createProgress, type Progress } from "../progress.ts";
import { readAnchor, readCheckpointText, readReceiptText } from "../read-receipt.ts";
import { receiptTexts } from "../render/receipt-texts.ts";
import { safeFileName } from "../save-exhibits.ts";
import { openSession, type Session } from "../session.ts";
import { fillNewFile } from "../write-new-file.ts";

/** What a bundle is made of, and where it goes. */
export interface BundleChoice extends Disclosure {
  readonly bundle: string;
  readonly anchor?: string;
  readonly checkpoint?: readonly string[];
  /** Files of receipts that were made before. */
  readonly receipt?: readonly string[];
  /** Where the exhibits are; without it they are fetched from the gateway. */
  readonly folder?: string;
  /** Whose recognition is asked for. */
  readonly for?: string;
}

const nameOf = ({ position, path }: DisclosedExhibit): string => safeFileName(position, path);

/**
 * Puts receipts, the anchor, cover sheets and the exhibits that the receipts disclose into a new archive, whose bytes follow from these. Every exhibit is
 * checked against its receipt; there is no archive before all are.
 *
 * @throws Failure `usage`, `file-exists`, `file-unwritable`, `file-unreadable`, `gateway-answer-untrue`, `exhibit-differs`,
 * `bundle-too-large`, `verdicts-differ-now`; DomainError what the gateway answers or what is wrong with a receipt
 */
export async function makeBundle(
  deps: Deps,
  options: GlobalOptions,
  ids: readonly string[],
  choice: BundleChoice,
): Promise<number> {
  const { bundle, receipt: made = [], checkpoint = [], folder } = choice;
  if (ids.length + made.length === 0)
    throw new Failure("usage", "Say of which evidence, or name receipts with --receipt.");
  if (ids.length === 0 && (choice.exhibit ?? choice.field) !== undefined)
    throw new Failure(
      "usage",
      "--exhibit and --field say what receipts tell that are made now: name evidence by its id.",
    );
  if (checkpoint.length > 0 && choice.anchor === undefined)
    throw new Failure("usage", "A checkpoint counts with the anchor that names who countersigns it.");
  await requireNew(bundle);
  const anchor = choice.anchor === undefined ? undefined : await readAnchor(choice.anchor);
  // Of receipts and exhibits that are at hand nobody is asked.
  const session = ids.length === 0 && folder !== undefined ? undefined : await openSession(deps, options);
  const texts = await Promise.all(made.map(readMade));
  if (session !== undefined)
    for (const id of new Set(ids)) texts.push((await fetchReceipt(session, id, choice, anchor)).text);
  const trust = arrangeTrust(anchor, await Promise.all(checkpoint.map(readCheckpointText)));
  const evidence = texts.map((text) => judge(deps, text, trust, choice.for));
  requireSeparate(evidence);

  const exhibits = evidence.flatMap(({ receipt }) => receipt.exhibits);
  const progress = createProgress(
    deps,
    "bundling",
    exhibits.reduce((sum, { size }) => sum + size, 0),
  );
  try {
    const copyExhibit = chooseSource(session, folder, progress);
    const entries = await entriesOfBundle({ evidence, trust, asker: choice.for, nameOf, copyExhibit });
    requireFitting(bundle, entries);
    await fillNewFile(bundle, (handle) => writeZip(entries, writerOf(handle)));
    tell(deps, options, bundle, evidence, entries);
    return 0;
  } finally {
    progress.finish();
  }
}

/** A receipt that was made before. */
async function readMade(file: string): Promise<string> {
  const text = await readReceiptText(file);
  if (!isRenewal(text)) return text;
  throw new Failure(
    "usage",
    `${safeText(file)} was renewed: hand it in beside a bundle, which has receipts as they were made.`,
  );
}

function judge(deps: Deps, receipt: string, trust: Trust, asker: string | undefined): JudgedEvidence {
  const judged = judgeEvidence({ receipt, trust, asker, now: Math.floor(deps.now() / 1_000), nameOf });
  if (judged.isTrueNow) return judged;
  const at = new Date(judged.judgedAt * 1_000).toISOString();
  throw new Failure("verdicts-differ-now", `What holds of ${judged.found.evidenceId} at ${at} is not what holds now.`);
}

function requireSeparate(evidence: readonly JudgedEvidence[]): void {
  const ids = new Set(evidence.map(({ found }) => found.evidenceId));
  if (ids.size < evidence.length)
    throw new Failure("usage", "Two of the receipts are of the same evidence: a bundle has one of each.");
}

/** Before anything is fetched. */
export function requireFitting(bundle: string, entries: readonly ZipEntry[]): void {
  if (fitsZip(entries)) return;
  const detail = `${safeText(bundle)} would have ${entries.length} files and ${sizeOfZip(entries)} bytes.`;
  throw new Failure("bundle-too-large", detail);
}

function chooseSource(session: Session | undefined, folder: string | undefined, progress: Progress): CopyExhibit {
  if (folder !== undefined) return copyFromFolder(folder, progress);
  if (session !== undefined) return copyFromGateway(session, progress);
  throw new Error("exhibits come from a folder or from a gateway");
}

/** What is written need not go down at once. */
const writerOf =
  (handle: FileHandle): WriteAt =>
  async (bytes, position) => {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
      done += bytesWritten;
    }
  };

function tell(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  evidence: readonly JudgedEvidence[],
  entries: readonly ZipEntry[],
): void {
  const receipts = evidence.map(({ found }) => ({
    evidence: found.evidenceId,
    block: found.asOf.blockNumber,
    findings: found.findings.map(({ fragment, verdict, code }) => ({ fragment, verdict, code })),
    exhibits: found.files.map(({ name, verdict }) => ({ name, verdict })),
  }));
  const size = sizeOfZip(entries);
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify({ bundle: file, size, receipts })}\n`);
    return;
  }
  const exhibits = receipts.reduce((sum, each) => sum + each.exhibits.length, 0);
  const say = sayIn(receiptTexts, languageOf(deps, options));
  deps.terminal.print(`${say("bundleWritten", { file: safeText(file), receipts: receipts.length, exhibits, size })}\n`);
}
