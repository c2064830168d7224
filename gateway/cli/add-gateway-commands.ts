import type { Command } from "commander";
import { examples, type Run } from "./run.ts";

/** `concord gateway …`: for the operator, on the gateway's own machine. What a command does is loaded when it runs. */
export function addGatewayCommands(program: Command, run: Run): void {
  const gateway = program.command("gateway").description("a gateway, for its operator on its own machine");
  gateway
    .command("check-config")
    .description("show every mistake in a gateway's configuration, its files and its keys; starts nothing")
    .argument("<file>", "the configuration file (JSON)")
    .addHelpText("after", examples("gateway check-config /etc/concord/gateway.json"))
    .action((file: string, _given: object, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/check-config.ts")).checkConfig(deps, options, file),
      ),
    );
}
