import { advice } from "../../domain/codes/advice.ts";
import { type CodeEntry, type Language, label } from "../../domain/codes/code-list.ts";
import { fragments, type Verdict, verdictCodes, verdicts } from "../../domain/codes/verdicts.ts";
import { safeText } from "../../domain/safe-text.ts";
import { bracket } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { Finding, Match, Verification, VerifiedFile } from "../../domain/wire/verification.ts";
import { renderAsOf } from "./as-of.ts";
import { commandTexts } from "./command-texts.ts";
import { renderDecision, rowsOfEvidence } from "./evidence.ts";
import { renderTable, widthOf } from "./table.ts";

const marks: Readonly<Record<Verdict, { readonly mark: string; readonly colour: number }>> = {
  holds: { mark: "✓", colour: 32 },
  fails: { mark: "✗", colour: 31 },
  unknown: { mark: "?", colour: 33 },
};

/** How verdicts are shown. */
export interface VerdictStyle {
  readonly language: Language;
  readonly hasColour: boolean;
}

/** What a gateway says of files: the block first, then each file with one line per fragment. */
export function renderVerification({ asOf, partner, files }: Verification, style: VerdictStyle): string {
  return renderAsOf(asOf, style.language, partner) + files.map((file) => renderFile(file, style)).join("");
}

/** A file that was not asked about, because it could not be read. */
export function renderUnreadable(file: string, reason: string, style: VerdictStyle): string {
  return `${renderVerdict("unknown", style)}  ${safeText(file)}\n    ${safeText(reason)}\n`;
}

function renderFile(file: VerifiedFile, style: VerdictStyle): string {
  const { language } = style;
  const [best, ...others] = file.matches;
  const also = others.map(({ verdict, evidence, exhibit }) =>
    sayIn(commandTexts, language)("alsoMatch", {
      verdict: renderVerdict(verdict, style),
      path: safeText(exhibit.path),
      where: evidence?.id ?? sayIn(verificationTexts, language)("notOnLedger"),
    }),
  );
  return renderFindings(file, style, best === undefined ? [] : rowsOfMatch(best, language), also);
}

/** A file with a line for each fragment and what to do about it, a table of the record, and more lines. */
export function renderFindings(
  file: Pick<VerifiedFile, "name" | "verdict"> & { readonly findings: readonly Finding[] },
  style: VerdictStyle,
  record: string[][],
  more: readonly string[] = [],
): string {
  const lines = [
    ...file.findings.map((finding) => renderFinding(finding, style)),
    ...renderAdvice(file, style.language),
    ...(record.length === 0 ? [] : renderTable(record).trimEnd().split("\n")),
    ...more,
  ];
  return `${renderVerdict(file.verdict, style)}  ${safeText(file.name)}\n${lines.map((line) => `    ${line}\n`).join("")}`;
}

// The English sentence has names and values, which the other languages find in the record below it.
function renderFinding({ fragment, verdict, code, detail }: Finding, style: VerdictStyle): string {
  const { language } = style;
  const sentence = language === "en" ? detail : (textOf(verdictCodes[fragment], code, language) ?? detail);
  const width = Math.max(...fragments.map((entry) => widthOf(entry.labels[language])));
  const name = label(fragments, fragment, language);
  const padding = " ".repeat(width - widthOf(name));
  return `${renderVerdict(verdict, style)}  ${name}${padding}  ${safeText(sentence)} [${safeText(code)}]`;
}

/** What the reader can do about a file that does not hold. */
function renderAdvice(
  { verdict, findings }: Pick<VerifiedFile, "verdict"> & { readonly findings: readonly Finding[] },
  language: Language,
): string[] {
  if (verdict === "holds") return [];
  const codes = new Set(findings.filter((finding) => finding.verdict === verdict).map(({ code }) => code));
  const say = sayIn(verificationTexts, language);
  return [...codes]
    .map((code) => textOf(advice, code, language))
    .filter((text) => text !== undefined)
    .map((text) => `→ ${say("whatToDo")}: ${text}`);
}

function textOf(list: readonly CodeEntry[], code: string, language: Language): string | undefined {
  return list.find((entry) => entry.code === code)?.labels[language];
}

function rowsOfMatch({ evidence, exhibit }: Match, language: Language): string[][] {
  const say = sayIn(recordTexts, language);
  const path = [say("exhibit"), safeText(exhibit.path)];
  if (evidence === null)
    return [[bracket(path.join(" "), sayIn(verificationTexts, language)("notOnLedger"), language)]];
  const decided = evidence.decisions.map((decision) => [
    sayIn(commandTexts, language)("decision"),
    `${renderDecision(decision, language)} · ${decision.decidedAt}`,
  ]);
  return [...rowsOfEvidence(evidence, language), path, ...decided];
}

function renderVerdict(verdict: Verdict, { language, hasColour }: VerdictStyle): string {
  const { mark, colour } = marks[verdict];
  const width = Math.max(...verdicts.map((entry) => widthOf(entry.labels[language])));
  const word = label(verdicts, verdict, language);
  const padding = " ".repeat(width - widthOf(word));
  return hasColour ? `\u001b[${colour}m${mark} ${word}\u001b[0m${padding}` : `${mark} ${word}${padding}`;
}
