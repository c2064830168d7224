import type { Language } from "../domain/codes/code-list.ts";

/** The language of a POSIX locale such as `zh_HK.UTF-8`; English for what is none of ours. */
export function languageOfLocale(locale: string): Language {
  const [name = ""] = locale.split(/[.@]/);
  if (/^zh_(?:TW|HK|MO)$|^zh.*Hant/.test(name)) return "zh-Hant";
  if (/^zh(?:_|-|$)/.test(name)) return "zh-Hans";
  if (/^pt(?:_|-|$)/.test(name)) return "pt";
  return "en";
}
