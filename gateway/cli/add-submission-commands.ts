import type { Command } from "commander";
import { codesOf } from "../domain/codes/code-list.ts";
import { submissionStates } from "../domain/codes/states.ts";
import { parseAddress, parseCode, parseCount, parseSubmissionId } from "./arguments.ts";
import type { SubmissionConditions } from "./commands/list-submissions.ts";
import type { Extent } from "./print-list.ts";
import { examples, type Run } from "./run.ts";

const EXAMPLE = "8f14e45f-ceea-467f-9c3a-2b1a0e6f2c11";

/** `concord submission …`. What a command does is loaded when it runs. */
export function addSubmissionCommands(program: Command, run: Run): void {
  const submission = program.command("submission").description("what your partner's officers signed and handed in");
  submission
    .command("list")
    .description("list what was handed in at this gateway, newest first")
    .option("--state <state>", codesOf(submissionStates).join(", "), parseCode(submissionStates))
    .option("--signer <address>", "signed by this officer", parseAddress)
    .option("--limit <count>", "at most so many", parseCount(1, 100_000), 50)
    .option("--all", "all of it, however much")
    .addHelpText("after", examples("submission list", "submission list --state sent"))
    .action(({ all, limit, ...given }: SubmissionConditions & Extent, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/list-submissions.ts")).listSubmissions(
          deps,
          options,
          { state: given.state, signer: given.signer },
          { all, limit },
        ),
      ),
    );
  submission
    .command("show")
    .argument("<id>", "the submission's id", parseSubmissionId)
    .description("show what was signed, decoded from its very bytes, and what became of it")
    .addHelpText("after", examples(`submission show ${EXAMPLE}`))
    .action((id: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/show-submission.ts")).showSubmission(deps, options, id),
      ),
    );
  submission
    .command("cancel")
    .argument("<id>", "the submission's id", parseSubmissionId)
    .description(
      "sign requests with its nonces that do nothing, so that it cannot be carried out any more if these are first",
    )
    .addHelpText("after", examples(`submission cancel ${EXAMPLE}`))
    .action((id: string, _options, command: Command) =>
      run(command, async (deps, options) =>
        (await import("./commands/cancel-submission.ts")).cancelSubmission(deps, options, id),
      ),
    );
}
