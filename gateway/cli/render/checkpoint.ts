import type { Language } from "../../domain/codes/code-list.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { CheckpointStatement } from "../../receipts/checkpoint-format.ts";
import { checkpointTexts } from "./checkpoint-texts.ts";

/** What partners countersign, every member of it. */
export function renderStatement({ ledger, block, validators, valid }: CheckpointStatement, language: Language): string {
  const say = sayIn(checkpointTexts, language);
  return [
    say("block", { block: block.number, hash: block.hash }),
    say("validators", { validators: validators.join(", ") }),
    say("valid", valid),
    say("ledger", { ...ledger }),
  ]
    .map((line) => `  ${line}\n`)
    .join("");
}
