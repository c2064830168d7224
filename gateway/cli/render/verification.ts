import { type CodeEntry, type Language, label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { fragments, type Verdict, verdictCodes, verdicts } from "../../domain/codes/verdicts.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { Finding, Match, Verification, VerifiedFile } from "../../domain/wire/verification.ts";
import { renderAgreement, renderAsOf, renderDecision } from "./evidence.ts";
import { widthOf } from "./table.ts";

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
  return renderAsOf(asOf, partner) + files.map((file) => renderFile(file, style)).join("");
}

/** A file that was not asked about, because it could not be read. */
export function renderUnreadable(file: string, reason: string, style: VerdictStyle): string {
  return `${renderVerdict("unknown", style)}  ${safeText(file)}\n    ${safeText(reason)}\n`;
}

function renderFile(file: VerifiedFile, style: VerdictStyle): string {
  const [best, ...others] = file.matches;
  const lines = [
    ...file.findings.map((finding) => renderFinding(finding, style)),
    ...(best === undefined ? [] : renderRecord(best, style.language)),
    ...others.map(({ verdict, evidence, exhibit }) => {
      const where = evidence === null ? "a package that is not on the ledger" : `evidence ${evidence.id}`;
      return `also ${renderVerdict(verdict, style)} as ${safeText(exhibit.path)} of ${where}`;
    }),
  ];
  return `${renderVerdict(file.verdict, style)}  ${safeText(file.name)}\n${lines.map((line) => `    ${line}\n`).join("")}`;
}

function renderFinding({ fragment, verdict, code, detail }: Finding, style: VerdictStyle): string {
  const { language } = style;
  const known = (verdictCodes[fragment] as readonly CodeEntry[]).find((entry) => entry.code === code);
  const sentence = language === "en" ? detail : (known?.labels[language] ?? detail);
  const width = Math.max(...fragments.map((entry) => widthOf(entry.labels[language])));
  const name = label(fragments, fragment, language);
  const padding = " ".repeat(width - widthOf(name));
  return `${renderVerdict(verdict, style)}  ${name}${padding}  ${safeText(sentence)} [${safeText(code)}]`;
}

function renderRecord({ evidence, exhibit }: Match, language: Language): string[] {
  if (evidence === null) return [`exhibit ${safeText(exhibit.path)} of a package that is not on the ledger`];
  const { status } = evidence;
  return [
    `evidence ${evidence.id}: ${label(evidenceKinds, evidence.kind, language)}, exhibit ${safeText(exhibit.path)}`,
    `recorded by ${evidence.partner} at ${evidence.recordedAt} under ${renderAgreement(evidence.agreement)}, ${status.state}${status.successor === null ? "" : ` by ${status.successor}`}`,
    ...evidence.decisions.map((decision) => renderDecision(decision, language)),
  ];
}

function renderVerdict(verdict: Verdict, { language, hasColour }: VerdictStyle): string {
  const { mark, colour } = marks[verdict];
  const width = Math.max(...verdicts.map((entry) => widthOf(entry.labels[language])));
  const word = label(verdicts, verdict, language);
  const padding = " ".repeat(width - widthOf(word));
  return hasColour ? `\u001b[${colour}m${mark} ${word}\u001b[0m${padding}` : `${mark} ${word}${padding}`;
}
