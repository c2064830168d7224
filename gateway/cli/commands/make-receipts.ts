import { mkdir } from "node:fs/promises";
import path from "node:path";
import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Anchor } from "../../receipts/anchor-format.ts";
import type { Receipt } from "../../receipts/receipt-format.ts";
import { verifyReceipt } from "../../receipts/verify-receipt.ts";
import { writeReceipt } from "../../receipts/write-receipt.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { isThere } from "../is-there.ts";
import { readAnchor } from "../read-receipt.ts";
import { receiptTexts } from "../render/receipt-texts.ts";
import { openSession, type Session } from "../session.ts";
import { writeNewFile } from "../write-new-file.ts";

/** What receipts are to tell, and where they go. */
export interface ReceiptChoice {
  readonly output?: string;
  readonly exhibit?: readonly number[];
  readonly field?: readonly string[];
  readonly anchor?: string;
}

interface Made {
  readonly evidence: string;
  readonly file: string;
  readonly block: number;
  readonly exhibits: number;
  readonly fields: number;
}

/**
 * Has a gateway make receipts and keeps each that verifies in a new file: of one receipt the one named, of several one for each in the
 * folder named, which is made where it is not there.
 *
 * @throws Failure `usage`, `file-exists`, `file-unwritable`, `gateway-answer-untrue`
 */
export async function makeReceipts(
  deps: Deps,
  options: GlobalOptions,
  given: readonly string[],
  choice: ReceiptChoice,
): Promise<number> {
  const ids = [...new Set(given)];
  const { output } = choice;
  if (output === undefined && ids.length > 1)
    throw new Failure("usage", "Name the folder of several receipts with -o.");
  const targets = new Map(ids.map((id) => [id, fileOf(output, ids, id)]));
  for (const file of targets.values()) await requireNew(file);
  const anchor = choice.anchor === undefined ? undefined : await readAnchor(choice.anchor);
  const session = await openSession(deps, options);
  const made: Made[] = [];
  for (const [evidence, file] of targets) {
    const receipt = await session.api.readReceipt(evidence, queryOf(choice, anchor?.anchor));
    const block = requireTrue(session, evidence, receipt, anchor?.text);
    if (file === undefined) {
      deps.terminal.print(writeReceipt(receipt));
      return 0;
    }
    if (targets.size > 1) await mkdir(path.dirname(file), { recursive: true });
    await writeNewFile(file, writeReceipt(receipt));
    made.push({ evidence, file, block, exhibits: receipt.exhibits.length, fields: receipt.fields.length });
    tellOf(deps, options, made);
  }
  if (options.json === true) deps.terminal.print(`${JSON.stringify({ receipts: made })}\n`);
  return 0;
}

/** Undefined: printed. */
function fileOf(output: string | undefined, ids: readonly string[], id: string): string | undefined {
  return output === undefined || ids.length === 1 ? output : path.join(output, `${id}.json`);
}

/** What is there already shows before anything is asked for. */
async function requireNew(file: string | undefined): Promise<void> {
  if (file === undefined || !(await isThere(file))) return;
  throw new Failure("file-exists", `${safeText(file)} exists already.`);
}

function queryOf({ exhibit, field }: ReceiptChoice, anchor: Anchor | undefined) {
  return {
    ...(exhibit === undefined ? {} : { exhibit: exhibit.length === 0 ? ["none"] : exhibit.map(String) }),
    ...(field === undefined ? {} : { field: [...field] }),
    ...(anchor === undefined ? {} : { since: anchor.block.number }),
    ...(anchor?.engine === "qbft" ? { epoch: anchor.epochLength } : {}),
  };
}

/** Holds a receipt to what was asked for and to the deployment at hand; answers its block. */
function requireTrue(
  { api, pin, deps }: Session,
  evidence: string,
  receipt: Receipt,
  anchor: string | undefined,
): number {
  const untrue = (why: string) =>
    new Failure("gateway-answer-untrue", `The receipt that ${api.gatewayUrl} gives ${why}; it was not kept.`);
  const { deploymentId, chainId, registry, evidenceLedger } = receipt.ledger;
  const isPinned =
    pin === undefined ||
    (pin.deploymentId === deploymentId &&
      pin.chainId === chainId &&
      pin.contracts.registry === registry &&
      pin.contracts.ledger === evidenceLedger);
  if (!isPinned) throw untrue("is of another deployment than yours");
  const now = Math.floor(deps.now() / 1_000);
  try {
    const found = verifyReceipt({ receipt: writeReceipt(receipt), anchor, files: [], now });
    if (found.evidenceId !== evidence) throw untrue("is of other evidence");
    return found.asOf.blockNumber;
  } catch (error) {
    throw error instanceof DomainError ? untrue(`does not verify (${error.code})`) : error;
  }
}

function tellOf(deps: Deps, options: GlobalOptions, made: readonly Made[]): void {
  const last = made.at(-1);
  if (options.json === true || last === undefined) return;
  const say = sayIn(receiptTexts, languageOf(deps, options));
  deps.terminal.print(`${say("receiptWritten", { ...last, file: safeText(last.file) })}\n`);
}
