import { sayIn } from "../domain/texts/say.ts";
import type { AsOf } from "../domain/wire/network.ts";
import { type Deps, type GlobalOptions, languageOf } from "./deps.ts";
import { renderAsOf } from "./render/as-of.ts";
import { commandTexts } from "./render/command-texts.ts";

const PAGE_MAX = 500;

/** How much of a list is wanted: all of it, or so many entries. */
export interface Extent {
  readonly all: boolean | undefined;
  readonly limit: number;
}

/** A page of a list: its entries under the list's name. */
export type PageOf<Name extends string, Entry> = { readonly asOf?: AsOf; readonly next: string | null } & {
  readonly [N in Name]: readonly Entry[];
};

/** Prints a list, read page by page, newest first; for people with a word when there is more. */
export async function printList<Name extends string, Entry>(
  { deps, options, name, extent }: { deps: Deps; options: GlobalOptions; name: Name; extent: Extent },
  ask: (page: { limit: number; after: string | undefined }) => Promise<PageOf<Name, Entry>>,
  render: (entries: readonly Entry[], language: ReturnType<typeof languageOf>) => string,
): Promise<number> {
  const limit = extent.all === true ? Number.POSITIVE_INFINITY : extent.limit;
  const entries: Entry[] = [];
  let page: PageOf<Name, Entry>;
  let after: string | undefined;
  do {
    page = await ask({ limit: Math.min(PAGE_MAX, limit - entries.length), after });
    entries.push(...page[name].slice(0, limit - entries.length));
    after = page.next ?? undefined;
  } while (after !== undefined && entries.length < limit && page[name].length > 0);
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify({ asOf: page.asOf, [name]: entries, next: page.next })}\n`);
    return 0;
  }
  const language = languageOf(deps, options);
  const asOf = page.asOf === undefined ? "" : renderAsOf(page.asOf, language);
  deps.terminal.print(asOf + render(entries, language));
  if (after !== undefined) deps.terminal.tell(`concord: ${sayIn(commandTexts, language)("more")}\n`);
  return 0;
}
