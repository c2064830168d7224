import { parseAccept } from "hono/utils/accept";
import { type Language, languages } from "../domain/codes/code-list.ts";

/** Whether a media type meets an `Accept` header: the most specific range that names it decides (RFC 9110 §12.5.1). */
export function isAcceptable(header: string | undefined, offered: string): boolean {
  if (header === undefined || header.trim() === "") return true;
  const ranges = parseAccept(header);
  const [kind] = offered.split("/");
  for (const name of [offered, `${kind}/*`, "*/*"]) {
    const range = ranges.find(({ type }) => type.toLowerCase() === name);
    if (range !== undefined) return range.q > 0;
  }
  return false;
}

/** The language of an answer: of those that there are, the one that `Accept-Language` weighs most (RFC 9110 §12.5.4), else English. */
export function languageOf(header: string | undefined): Language {
  for (const { type, q } of parseAccept(header ?? "")) {
    const found = q > 0 ? languageOfTag(type.toLowerCase()) : undefined;
    if (found !== undefined) return found;
  }
  return "en";
}

function languageOfTag(tag: string): Language | undefined {
  if (/^zh-(hant|hk|mo|tw)\b/.test(tag)) return "zh-Hant";
  if (/^zh\b/.test(tag)) return "zh-Hans";
  return languages.find((language) => tag === language || tag.startsWith(`${language}-`));
}
