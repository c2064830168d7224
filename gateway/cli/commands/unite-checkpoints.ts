import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Checkpoint } from "../../receipts/checkpoint-format.ts";
import { findCountersigned } from "../../receipts/countersigned.ts";
import { hashOfCheckpoint } from "../../receipts/hash-checkpoint.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { openCheckpoint, openCountersignedAnchor } from "../read-checkpoint.ts";
import { checkpointTexts } from "../render/checkpoint-texts.ts";
import { writeNewFile } from "../write-new-file.ts";

const PUBLIC = 0o644;

/**
 * Writes the signatures that several copies of one checkpoint carry into one.
 *
 * @throws DomainError `checkpoints-contradict` when they say different things, and whatever is wrong with one of them
 */
export async function uniteCheckpoints(
  deps: Deps,
  options: GlobalOptions,
  files: readonly string[],
  way: { readonly anchor: string; readonly output: string },
): Promise<number> {
  const anchor = await openCountersignedAnchor(way.anchor);
  const all: Checkpoint[] = [];
  for (const file of files) all.push(await openCheckpoint(file));
  for (const each of all) findCountersigned(each, anchor);
  const [first, ...others] = all as [Checkpoint, ...Checkpoint[]];
  for (const [position, other] of others.entries())
    if (!isSame(first, other)) {
      const detail = `${safeText(files[0] ?? "")} and ${safeText(files[position + 1] ?? "")} are not of one checkpoint.`;
      throw new DomainError("checkpoints-contradict", detail, { block: other.block.number });
    }
  const signatures = new Map(all.flatMap((each) => each.signatures).map((each) => [each.signer, each] as const));
  const sorted = [...signatures.values()].sort((one, other) => (one.signer < other.signer ? -1 : 1));
  const united: Checkpoint = { ...first, signatures: sorted };
  const { partners, outOf, needed } = findCountersigned(united, anchor);
  await writeNewFile(way.output, `${JSON.stringify(united)}\n`, PUBLIC);
  const say = sayIn(checkpointTexts, languageOf(deps, options));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ file: way.output, partners, outOf, needed })}\n`
      : `${say("signed", { file: safeText(way.output), count: partners.length, outOf, needed })}\n`,
  );
  return 0;
}

const isSame = (one: Checkpoint, other: Checkpoint): boolean =>
  hashOfCheckpoint(one).join() === hashOfCheckpoint(other).join();
