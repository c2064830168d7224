import { type Language, label } from "../../domain/codes/code-list.ts";
import { verdicts } from "../../domain/codes/verdicts.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { checkNames, findingTexts } from "../../network/check/check-texts.ts";
import type { CheckResult, NodeFinding } from "../../network/check/findings.ts";
import { renderTable } from "./table.ts";

const MARKS = { holds: "✓", fails: "✗", unknown: "?" } as const;

/** A finding's sentence. */
export function sayFinding({ code, values }: NodeFinding, language: Language): string {
  return safeText(sayIn(findingTexts, language)(code, values));
}

/** A line for each check: what was found of the worst nodes, and of all in the same words once. */
export function renderChecks(results: readonly CheckResult[], language: Language): string {
  return renderTable(
    results.map(({ check, verdict, findings }) => {
      const said = new Map<string, string[]>();
      for (const finding of findings.filter((each) => each.verdict === verdict)) {
        const text = `${sayFinding(finding, language)} [${finding.code}]`;
        said.set(text, [...(said.get(text) ?? []), finding.node]);
      }
      const line = [...said].map(([text, nodes]) => `${nodes.join(" ")}: ${text}`).join("; ");
      return [`${MARKS[verdict]} ${label(verdicts, verdict, language)}`, checkNames[check][language], line];
    }),
  );
}
