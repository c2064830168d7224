import type { Command } from "commander";
import { parseCount } from "./arguments.ts";
import type { Step } from "./commands/change-agreement.ts";
import { examples, type Run } from "./run.ts";

const parseVersion = parseCount(1, 255);

const steps: readonly (readonly [Step, string])[] = [
  ["ratify", "ratify a proposed version for your partner"],
  ["suspend", "suspend your partner's part, at once; the other parties go on among themselves"],
  ["resume", "take part again; takes back a consent to the end"],
  ["end", "consent to the end, and take part no more; all parties' consents end it"],
];

/** `concord agreement …`. What a command does is loaded when it runs. */
export function addAgreementCommands(program: Command, run: Run): void {
  const agreement = program.command("agreement").description("show agreements, and sign them for your partner");
  agreement
    .command("list")
    .description("list every version of every agreement")
    .addHelpText("after", examples("agreement list"))
    .action((_options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-agreements.ts")).listAgreements(deps, options),
      ),
    );
  agreement
    .command("show")
    .argument("<code>", "code or number of the agreement")
    .description("show an agreement with its scope")
    .option("--version-number <number>", "this version; else the newest", parseVersion)
    .addHelpText("after", examples("agreement show GBA"))
    .action((code: string, { versionNumber }: { versionNumber?: number }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-agreements.ts")).showAgreement(deps, options, code, versionNumber),
      ),
    );
  agreement
    .command("propose")
    .argument("<file>", "its terms in YAML, as an agreement of scripts/local/consortium.yaml")
    .description("put an agreement, or the next version of one, to its parties")
    .requiredOption("--agreement <code>", "code of the agreement, or the number of a new one")
    .requiredOption("--instrument <file>", "the signed instrument; only its digest is recorded")
    .addHelpText("after", examples("agreement propose terms.yaml --agreement GBA --instrument signed.pdf"))
    .action((file: string, given: { agreement: string; instrument: string }, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/propose-agreement.ts")).proposeAgreement(deps, options, file, given),
      ),
    );
  for (const [step, description] of steps) {
    agreement
      .command(step)
      .argument("<code>", "code or number of the agreement")
      .description(description)
      .option("--version-number <number>", "this version; else the newest that it applies to", parseVersion)
      .addHelpText("after", examples(`agreement ${step} GBA`))
      .action((code: string, { versionNumber }: { versionNumber?: number }, command: Command) =>
        run(command, async (deps, options) =>
          (await import("./commands/change-agreement.ts")).changeAgreement(deps, options, step, code, versionNumber),
        ),
      );
  }
}
