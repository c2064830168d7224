import type { SubmissionRow } from "../domain/outbox.ts";
import { isCarriable } from "../domain/submission.ts";

/**
 * Submissions in their order, as many together as one transaction carries. What was carried before goes alone: should it be what
 * kept its transaction from being mined, it holds up nothing else.
 */
export function groupCarriable(rows: readonly SubmissionRow[]): SubmissionRow[][] {
  const groups: SubmissionRow[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const together = [...(last ?? []), row];
    const isAlone = together.some(({ timesCarried }) => timesCarried > 0);
    if (last !== undefined && !isAlone && isCarriable(together.flatMap(({ requests }) => requests))) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
