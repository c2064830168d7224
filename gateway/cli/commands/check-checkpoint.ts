import { sayIn } from "../../domain/texts/say.ts";
import { findCountersigned } from "../../receipts/countersigned.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes } from "../failure.ts";
import { openCheckpoint, openCountersignedAnchor } from "../read-checkpoint.ts";
import { renderStatement } from "../render/checkpoint.ts";
import { checkpointTexts } from "../render/checkpoint-texts.ts";

/**
 * Says what a checkpoint tells and which of the anchor's partners have countersigned it. Whether enough have is the exit code.
 *
 * @throws DomainError whatever is wrong with the checkpoint
 */
export async function checkCheckpoint(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  anchorFile: string,
): Promise<number> {
  const anchor = await openCountersignedAnchor(anchorFile);
  const checkpoint = await openCheckpoint(file);
  const { ledger, block, validators, valid } = checkpoint;
  const { partners, outOf, needed } = findCountersigned(checkpoint, anchor);
  const isCountersigned = partners.length >= needed;
  const say = sayIn(checkpointTexts, languageOf(deps, options));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ ledger, block, validators, valid, partners, outOf, needed, isCountersigned })}\n`
      : `${renderStatement(checkpoint, languageOf(deps, options))}${say(isCountersigned ? "enough" : "tooFew", {
          partners: partners.join(", ") || "-",
          count: partners.length,
          outOf,
          needed,
        })}\n`,
  );
  return isCountersigned ? exitCodes.done : exitCodes.inconclusive;
}
