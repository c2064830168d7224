import { type CodeList, type Language, label } from "../domain/codes/code-list.ts";
import { safeText } from "../domain/safe-text.ts";
import { recordTexts } from "./texts/record-texts.ts";
import { sayIn } from "./texts/say.ts";

/** How a page is to be read: in which language, and the language that its links carry on; undefined when nobody chose one. */
export interface View {
  readonly language: Language;
  readonly chosen: Language | undefined;
  /** Names of the partners' places by their codes. A browser may lack them, so that it is given those of the server. */
  readonly places: Readonly<Record<string, string>>;
}

/** An address of these pages that keeps the chosen language. */
export function hrefOf(view: View, path: string, query: Readonly<Record<string, string>> = {}): string {
  const parameters = new URLSearchParams({ ...query, ...(view.chosen === undefined ? {} : { lang: view.chosen }) });
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

/** The page of a record. */
export const hrefOfRecord = (view: View, id: string): string => hrefOf(view, "/verify/record", { id });

/** The names of places in a language (CLDR). */
export function namePlaces(codes: readonly string[], language: Language): Record<string, string> {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return Object.fromEntries(codes.map((code) => [code, names.of(code) ?? code]));
}

/** A partner's place by its name in the page's language, with its code. */
export function namePartner(iso: string, { language, places }: View): string {
  const name = Object.hasOwn(places, iso) ? places[iso] : undefined;
  return name === undefined ? safeText(iso) : bracket(name, iso, language);
}

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

/** Texts listed as the language lists. */
export function listTexts(texts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: "unit", style: "long" }).format(texts);
}

/** A text with another in brackets. */
export function bracket(text: string, inner: string, language: Language): string {
  return language.startsWith("zh") ? `${text}（${inner}）` : `${text} (${inner})`;
}
