import type { ApiClient } from "../api-client.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { type Extent, printList } from "../print-list.ts";
import { renderSubmissions } from "../render/submission.ts";
import { openSession } from "../session.ts";

/** Which submissions to list; all conditions hold together. */
export type SubmissionConditions = Omit<Parameters<ApiClient["listSubmissions"]>[0], "limit" | "after">;

/** Lists what the partner's officers handed in, newest first. */
export async function listSubmissions(
  deps: Deps,
  options: GlobalOptions,
  conditions: SubmissionConditions,
  extent: Extent,
): Promise<number> {
  const { api } = await openSession(deps, options);
  return printList(
    { deps, options, name: "submissions", extent },
    (page) => api.listSubmissions({ ...conditions, ...page }),
    renderSubmissions,
  );
}
