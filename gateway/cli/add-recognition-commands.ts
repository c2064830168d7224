import type { Command } from "commander";
import { codesOf } from "../domain/codes/code-list.ts";
import { grades, recognitionStates } from "../domain/codes/recognition.ts";
import { parseCode, parseCount, parseInstant, parsePartner } from "./arguments.ts";
import type { RecognitionConditions } from "./commands/list-recognitions.ts";
import type { Extent } from "./print-list.ts";
import { examples, type Run } from "./run.ts";

/** `concord recognition …`. What a command does is loaded when it runs. */
export function addRecognitionCommands(program: Command, run: Run): void {
  const recognition = program.command("recognition").description("show the partners' decisions on others' evidence");
  recognition
    .command("list")
    .description("list the decisions on evidence that this gateway knows of, as they are now")
    .option("--partner <code>", "who decided", parsePartner)
    .option("--recorder <code>", "whose evidence", parsePartner)
    .option("--agreement <code>", "under this agreement")
    .option("--state <state>", codesOf(recognitionStates).join(", "), parseCode(recognitionStates))
    .option("--grade <grade>", codesOf(grades).join(", "), parseCode(grades))
    .option("--decided-from <time>", "decided at or after this time, with its offset", parseInstant)
    .option("--decided-to <time>", "decided before this time, with its offset", parseInstant)
    .option("--limit <count>", "at most so many", parseCount(1, 100_000), 50)
    .option("--all", "all of them, however many")
    .addHelpText("after", examples("recognition list --partner HK", "recognition list --state refused --all --json"))
    .action(({ all, limit, ...given }: RecognitionConditions & Extent, command: Command) =>
      run(command, async (deps, options) => {
        const { partner, recorder, agreement, state, grade, decidedFrom, decidedTo } = given;
        const conditions = { partner, recorder, agreement, state, grade, decidedFrom, decidedTo };
        return (await import("./commands/list-recognitions.ts")).listRecognitions(deps, options, conditions, {
          all,
          limit,
        });
      }),
    );
}
