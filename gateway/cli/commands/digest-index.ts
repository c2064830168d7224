import type { Deps, GlobalOptions } from "../deps.ts";
import { exitCodes } from "../failure.ts";
import { openIndex } from "../open-index.ts";
import { renderDigests } from "../render/index-digest.ts";

/** Prints a digest of each table of a gateway's index. */
export async function digestIndex(deps: Deps, options: GlobalOptions, configFile: string): Promise<number> {
  const index = await openIndex(deps, configFile);
  try {
    const tables = await index.digest();
    deps.terminal.print(options.json === true ? `${JSON.stringify({ tables })}\n` : renderDigests(tables));
    return exitCodes.done;
  } finally {
    await index.close();
  }
}
