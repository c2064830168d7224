import { type Language, languages } from "./code-list.ts";

/** The language that a tag (BCP 47) asks for; undefined for what is none of ours. Chinese without a script is told by its region. */
export function languageOfTag(tag: string): Language | undefined {
  const [primary, ...rest] = tag.trim().toLowerCase().split("-");
  if (primary === "zh") {
    if (rest.includes("hans")) return "zh-Hans";
    return rest.some((part) => ["hant", "hk", "mo", "tw"].includes(part)) ? "zh-Hant" : "zh-Hans";
  }
  return languages.find((language) => language === primary);
}

/** The language of an answer: the one of `Accept-Language` (RFC 9110 §12.5.4) with the highest weight that there is, else English. */
export function chooseLanguage(acceptLanguage: string): Language {
  const ranges = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";");
      const weight = parameters
        .map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1])
        .find(Boolean);
      return { language: languageOfTag(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranges.find(({ language }) => language !== undefined)?.language ?? "en";
}
