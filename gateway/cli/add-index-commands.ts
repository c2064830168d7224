import type { Command } from "commander";
import { examples, type Run } from "./run.ts";

const CONFIG = ["--config <file>", "the gateway's configuration file (JSON); the gateway must not be running"] as const;

/** `concord index …`: for the operator, on the gateway's own machine. What a command does is loaded when it runs. */
export function addIndexCommands(program: Command, run: Run): void {
  const index = program.command("index").description("a gateway's index, for its operator on its own machine");
  index
    .command("rebuild")
    .description("drop the index and make it anew from the chain and the objects, all of it or nothing")
    .requiredOption(...CONFIG)
    .addHelpText("after", examples("index rebuild --config /etc/concord/gateway.json"))
    .action(({ config }: { config: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/rebuild-index.ts")).rebuildIndex(deps, options, config),
      ),
    );
  index
    .command("digest")
    .description("print a digest of each table of the index: equal content, equal digests")
    .requiredOption(...CONFIG)
    .addHelpText("after", examples("index digest --config /etc/concord/gateway.json"))
    .action(({ config }: { config: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/digest-index.ts")).digestIndex(deps, options, config),
      ),
    );
}
