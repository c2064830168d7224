import { DomainError } from "../../domain/errors.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { renderBackup } from "../render/backup.ts";

/** Makes a backup of a gateway. */
export async function backUp(
  { backups, terminal }: Deps,
  options: GlobalOptions,
  configFile: string,
  folder: string,
): Promise<number> {
  const made = await backups.backUp(configFile, folder).catch((error: unknown) => {
    throw error instanceof DomainError ? error : new Failure("backup-failed", (error as Error).message);
  });
  terminal.print(options.json === true ? `${JSON.stringify(made)}\n` : renderBackup(made, `is in ${folder}`));
  return exitCodes.done;
}
