import type { Command } from "commander";
import { parseDay, parseGatewayUrl, parsePartner } from "./arguments.ts";
import type { AccessAuditOptions } from "./commands/audit-access.ts";
import { examples, type Run } from "./run.ts";

/** `concord audit …`. What a command does is loaded when it runs. */
export function addAuditCommands(program: Command, run: Run): void {
  program
    .command("audit")
    .description("check what a gateway keeps for auditors")
    .command("access")
    .description(
      "check a gateway's access log, entry by entry, against what is anchored of it on the ledger (exit code 0 it holds, 1 something fails, 2 nothing could be concluded)",
    )
    .option(
      "--rpc <url>",
      "read the anchors from a chain node of your choice, on the deployment of --deployment",
      parseGatewayUrl,
    )
    .option("--witness <url>", "ask another partner's gateway for the anchors", parseGatewayUrl)
    .option("--witness-token-file <file>", "where the access token is with which the witness is asked")
    .option(
      "--store <path>",
      "read the entries from a backup's folder or a gateway's database file, and ask no gateway",
    )
    .option("--partner <iso>", "whose log it is; needed where a store does not say", parsePartner)
    .option("--from <day>", "show days (UTC) from this one on", parseDay)
    .option("--to <day>", "show days until this one", parseDay)
    .addHelpText(
      "after",
      examples(
        "audit access --as-account cn-auditor --rpc http://127.0.0.1:8545",
        "audit access --as-account cn-auditor --witness http://127.0.0.1:8082",
        "audit access --store /backups/concord --deployment deployment.json --rpc http://127.0.0.1:8545",
      ),
    )
    .action((given: AccessAuditOptions, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/audit-access.ts")).auditAccess(deps, options, given),
      ),
    );
}
