import type { ApiClient } from "../api-client.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { type Extent, printList } from "../print-list.ts";
import { renderRecognitions } from "../render/recognition.ts";
import { openSession } from "../session.ts";

/** Which recognitions to list; all conditions hold together. */
export type RecognitionConditions = Omit<Parameters<ApiClient["listRecognitions"]>[0], "limit" | "after">;

/** Lists partners' decisions on others' evidence, newest first. */
export async function listRecognitions(
  deps: Deps,
  options: GlobalOptions,
  conditions: RecognitionConditions,
  extent: Extent,
): Promise<number> {
  const { api } = await openSession(deps, options);
  return printList(
    { deps, options, name: "recognitions", extent },
    (page) => api.listRecognitions({ ...conditions, ...page }),
    renderRecognitions,
  );
}
