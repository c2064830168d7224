import { DomainError } from "../../domain/errors.ts";
import { describeReceipt, type ReceiptAnswer } from "../../receipts/describe-receipt.ts";
import { isInconclusive } from "../../receipts/refusals.ts";
import { verifyReceipt } from "../../receipts/verify-receipt.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { digestFiles, exitCodeOf, type Unreadable } from "../digest-files.ts";
import { exitCodes } from "../failure.ts";
import { readAnchorText, readCheckpointText, readReceiptText } from "../read-receipt.ts";
import { renderReceipt } from "../render/receipt.ts";
import { renderProblem } from "../render/show-problem.ts";
import { renderUnreadable } from "../render/verification.ts";

/** What files are verified with where no gateway is asked. */
export interface ReceiptWay {
  readonly receipt: string;
  readonly anchor?: string;
  readonly checkpoint?: readonly string[];
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
    const receipt = await readReceiptText(way.receipt);
    const anchor = way.anchor === undefined ? undefined : await readAnchorText(way.anchor);
    const { claims, unreadable } = await digestFiles(deps, paths);
    const nowMs = deps.now();
    const found = verifyReceipt({
      receipt,
      anchor,
      checkpoints: await Promise.all((way.checkpoint ?? []).map(readCheckpointText)),
      files: claims,
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
