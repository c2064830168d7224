import type { Command } from "commander";
import { parseCount, parseDay, parseId, parseUuid } from "./arguments.ts";
import type { Extent } from "./print-list.ts";
import { examples, type Run } from "./run.ts";

/** `concord package …`. What a command does is loaded when it runs. */
export function addPackageCommands(program: Command, run: Run): void {
  const packages = program.command("package").description("show what a gateway holds of packages, and how long");
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
  packages
    .command("retention")
    .description("list the packages that are kept until a day, those that are erased next first")
    .option("--before <day>", "erased before this day (UTC)", parseDay)
    .option("--limit <count>", "at most so many", parseCount(1, 100_000), 50)
    .option("--all", "all of them, however many")
    .addHelpText("after", examples("package retention --before 2034-01-01"))
    .action(({ before, ...extent }: { before?: string } & Extent, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/list-retention.ts")).listRetention(deps, options, before, extent),
      ),
    );
  addHolds(packages, run);
}

function addHolds(packages: Command, run: Run): void {
  packages
    .command("holds")
    .argument("<root>", "the package's root", parseId)
    .description("list the legal holds on a package at this gateway, released ones too")
    .action((root: string, _options, command: Command) =>
      run(command, async (deps, options) => (await import("./commands/legal-holds.ts")).listHolds(deps, options, root)),
    );
  packages
    .command("hold")
    .argument("<root>", "the package's root", parseId)
    .requiredOption("--reference <text>", "the proceedings because of which it is to be kept")
    .description("keep a package at this gateway beyond its retention")
    .addHelpText("after", examples('package hold 0x… --reference "(2026) Yue 01 Min Chu 123"'))
    .action((root: string, { reference }: { reference: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/legal-holds.ts")).placeHold(deps, options, root, reference),
      ),
    );
  packages
    .command("release")
    .argument("<root>", "the package's root", parseId)
    .argument("<hold>", "the hold's id", parseUuid)
    .description("release a legal hold")
    .action((root: string, hold: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/legal-holds.ts")).releaseHold(deps, options, root, hold),
      ),
    );
}
