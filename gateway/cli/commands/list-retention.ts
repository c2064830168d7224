import type { Deps, GlobalOptions } from "../deps.ts";
import { type Extent, printList } from "../print-list.ts";
import { renderRetention } from "../render/retention.ts";
import { openSession } from "../session.ts";

/** Lists the packages that are kept until a day, those that are erased next first. */
export async function listRetention(
  deps: Deps,
  options: GlobalOptions,
  before: string | undefined,
  extent: Extent,
): Promise<number> {
  const { api } = await openSession(deps, options);
  return printList(
    { deps, options, name: "packages", extent },
    (page) => api.listRetention({ ...page, ...(before === undefined ? {} : { before }) }),
    renderRetention,
  );
}
