import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { renderNotice } from "../render/notice.ts";
import { openSession } from "../session.ts";

/** Shows a notice and what its recipients did. */
export async function showNotice(deps: Deps, options: GlobalOptions, id: string): Promise<number> {
  const { api } = await openSession(deps, options);
  const detail = await api.readNotice(id);
  if (detail.notice.id !== id) throw new Failure("gateway-answer-untrue", "The gateway answers with another notice.");
  deps.terminal.print(
    options.json === true ? `${JSON.stringify(detail)}\n` : renderNotice(detail, languageOf(deps, options)),
  );
  return 0;
}
