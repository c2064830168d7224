import { type CaseFile, caseFileSchema } from "./case-file.ts";
import { checkExhibits, type ExhibitFacts } from "./check-exhibits.ts";
import { checkRules } from "./check-rules.ts";
import { checkScope } from "./check-scope.ts";
import { type Position, UnreadableYaml } from "./compose-yaml.ts";
import type { CaseContext } from "./context.ts";
import { explainIssue } from "./explain-issue.ts";
import { type Finding, listMistakes, type Mistake, type PathPart, pointerOf } from "./mistake.ts";
import { parseYaml } from "./parse-yaml.ts";
import { soundValues } from "./sound-values.ts";

/** A case file without mistakes. */
export interface ReadCase {
  readonly ok: true;
  readonly case: CaseFile;
  /** Whether it was checked against an agreement's scope; false when the context had no agreements. */
  readonly isScopeChecked: boolean;
}

/** Every mistake of a case, by line. After a mistake of YAML's own syntax nothing else is looked at. */
export interface MistakenCase {
  readonly ok: false;
  readonly mistakes: readonly Mistake[];
  readonly isScopeChecked: boolean;
}

/**
 * Reads case.yaml against the consortium and, when `lookup` says what lies at a path, against its folder. Never throws, whatever
 * the bytes.
 */
export function readCase(
  input: string | Uint8Array,
  context: CaseContext,
  lookup?: (path: string) => ExhibitFacts,
): ReadCase | MistakenCase {
  const isScopeChecked = context.agreements !== undefined;
  try {
    const parsed = parseYaml(input);
    const result = caseFileSchema.safeParse(parsed.value, { reportInput: true });
    const findings = [...parsed.findings];
    if (!result.success) findings.push(...result.error.issues.flatMap(explainIssue));
    const values = soundValues(
      parsed.value,
      findings.map((finding) => finding.at),
    );
    findings.push(...checkRules(values, context), ...checkScope(values, context));
    if (lookup !== undefined) findings.push(...checkExhibits(values, lookup));
    if (findings.length === 0 && result.success) {
      return { ok: true, case: result.data, isScopeChecked };
    }
    return {
      ok: false,
      mistakes: listMistakes(findings.map((finding) => placeMistake(finding, parsed.locate))),
      isScopeChecked,
    };
  } catch (error) {
    if (!(error instanceof UnreadableYaml)) throw error;
    const mistakes = error.findings.map((finding) => placeMistake(finding, () => finding.position));
    return { ok: false, mistakes: listMistakes(mistakes), isScopeChecked: false };
  }
}

/** A finding with its place in the file. */
function placeMistake(
  { at, isAboutKey, position, ...rest }: Finding,
  locate: (path: readonly PathPart[], isAboutKey?: boolean) => Position,
): Mistake {
  return { ...rest, file: "case.yaml", ...(position ?? locate(at, isAboutKey)), path: pointerOf(at) };
}
