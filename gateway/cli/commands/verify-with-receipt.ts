import { DomainError } from "../../domain/errors.ts";
import { describeReceipt, type ReceiptAnswer } from "../../receipts/describe-receipt.ts";
import { isRenewal } from "../../receipts/is-renewal.ts";
import type { DistrustedAlgorithm } from "../../receipts/judge-renewed-files.ts";
import { isInconclusive } from "../../receipts/refusals.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { digestFiles, exitCodeOf, type Unreadable } from "../digest-files.ts";
import { digestRenewedFiles } from "../digest-renewed-files.ts";
import { exitCodes } from "../failure.ts";
import { readAnchorText, readCheckpointText, readRenewalText } from "../read-receipt.ts";
import { renderReceipt } from "../render/receipt.ts";
import { renderProblem } from "../render/show-problem.ts";
import { renderUnreadable } from "../render/verification.ts";
import { verifyEither } from "../verify-either.ts";

/** What files are verified with where no gateway is asked. */
export interface ReceiptWay {
  readonly receipt: string;
  readonly anchor?: string;
  readonly checkpoint?: readonly string[];
  /** Anchors that a renewed receipt was held against before. */
  readonly formerAnchor?: readonly string[];
  readonly distrust?: readonly DistrustedAlgorithm[];
  /** Seconds. */
  readonly maxAge?: number;
  /** Whose recognition is asked for. */
  readonly for?: string;
}

/**
 * Verifies files by a receipt, without a connection. A receipt, an anchor or a checkpoint that cannot be read or is none leaves it open
 * (2); one that contradicts itself or another, or is of different ledgers, fails (1).
 */
export async function verifyWithReceipt(
  deps: Deps,
  options: GlobalOptions,
  paths: readonly string[],
  way: ReceiptWay,
): Promise<number> {
  try {
    const text = await readRenewalText(way.receipt);
    const anchor = way.anchor === undefined ? undefined : await readAnchorText(way.anchor);
    const { files, unreadable } = await digestFor(deps, paths, text);
    const nowMs = deps.now();
    const found = await verifyEither({
      text,
      anchor,
      checkpoints: await Promise.all((way.checkpoint ?? []).map(readCheckpointText)),
      formerAnchors: await Promise.all((way.formerAnchor ?? []).map(readAnchorText)),
      distrusted: way.distrust ?? [],
      files,
      now: Math.floor(nowMs / 1_000),
      ...(way.maxAge === undefined ? {} : { maxAgeSeconds: way.maxAge }),
      ...(way.for === undefined ? {} : { asker: way.for }),
    });
    print(deps, options, describeReceipt(found, anchor !== undefined, nowMs), unreadable);
    return exitCodeOf(found.files, unreadable);
  } catch (error) {
    deps.terminal.tell(renderProblem(error, languageOf(deps, options)));
    return leavesOpen(error) ? exitCodes.inconclusive : exitCodes.failed;
  }
}

/** Renewals digest files otherwise than the ledger does. */
async function digestFor(deps: Deps, paths: readonly string[], text: string) {
  if (isRenewal(text)) return digestRenewedFiles(deps, paths);
  const { claims, unreadable } = await digestFiles(deps, paths);
  return { files: claims, unreadable };
}

/** A file that cannot be read, or what nobody foresaw, refutes nothing. */
const leavesOpen = (error: unknown): boolean => !(error instanceof DomainError) || isInconclusive(error.code);

function print(deps: Deps, options: GlobalOptions, answer: ReceiptAnswer, unreadable: readonly Unreadable[]): void {
  const { terminal } = deps;
  if (options.json === true) {
    terminal.print(`${JSON.stringify(unreadable.length === 0 ? answer : { ...answer, unreadable })}\n`);
    for (const { reason } of unreadable) terminal.tell(`concord: ${reason}\n`);
    return;
  }
  const style = { language: languageOf(deps, options), hasColour: terminal.hasColour };
  terminal.print(renderReceipt(answer, style));
  for (const { name, reason } of unreadable) terminal.print(renderUnreadable(name, reason, style));
}
