import type { Command } from "commander";
import { examples, type Run } from "./run.ts";

const CONFIG = ["--config <file>", "the gateway's configuration file (JSON)"] as const;

/** `concord backup` and `concord restore`: for the operator, on the gateway's own machine. */
export function addBackupCommands(program: Command, run: Run): void {
  program
    .command("backup")
    .description("copy a gateway's database, objects and configuration into a folder; the gateway may be running")
    .requiredOption(...CONFIG)
    .requiredOption("-o, --output <folder>", "a new folder, or that of an earlier backup of the same gateway")
    .addHelpText("after", examples("backup --config /etc/concord/gateway.json -o /backups/concord"))
    .action(({ config, output }: { config: string; output: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/back-up.ts")).backUp(deps, options, config, output),
      ),
    );
  program
    .command("restore")
    .description("make a gateway from a backup, in an empty database; objects that are there already stay")
    .argument("<folder>", "the backup")
    .option(...CONFIG)
    .option("--check", "read all of the backup, say what is wrong with it, and restore nothing")
    .option("--keep-feed", "go on with the event feed under its id: only where the gateway had ended before the backup")
    .addHelpText(
      "after",
      examples("restore /backups/concord --check", "restore /backups/concord --config /etc/concord/gateway.json"),
    )
    .action((folder: string, given: { config?: string; check?: boolean; keepFeed?: boolean }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/restore-backup.ts")).restoreBackup(deps, options, folder, given),
      ),
    );
}
