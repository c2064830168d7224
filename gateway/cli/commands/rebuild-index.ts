import type { Deps, GlobalOptions } from "../deps.ts";
import { exitCodes } from "../failure.ts";
import { openIndex } from "../open-index.ts";
import { renderDigests } from "../render/index-digest.ts";

const TELL_EVERY_MS = 1_000;

/** Makes a gateway's index anew from the chain and the objects, and says whether its content is what it was. */
export async function rebuildIndex(deps: Deps, options: GlobalOptions, configFile: string): Promise<number> {
  const { terminal } = deps;
  const index = await openIndex(deps, configFile);
  try {
    const before = await index.digest();
    let toldAt = deps.now();
    await index.rebuild(({ objects, block, lastBlock }) => {
      if (deps.now() - toldAt < TELL_EVERY_MS && block < lastBlock) return;
      toldAt = deps.now();
      terminal.tell(`${objects} objects read, block ${block} of ${lastBlock}\n`);
    });
    const tables = await index.digest();
    const changed = tables.filter(({ sha256 }, n) => sha256 !== before[n]?.sha256).map(({ table }) => table);
    if (options.json === true) {
      terminal.print(`${JSON.stringify({ tables, changed })}\n`);
      return exitCodes.done;
    }
    terminal.print(renderDigests(tables));
    terminal.print(
      changed.length === 0
        ? "the index was made anew; its content is what it was\n"
        : `the index was made anew; its content is another in: ${changed.join(", ")}\n`,
    );
    return exitCodes.done;
  } finally {
    await index.close();
  }
}
