import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { checkpointSchema } from "../../receipts/checkpoint-format.ts";
import { findCountersigned } from "../../receipts/countersigned.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { askNode, openCountersignedAnchor } from "../read-checkpoint.ts";
import { checkpointTexts } from "../render/checkpoint-texts.ts";
import { validDays } from "../valid-days.ts";
import { writeNewFile } from "../write-new-file.ts";

/** What whoever proposes a checkpoint decides. */
export interface CheckpointTerms {
  readonly anchor: string;
  readonly node?: string;
  readonly block?: number;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly output: string;
}

const PUBLIC = 0o644;

/**
 * Writes a checkpoint of the anchor's ledger, as a node tells of it and without a signature, into a new file.
 *
 * @throws Failure `usage`, `file-exists`, `file-unwritable`; DomainError as `askNode`
 */
export async function makeCheckpoint(deps: Deps, options: GlobalOptions, terms: CheckpointTerms): Promise<number> {
  const anchor = await openCountersignedAnchor(terms.anchor);
  const valid = validDays(terms, deps.now());
  const told = await askNode(deps, anchor, terms.node, terms.block);
  const { number, hash } = told.block;
  if (number <= anchor.block.number)
    throw new Failure("usage", `Block ${number} adds nothing to an anchor of block ${anchor.block.number}.`);
  const checkpoint = checkpointSchema.parse({ format: "concord-checkpoint/1", ...told, valid, signatures: [] });
  findCountersigned(checkpoint, anchor);
  await writeNewFile(terms.output, `${JSON.stringify(checkpoint)}\n`, PUBLIC);
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify({ file: terms.output, block: number, hash, valid })}\n`);
    return 0;
  }
  const say = sayIn(checkpointTexts, languageOf(deps, options));
  deps.terminal.print(`${say("written", { file: safeText(terms.output), block: number, hash, ...valid })}\n`);
  return 0;
}
