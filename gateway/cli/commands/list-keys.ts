import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderKeys } from "../render/key.ts";
import { openSession } from "../session.ts";

/** Lists a folder's keystores without unlocking any, and what a gateway knows of their keys where one is named. */
export async function listKeys(deps: Deps, options: GlobalOptions, folder: string): Promise<number> {
  const found = await deps.keystores.list(folder);
  const isAsked = (options.gateway ?? deps.environment.gatewayUrl) !== undefined;
  const api = isAsked ? (await openSession(deps, options)).api : undefined;
  const keys = [];
  for (const key of found) keys.push({ ...key, signer: await api?.readSigner(key.address) });
  const listed = keys.map(({ signer, ...key }) => ({ ...key, ...(signer !== undefined && { signer }) }));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ keys: listed })}\n`
      : renderKeys(keys, deps.now(), languageOf(deps, options)),
  );
  return 0;
}
