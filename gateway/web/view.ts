import type { Language } from "../domain/codes/code-list.ts";
import { safeText } from "../domain/safe-text.ts";
import { bracket } from "../domain/texts/name-values.ts";

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
