import { setTimeout as sleep } from "node:timers/promises";
import type { SubmissionOutcome } from "../../gateway/domain/submission.ts";
import type { Submission } from "../../gateway/domain/wire/filing.ts";

const SETTLED_WITHIN_MS = 60_000;
const AGAIN_MS = 100;

/** What `GET /v1/submissions/{id}` shows of submissions of one request, once they are settled; undefined where that takes a minute, or it shows none. */
export async function readOutcomes(
  ask: typeof fetch,
  gatewayUrl: string,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, SubmissionOutcome | undefined>> {
  const outcomes = new Map<string, SubmissionOutcome | undefined>();
  const giveUpAt = performance.now() + SETTLED_WITHIN_MS;
  for (const id of submissions)
    outcomes.set(id, await readOutcome(ask, `${gatewayUrl}/v1/submissions/${id}`, giveUpAt));
  return outcomes;
}

async function readOutcome(ask: typeof fetch, url: string, giveUpAt: number): Promise<SubmissionOutcome | undefined> {
  for (;;) {
    const answer = await ask(url);
    const submission = answer.ok ? ((await answer.json()) as Submission) : undefined;
    if (submission === undefined || submission.state === "settled")
      return submission?.requests[0]?.outcome ?? undefined;
    if (performance.now() > giveUpAt) return undefined;
    await sleep(AGAIN_MS);
  }
}
