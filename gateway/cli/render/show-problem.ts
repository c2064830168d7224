import type { Language } from "../../domain/codes/code-list.ts";
import { failures } from "../../domain/codes/failures.ts";
import { describeProblem } from "../../domain/codes/problems.ts";
import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { Failure } from "../failure.ts";

/** One line on what went wrong with its code, and one on what to do about it where that is known. Never a stack. */
export function renderProblem(error: unknown, language: Language): string {
  const known = describeKnown(error, language);
  if (known === undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    return `concord: unexpected: ${safeText(reason)} [internal]\n`;
  }
  const title = language === "en" ? "" : `${known.title}: `;
  const action = known.action === undefined ? "" : `concord: ${known.action}\n`;
  return `concord: ${title}${safeText(known.detail)} [${known.code}]\n${action}`;
}

function describeKnown(error: unknown, language: Language) {
  if (error instanceof DomainError) {
    const { title, action } = describeProblem(error.code, language);
    return { code: error.code, detail: error.message, title, action };
  }
  if (error instanceof Failure) {
    const entry = failures[error.code];
    const action = "action" in entry ? entry.action[language] : undefined;
    return { code: error.code, detail: error.message, title: entry.title[language], action };
  }
  return undefined;
}
