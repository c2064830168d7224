import type { Command } from "commander";
import { parseId } from "./arguments.ts";
import { examples, type Run } from "./run.ts";

/** `concord package …`. What a command does is loaded when it runs. */
export function addPackageCommands(program: Command, run: Run): void {
  const packages = program.command("package").description("show what a gateway holds of packages");
  packages
    .command("show")
    .argument("<root>", "the package's root", parseId)
    .description("show a package, recorded or not, and which of its files are not here")
    .addHelpText("after", examples("package show 0x…"))
    .action((root: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-package.ts")).showPackage(deps, options, root),
      ),
    );
}
