import { writeFile } from "node:fs/promises";
import { safeText } from "../../domain/safe-text.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { Failure } from "../failure.ts";
import { openSession } from "../session.ts";

/** Gives the path from an exhibit to the ledger's record, for somebody who is to verify its file without signing in. */
export async function showInclusion(
  deps: Deps,
  options: GlobalOptions,
  id: string,
  position: number,
  file?: string,
): Promise<number> {
  const { api } = await openSession(deps, options);
  const inclusion = `${JSON.stringify(await api.readInclusion(id, position))}\n`;
  if (file === undefined) {
    deps.terminal.print(inclusion);
    return 0;
  }
  try {
    await writeFile(file, inclusion, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Failure("file-exists", `${safeText(file)} exists already.`);
  }
  return 0;
}
