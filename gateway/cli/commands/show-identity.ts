import type { Deps, GlobalOptions } from "../deps.ts";
import { renderIdentity } from "../render/identity.ts";
import { openSession } from "../session.ts";

/** Shows as whom the gateway is asked. */
export async function showIdentity(deps: Deps, options: GlobalOptions): Promise<number> {
  const { api } = await openSession(deps, options);
  const identity = await api.readIdentity();
  deps.terminal.print(
    options.json === true ? `${JSON.stringify(identity)}\n` : renderIdentity(identity, deps, options),
  );
  return 0;
}
