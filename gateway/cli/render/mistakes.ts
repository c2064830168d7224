import type { Mistake } from "../../domain/case/mistake.ts";
import { safeText } from "../../domain/safe-text.ts";

/** One line per mistake, in the form that editors and terminals turn into links. */
export function renderMistakes(mistakes: readonly Mistake[]): string {
  return mistakes
    .map(({ file, line, column, message, expected, code, clause }) => {
      const codes = clause === undefined ? code : `${code}: ${clause}`;
      const place = column === undefined ? line : `${line}:${column}`;
      return `${file}:${place}: ${safeText(message)} (expected ${safeText(expected)}) [${codes}]\n`;
    })
    .join("");
}
