import type { NoticeInfo } from "../../domain/wire/records.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderAsOf } from "../render/evidence.ts";
import { renderNoticeList } from "../render/notice.ts";
import { openSession } from "../session.ts";

const PAGE_MAX = 100;

/** Lists notices page by page until the limit. */
export async function listNotices(deps: Deps, options: GlobalOptions, limit: number): Promise<number> {
  const { api } = await openSession(deps, options);
  const notices: NoticeInfo[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await api.listNotices({ limit: Math.min(PAGE_MAX, limit - notices.length), after });
    notices.push(...page.notices.slice(0, limit - notices.length));
    after = page.next ?? undefined;
    if (after !== undefined && notices.length < limit && page.notices.length > 0) continue;
    const answer = { asOf: page.asOf, notices, next: page.next };
    deps.terminal.print(
      options.json === true
        ? `${JSON.stringify(answer)}\n`
        : renderAsOf(page.asOf) + renderNoticeList(notices, languageOf(deps, options)),
    );
    if (options.json !== true && after !== undefined) deps.terminal.tell("concord: there is more; raise --limit\n");
    return 0;
  }
}
