import type { ConfigMistake } from "../domain/texts/describe-config-mistake.ts";

const VARIABLE = "CREDENTIALS_DIRECTORY";
const PREFIX = `$${VARIABLE}/`;

/** Puts the folder of secrets in the place of its variable, wherever a value of a configuration begins with it. */
export function placeCredentials(
  content: unknown,
  folder: string | undefined,
): { readonly content: unknown; readonly mistakes: readonly ConfigMistake[] } {
  let isNamed = false;
  const place = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith(PREFIX)) {
      isNamed = true;
      return `${folder ?? ""}/${value.slice(PREFIX.length)}`;
    }
    if (Array.isArray(value)) return value.map(place);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, place(member)]));
  };
  const placed = place(content);
  const isMissing = isNamed && (folder === undefined || folder === "");
  return { content: placed, mistakes: isMissing ? [{ path: VARIABLE, code: "no-credentials" }] : [] };
}
