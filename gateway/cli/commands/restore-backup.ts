import { DomainError } from "../../domain/errors.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { renderBackup } from "../render/backup.ts";

/** Makes a gateway from a backup, or says what is wrong with that. */
export async function restoreBackup(
  { backups, terminal }: Deps,
  options: GlobalOptions,
  folder: string,
  given: { readonly config?: string; readonly check?: boolean; readonly keepFeed?: boolean },
): Promise<number> {
  const refused = (error: unknown): never => {
    throw error instanceof DomainError ? error : new Failure("restore-refused", (error as Error).message);
  };
  if (given.check === true) {
    const wrong = await backups.check(folder).catch(refused);
    if (wrong.length > 0) throw new Failure("backup-unsound", wrong.join("\n"));
    terminal.print(options.json === true ? `${JSON.stringify({ wrong })}\n` : "the backup is whole\n");
    return exitCodes.done;
  }
  if (given.config === undefined) throw new Failure("usage", "--config names the gateway to be made from the backup");
  const restored = await backups.restore(folder, given.config, given.keepFeed === true).catch(refused);
  terminal.print(options.json === true ? `${JSON.stringify(restored)}\n` : renderBackup(restored, "is restored"));
  return exitCodes.done;
}
