import { type CodeList, type Language, label } from "../codes/code-list.ts";
import type { NoticeBody } from "../notice-body.ts";
import { safeText } from "../safe-text.ts";
import { recordTexts } from "./record-texts.ts";
import { sayIn } from "./say.ts";

/** The agreement version that a record was made under. */
export function nameAgreement(
  { code, id, version }: { readonly code: string; readonly id: number; readonly version: number },
  language: Language,
): string {
  const say = sayIn(recordTexts, language);
  return id === 0 ? say("noAgreement") : say("agreementVersion", { code: safeText(code), version });
}

/** A length of time in whole seconds, minutes, hours or days. */
export function nameAge(milliseconds: number, language: Language): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const [amount, unit] =
    seconds < 120
      ? [seconds, "second"]
      : seconds < 7_200
        ? [Math.floor(seconds / 60), "minute"]
        : seconds < 172_800
          ? [Math.floor(seconds / 3_600), "hour"]
          : [Math.floor(seconds / 86_400), "day"];
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** A number as the language writes it. */
export const nameNumber = (value: number, language: Language): string => new Intl.NumberFormat(language).format(value);

/** The labels of several codes, listed as the language lists. */
export function nameCodes<L extends CodeList>(
  list: L,
  codes: readonly L[number]["code"][],
  language: Language,
): string {
  return listTexts(
    codes.map((code) => label(list, code, language)),
    language,
  );
}

/** Where from, by where, where to; what several places are alternatives for stands together. */
export function nameRoute({ from, via = [], to = [] }: NonNullable<NoticeBody["route"]>): string {
  return [from, ...via, to.join(" / ")].filter(Boolean).join(" → ");
}

/** Texts listed as the language lists. Intl.ListFormat puts nothing between units in Chinese, so that two numbers become one. */
export function listTexts(texts: readonly string[], language: Language): string {
  return texts.join(language.startsWith("zh") ? "、" : ", ");
}

/** A text with another in brackets. */
export function bracket(text: string, inner: string, language: Language): string {
  return language.startsWith("zh") ? `${text}（${inner}）` : `${text} (${inner})`;
}
