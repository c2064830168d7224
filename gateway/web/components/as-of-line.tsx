import type { Language } from "../../domain/codes/code-list.ts";
import { bracket, nameAge } from "../../domain/texts/name-values.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { AsOf } from "../../domain/wire/network.ts";
import { namePartner, type View } from "../view.ts";
import { Time, writeTime } from "./words.tsx";

/** What an answer rests on. */
export interface Standing {
  readonly asOf: AsOf | null;
  /** Whose gateway answered. */
  readonly partner: string;
  /** When, RFC 3339. */
  readonly answeredAt: string;
}

/** The block that what follows holds as of, its time as the validators' claim, and how old that knowledge is. Stands before every answer. */
export function AsOfLine({ asOf, partner, answeredAt, view }: Standing & { readonly view: View }) {
  const { language } = view;
  const say = sayIn(verificationTexts, language);
  const answered = say("answeredBy", { partner: namePartner(partner, view), time: writeTime(answeredAt) });
  if (asOf === null) {
    return (
      <div class="as-of as-of--none">
        <p>
          <strong>{say("asOfNone")}</strong>
        </p>
        <p>{answered}</p>
      </div>
    );
  }
  const age = asOf.ageMs === null ? say("ageUnknown") : say("age", { age: nameAge(asOf.ageMs, language) });
  return (
    <div class="as-of">
      <BlockLine block={asOf.block} time={asOf.time} language={language} />
      <p>
        {answered}
        {language.startsWith("zh") ? "，" : ", "}
        {age}
      </p>
    </div>
  );
}

interface BlockLineOptions {
  readonly block: number;
  /** RFC 3339. */
  readonly time: string;
  readonly language: Language;
}

/** The block, and its time as what the validators claim. */
export function BlockLine({ block, time, language }: BlockLineOptions) {
  const say = sayIn(verificationTexts, language);
  return (
    <p>
      <strong>{say("asOf", { block })}</strong> <Time at={time} />{" "}
      <span class="claim">{bracket("", say("claimed"), language).trim()}</span>
    </p>
  );
}
