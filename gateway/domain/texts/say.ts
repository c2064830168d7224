import type { Labels, Language } from "../codes/code-list.ts";

/** Says a text of a list in one language; `{name}` in it stands for the value of that name. */
export type Say<T extends Readonly<Record<string, Labels>>> = (
  key: keyof T,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The texts of a list in a language. */
export function sayIn<T extends Readonly<Record<string, Labels>>>(texts: T, language: Language): Say<T> {
  return (key, values = {}) =>
    (texts[key] as Labels)[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
