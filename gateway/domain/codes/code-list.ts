import { z } from "zod";

/** The languages in which every code has a label (BCP 47 tags). */
export const languages = ["zh-Hans", "zh-Hant", "en", "pt"] as const;

export type Language = (typeof languages)[number];

/** One text in every language. */
export type Labels = Readonly<Record<Language, string>>;

/** One entry of a code list: the word used in JSON, YAML and on the command line, with its labels. */
export interface CodeEntry {
  readonly code: string;
  readonly labels: Labels;
}

/** A code that the contracts know by a number. The number never changes; 0 means "none" unless a list says otherwise. */
export interface NumberedEntry extends CodeEntry {
  readonly value: number;
}

export type CodeList = readonly CodeEntry[];
export type NumberedList = readonly NumberedEntry[];

/** The union of the codes of a list: `CodeIn<typeof rights>` is `"trademark" | "copyright" | "patent"`. */
export type CodeIn<L extends CodeList> = L[number]["code"];

/** Labels from texts in the order of {@link languages}. */
export function labels(zhHans: string, zhHant: string, en: string, pt: string): Labels {
  return { "zh-Hans": zhHans, "zh-Hant": zhHant, en, pt };
}

/** An entry without a number; label texts in the order of {@link languages}. */
export function named<const C extends string>(
  code: C,
  ...texts: Parameters<typeof labels>
): { readonly code: C; readonly labels: Labels } {
  return { code, labels: labels(...texts) };
}

/** An entry with its number on chain; label texts in the order of {@link languages}. */
export function numbered<const V extends number, const C extends string>(
  value: V,
  code: C,
  ...texts: Parameters<typeof labels>
): { readonly code: C; readonly value: V; readonly labels: Labels } {
  return { code, value, labels: labels(...texts) };
}

/** The codes of a list, in its order. */
export function codesOf<L extends CodeList>(list: L): CodeIn<L>[] {
  return list.map((entry) => entry.code);
}

/** The zod enum of a list. */
export function codeSchema<L extends CodeList>(list: L): z.ZodEnum<{ [C in CodeIn<L>]: C }> {
  return z.enum(codesOf(list)) as unknown as z.ZodEnum<{ [C in CodeIn<L>]: C }>;
}

/** Whether a text is a code of the list. */
export function isCode<L extends CodeList>(list: L, text: string): text is CodeIn<L> {
  return list.some((entry) => entry.code === text);
}

/** The code of a number read from chain; undefined for "none" and for a number that the list does not have. */
export function codeOf<L extends NumberedList>(list: L, value: number | bigint): CodeIn<L> | undefined {
  return list.find((entry) => BigInt(entry.value) === BigInt(value))?.code;
}

/** The number of a code on chain. Throws RangeError when the list does not have the code, which its type excludes. */
export function numberOf<L extends NumberedList>(list: L, code: CodeIn<L>): number {
  return findEntry(list, code).value;
}

/** A set of codes as a bit set, bit = 1 << number. Only for lists whose numbers are below 31. */
export function bitSet<L extends NumberedList>(list: L, codes: Iterable<CodeIn<L>>): number {
  let bits = 0;
  for (const code of codes) bits |= bitOf(findEntry(list, code));
  return bits;
}

/** The codes whose bits are set, in the list's order; bits that the list does not know are left out. */
export function codesIn<L extends NumberedList>(list: L, bits: number | bigint): CodeIn<L>[] {
  return list.filter((entry) => (BigInt(bits) & BigInt(bitOf(entry))) !== 0n).map((entry) => entry.code);
}

/** What people read for a code. Throws RangeError when the list does not have the code, which its type excludes. */
export function label<L extends CodeList>(list: L, code: CodeIn<L>, language: Language): string {
  return findEntry(list, code).labels[language];
}

function findEntry<E extends CodeEntry>(list: readonly E[], code: string): E {
  const entry = list.find((candidate) => candidate.code === code);
  if (entry === undefined) throw new RangeError(`no code ${JSON.stringify(code)} in [${codesOf(list).join(", ")}]`);
  return entry;
}

function bitOf(entry: NumberedEntry): number {
  if (entry.value > 30) throw new RangeError(`${entry.code} has number ${entry.value}, which no bit set holds`);
  return 1 << entry.value;
}
