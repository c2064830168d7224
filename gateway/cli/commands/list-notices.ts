import type { ApiClient } from "../api-client.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { type Extent, printList } from "../print-list.ts";
import { renderNoticeList } from "../render/notice.ts";
import { openSession } from "../session.ts";

/** Which notices to list; all conditions hold together. */
export type NoticeConditions = Omit<Parameters<ApiClient["listNotices"]>[0], "limit" | "after">;

/** Lists notices, newest first. */
export async function listNotices(
  deps: Deps,
  options: GlobalOptions,
  conditions: NoticeConditions,
  extent: Extent,
): Promise<number> {
  const { api } = await openSession(deps, options);
  return printList(
    { deps, options, name: "notices", extent },
    (page) => api.listNotices({ ...conditions, ...page }),
    renderNoticeList,
  );
}
