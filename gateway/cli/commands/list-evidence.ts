import type { ApiClient } from "../api-client.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { type Extent, printList } from "../print-list.ts";
import { renderEvidenceList } from "../render/evidence.ts";
import { openSession } from "../session.ts";

/** Which evidence to list; all conditions hold together. */
export type EvidenceConditions = Omit<Parameters<ApiClient["listEvidence"]>[0], "limit" | "after">;

/** Lists evidence, newest first. */
export async function listEvidence(
  deps: Deps,
  options: GlobalOptions,
  conditions: EvidenceConditions,
  extent: Extent,
): Promise<number> {
  const { api } = await openSession(deps, options);
  return printList(
    { deps, options, name: "evidence", extent },
    (page) => api.listEvidence({ ...conditions, ...page }),
    renderEvidenceList,
  );
}
