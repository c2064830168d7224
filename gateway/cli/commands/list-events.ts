import type { EventsOptions } from "../add-events-command.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { renderEvent } from "../render/event.ts";
import { openSession } from "../session.ts";

/** Prints the feed as far as it has come. */
export async function listEvents(deps: Deps, options: GlobalOptions, { after, types }: EventsOptions): Promise<number> {
  const { api } = await openSession(deps, options);
  let position = after;
  for (;;) {
    const page = await api.listEvents({ after: position, types: types?.join(",") });
    for (const event of page.events) deps.terminal.print(renderEvent(event, deps, options));
    if (!page.hasMore || page.next === position) return 0;
    position = page.next;
  }
}
