import type { Command } from "commander";
import { codesOf } from "../domain/codes/code-list.ts";
import { type EventType, eventTypes } from "../domain/codes/event-types.ts";
import { parseCodes, parseEventId } from "./arguments.ts";
import { examples, type Run } from "./run.ts";

/** What is asked of `concord events`. */
export interface EventsOptions {
  readonly after?: string;
  readonly types?: readonly EventType[];
  readonly follow?: true;
}

/** `concord events …`. What it does is loaded when it runs. */
export function addEventsCommand(program: Command, run: Run): void {
  program
    .command("events")
    .description("print what became known to the gateway, in that order; one line each, with --json one JSON each")
    .option("--after <id>", "only what came after this event, or after the `latest`", parseEventId)
    .option("--types <types>", codesOf(eventTypes).join(", "), parseCodes(eventTypes))
    .option("--follow", "go on with what comes, and come back by itself when the connection is lost")
    .addHelpText("after", examples("events", "events --types notice.published,notice.updated --follow --after latest"))
    .action((given: EventsOptions, command: Command) =>
      run(command, async (deps, options) => {
        if (given.follow === true) {
          return (await import("./commands/follow-events.ts")).followEvents(deps, options, given);
        }
        return (await import("./commands/list-events.ts")).listEvents(deps, options, given);
      }),
    );
}
