import type { Command } from "commander";
import { collect, parseAddresses, parseCount, parseDay, parseGatewayUrl } from "./arguments.ts";
import type { AnchorTerms } from "./commands/make-anchor.ts";
import { examples, type Run } from "./run.ts";

const MOST_BLOCKS = Number.MAX_SAFE_INTEGER;
const MOST_CHANGES = 4_096;

/** `concord anchor`. What it does is loaded when it runs. */
export function addAnchorCommand(program: Command, run: Run): void {
  program
    .command("anchor")
    .description(
      "write the anchor of a deployment: what a receipt is held against. Publish it, signed, by a way of its own",
    )
    .requiredOption("-o, --output <file>", "the new file")
    .option("--node <url>", "the chain node to ask; without it, that of the local run", parseGatewayUrl)
    .option(
      "--block <number>",
      "the block that it vouches for; without it, the youngest that will do",
      parseCount(0, MOST_BLOCKS),
    )
    .option("--valid-from <day>", "the first day on which it serves; without it, today", parseDay)
    .option("--valid-until <day>", "the last day; without it, a year later", parseDay)
    .option(
      "--epoch-length <blocks>",
      "after how many blocks the network's genesis file clears votes",
      parseCount(1, MOST_BLOCKS),
      30_000,
    )
    .option(
      "--overlap <count>",
      "how many changes of the validators are followed from it at most",
      parseCount(0, MOST_CHANGES),
      16,
    )
    .option(
      "--former <file>",
      "an anchor that was published before and is vouched for as of its days, for receipts renewed since; may be repeated",
      collect,
    )
    .option(
      "--checkpoint-signer <address>",
      "a signatory who may countersign checkpoints for its partner; may be repeated",
      parseAddresses,
    )
    .addHelpText(
      "after",
      examples(
        "anchor -o anchor.json",
        "anchor --node http://127.0.0.1:8545 --checkpoint-signer 0x… --checkpoint-signer 0x… -o anchor.json",
      ),
    )
    .action((terms: AnchorTerms, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/make-anchor.ts")).makeAnchor(deps, options, terms),
      ),
    );
}
