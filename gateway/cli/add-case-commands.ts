import type { Command } from "commander";
import { examples, type Run } from "./run.ts";

/** `concord case …`. What a command does is loaded when it runs. */
export function addCaseCommands(program: Command, run: Run): void {
  const folder = program.command("case").description("check and file a folder with a case.yaml");

  folder
    .command("check")
    .argument("<folder>", "a folder with a case.yaml")
    .description(
      "show every mistake of a case folder (exit code 0 none, 1 some, 2 no gateway said what the agreement allows)",
    )
    .addHelpText("after", examples("case check scripts/local/cases/ant-moving/jiangmen", "case check FOLDER --json"))
    .action((path: string, _options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/check-case.ts")).checkCase(deps, options, path)),
    );

  folder
    .command("file")
    .argument("<folder>", "a folder with a case.yaml")
    .description("record a case's evidence and publish its notice; run again, it goes on where it stopped")
    .addHelpText(
      "after",
      examples("case file scripts/local/cases/ant-moving/jiangmen", "case file FOLDER --as cn-jiangmen --json"),
    )
    .action((path: string, _options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/file-case.ts")).fileCase(deps, options, path)),
    );
}
