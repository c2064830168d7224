import type { Command } from "commander";
import { parseId } from "./arguments.ts";
import { examples, type Run } from "./run.ts";

/** `concord verify …`. What it does is loaded when it runs. */
export function addVerifyCommand(program: Command, run: Run): void {
  program
    .command("verify")
    .argument("<file...>", "files to verify; only their names, sizes and digests leave this machine")
    .description("verify files against the ledger (exit code 0 all hold, 1 one fails, 2 nothing could be concluded)")
    .option("--evidence <id>", "the evidence that the files are said to belong to", parseId)
    .option("--inclusion <file>", "the path of the one file to the record; with it nobody needs to sign in")
    .addHelpText(
      "after",
      examples(
        "verify parcels.csv photo-marks.png",
        "verify parcels.csv --evidence 0x… --gateway http://127.0.0.1:8082",
      ),
    )
    .action((files: string[], given: { evidence?: string; inclusion?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/verify-files.ts")).verifyFiles(deps, options, files, given),
      ),
    );
}
