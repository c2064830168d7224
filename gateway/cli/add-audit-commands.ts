import type { Command } from "commander";
import { parseDay } from "./arguments.ts";
import { examples, type Run } from "./run.ts";

/** `concord audit …`. What a command does is loaded when it runs. */
export function addAuditCommands(program: Command, run: Run): void {
  program
    .command("audit")
    .description("check what a gateway keeps for auditors")
    .command("access")
    .description("check the gateway's access log, entry by entry, against what is anchored of it on the ledger")
    .option("--from <day>", "show days (UTC) from this one on", parseDay)
    .option("--to <day>", "show days until this one", parseDay)
    .addHelpText("after", examples("audit access --as-account cn-auditor", "audit access --from 2026-11-01 --json"))
    .action((days: { from?: string; to?: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/audit-access.ts")).auditAccess(deps, options, days),
      ),
    );
}
