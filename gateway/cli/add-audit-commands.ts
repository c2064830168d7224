import type { Command } from "commander";
import { collect, parseAge, parseBlock, parseDay, parseGatewayUrl, parsePartner } from "./arguments.ts";
import type { AccessAuditOptions } from "./commands/audit-access.ts";
import type { LedgerAuditOptions } from "./commands/audit-ledger.ts";
import { examples, type Run } from "./run.ts";

/** Where blocks come at a steady pace, far less is enough to be worth a question. */
const DAY_SECONDS = 86_400;

/** `concord audit …`. What a command does is loaded when it runs. */
export function addAuditCommands(program: Command, run: Run): void {
  const audit = program.command("audit").description("check a ledger, and what a gateway keeps for auditors");
  audit
    .command("ledger")
    .description(
      "derive every state of the ledger from its blocks and hold it to what their state roots prove (exit code 0 nothing found, 1 something found, 2 nothing could be concluded)",
    )
    .option("--rpc <url>", "ask a chain node of your choice, on the deployment of --deployment", parseGatewayUrl)
    .option("--anchor <file>", "what is trusted of the ledger: with it the last block is shown to be final")
    .option(
      "--checkpoint <file>",
      "a checkpoint that partners have countersigned, for a ledger long after the anchor; may be repeated",
      collect,
    )
    .option(
      "--from <block>",
      "report what lies from this block or day (UTC) on; without it, from the first",
      parseBlock,
    )
    .option("--to <block>", "audit until this block or the end of this day; without it, the newest", parseBlock)
    .option("--max-gap <age>", "how much time may lie between two blocks", parseAge, DAY_SECONDS)
    .addHelpText(
      "after",
      examples(
        "audit ledger --as-account hk-auditor --gateway http://127.0.0.1:8082",
        "audit ledger --rpc http://127.0.0.1:8545 --anchor anchor.json --to 2026-11-30",
      ),
    )
    .action((given: LedgerAuditOptions, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/audit-ledger.ts")).auditWholeLedger(deps, options, given),
      ),
    );
  audit
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
