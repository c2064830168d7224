import { mkdir } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { type Disclosure, fetchReceipt } from "../fetch-receipt.ts";
import { requireNew } from "../is-there.ts";
import { readAnchor } from "../read-receipt.ts";
import { receiptTexts } from "../render/receipt-texts.ts";
import { openSession } from "../session.ts";
import { writeNewFile } from "../write-new-file.ts";

/** What receipts are to tell, and where they go. */
export interface ReceiptChoice extends Disclosure {
  readonly output?: string;
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
  if (ids.length === 0) throw new Failure("usage", "Say of which evidence.");
  if (output === undefined && ids.length > 1)
    throw new Failure("usage", "Name the folder of several receipts with -o.");
  const targets = new Map(ids.map((id) => [id, fileOf(output, ids, id)]));
  // What is there already shows before anything is asked for.
  for (const file of targets.values()) if (file !== undefined) await requireNew(file);
  const anchor = choice.anchor === undefined ? undefined : await readAnchor(choice.anchor);
  const session = await openSession(deps, options);
  const made: Made[] = [];
  for (const [evidence, file] of targets) {
    const { text, receipt, block } = await fetchReceipt(session, evidence, choice, anchor);
    if (file === undefined) {
      deps.terminal.print(text);
      return 0;
    }
    if (targets.size > 1) await mkdir(path.dirname(file), { recursive: true });
    await writeNewFile(file, text);
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

function tellOf(deps: Deps, options: GlobalOptions, made: readonly Made[]): void {
  const last = made.at(-1);
  if (options.json === true || last === undefined) return;
  const say = sayIn(receiptTexts, languageOf(deps, options));
  deps.terminal.print(`${say("receiptWritten", { ...last, file: safeText(last.file) })}\n`);
}
