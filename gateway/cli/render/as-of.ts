import type { Language } from "../../domain/codes/code-list.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { AsOf } from "../../domain/wire/network.ts";
import { commandTexts } from "./command-texts.ts";

/** The block that an answer holds as of, and how old that is. The block's time is the validators' claim and shown as that. */
export function renderAsOf(asOf: AsOf | null, language: Language, partner?: string): string {
  const say = sayIn(commandTexts, language);
  const by = partner === undefined ? [] : [say("answeredBy", { partner })];
  const words = asOf === null ? [say("asOfNone")] : [say("asOf", { block: asOf.block, time: asOf.time }), ageOf(asOf)];
  return `${[...words, ...by].join(language.startsWith("zh") ? "，" : ", ")}\n`;

  function ageOf({ ageMs }: AsOf): string {
    return ageMs === null ? say("notChecked") : say("checked", { seconds: (ageMs / 1_000).toFixed(1) });
  }
}
