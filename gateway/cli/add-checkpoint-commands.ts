import type { Command } from "commander";
import { parseCount, parseDay, parseGatewayUrl } from "./arguments.ts";
import type { CheckpointTerms } from "./commands/make-checkpoint.ts";
import { examples, type Run } from "./run.ts";

const MOST_BLOCKS = Number.MAX_SAFE_INTEGER;
const ANCHOR = ["--anchor <file>", "the anchor (concord-anchor/2) that names who countersigns"] as const;
const NODE = [
  "--node <url>",
  "the own partner's chain node; without it, that of the local run",
  parseGatewayUrl,
] as const;
const OUTPUT = ["-o, --output <file>", "the new file"] as const;

/** `concord checkpoint …`. What a command does is loaded when it runs. */
export function addCheckpointCommands(program: Command, run: Run): void {
  const checkpoint = program
    .command("checkpoint")
    .description(
      "checkpoints: as of a block, who seals, countersigned by two thirds of the partners that an anchor names",
    );
  checkpoint
    .command("new")
    .description("write a checkpoint as a node tells of it, for the partners to countersign")
    .requiredOption(...ANCHOR)
    .option(...NODE)
    .option(
      "--block <number>",
      "the block, at which votes are cleared; without it, the youngest such",
      parseCount(1, MOST_BLOCKS),
    )
    .option("--valid-from <day>", "the first day on which it serves; without it, today", parseDay)
    .option("--valid-until <day>", "the last day; without it, a year later", parseDay)
    .requiredOption(...OUTPUT)
    .addHelpText("after", examples("checkpoint new --anchor anchor.json --node http://127.0.0.1:8545 -o c.json"))
    .action((terms: CheckpointTerms, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/make-checkpoint.ts")).makeCheckpoint(deps, options, terms),
      ),
    );
  checkpoint
    .command("sign")
    .argument("<file>", "the checkpoint")
    .description("countersign a checkpoint for a partner, after the own node has told the same")
    .requiredOption(...ANCHOR)
    .option(...NODE)
    .requiredOption(...OUTPUT)
    .addHelpText("after", examples("checkpoint sign c.json --anchor anchor.json --as signatory.json -o c-hk.json"))
    .action((file: string, way: { anchor: string; node?: string; output: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/sign-checkpoint.ts")).signCheckpoint(deps, options, file, way),
      ),
    );
  checkpoint
    .command("unite")
    .argument("<file...>", "the same checkpoint as several partners have countersigned it")
    .description("write one checkpoint with the signatures of several")
    .requiredOption(...ANCHOR)
    .requiredOption(...OUTPUT)
    .addHelpText("after", examples("checkpoint unite c-hk.json c-mo.json --anchor anchor.json -o checkpoint.json"))
    .action((files: string[], way: { anchor: string; output: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/unite-checkpoints.ts")).uniteCheckpoints(deps, options, files, way),
      ),
    );
  checkpoint
    .command("verify")
    .argument("<file>", "the checkpoint")
    .description(
      "say what a checkpoint tells and who has countersigned it (exit code 0 enough have, 2 not yet, 1 it is untrue)",
    )
    .requiredOption(...ANCHOR)
    .addHelpText("after", examples("checkpoint verify checkpoint.json --anchor anchor.json"))
    .action((file: string, { anchor }: { anchor: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/check-checkpoint.ts")).checkCheckpoint(deps, options, file, anchor),
      ),
    );
}
