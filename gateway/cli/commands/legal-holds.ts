import type { LegalHoldInfo } from "../../domain/wire/retention.ts";
import type { ApiClient } from "../api-client.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderHolds } from "../render/retention.ts";
import { openSession } from "../session.ts";

/** Lists the legal holds on a package at the gateway, released ones too. */
export function listHolds(deps: Deps, options: GlobalOptions, root: string): Promise<number> {
  return tell(deps, options, async (api) => (await api.listHolds(root)).holds);
}

/** Keeps a package beyond its retention. */
export function placeHold(deps: Deps, options: GlobalOptions, root: string, reference: string): Promise<number> {
  return tell(deps, options, async (api) => [await api.placeHold(root, reference)]);
}

/** Releases a hold. */
export function releaseHold(deps: Deps, options: GlobalOptions, root: string, hold: string): Promise<number> {
  return tell(deps, options, async (api) => [await api.releaseHold(root, hold)]);
}

async function tell(
  deps: Deps,
  options: GlobalOptions,
  ask: (api: ApiClient) => Promise<readonly LegalHoldInfo[]>,
): Promise<number> {
  const { api } = await openSession(deps, options);
  const holds = await ask(api);
  deps.terminal.print(
    options.json === true ? `${JSON.stringify({ holds })}\n` : renderHolds(holds, languageOf(deps, options)),
  );
  return 0;
}
