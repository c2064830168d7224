import type { Language } from "./code-list.ts";
import type { Problem } from "./problem.ts";
import { problemsOfAccessLog } from "./problems-of-access-log.ts";
import { problemsOfCheckpoints } from "./problems-of-checkpoints.ts";
import { problemsOfClauses } from "./problems-of-clauses.ts";
import { problemsOfCommandLine } from "./problems-of-command-line.ts";
import { problemsOfDeployment } from "./problems-of-deployment.ts";
import { problemsOfGovernance } from "./problems-of-governance.ts";
import { problemsOfIdentity } from "./problems-of-identity.ts";
import { problemsOfReceipts } from "./problems-of-receipts.ts";
import { problemsOfRecords } from "./problems-of-records.ts";
import { problemsOfRequests } from "./problems-of-requests.ts";
import { problemsOfSubmissions } from "./problems-of-submissions.ts";

/**
 * The closed table of refusals (RFC 9457): one entry per code, added in the file of its group. The code is the last
 * segment of the problem's `type`.
 */
export const problems = {
  ...problemsOfClauses,
  ...problemsOfRecords,
  ...problemsOfReceipts,
  ...problemsOfCheckpoints,
  ...problemsOfSubmissions,
  ...problemsOfDeployment,
  ...problemsOfGovernance,
  ...problemsOfRequests,
  ...problemsOfIdentity,
  ...problemsOfAccessLog,
  ...problemsOfCommandLine,
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;

/** Whether a text is a problem code of this version. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problems, text);
}

/** Status, title and what to do of a problem in one language. */
export function describeProblem(
  code: ProblemCode,
  language: Language,
): { readonly status: number; readonly title: string; readonly action: string | undefined } {
  const { status, title, action }: Problem = problems[code];
  return { status, title: title[language], action: action?.[language] };
}
