import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderSubmission } from "../render/submission.ts";
import { nameNetwork, openSession } from "../session.ts";

/** Shows a submission: what was signed, where it is, and what became of each of its requests. */
export async function showSubmission(deps: Deps, options: GlobalOptions, id: string): Promise<number> {
  const session = await openSession(deps, options);
  const submission = await session.api.readSubmission(id);
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify(submission)}\n`);
    return 0;
  }
  const network = await nameNetwork(session, await session.api.readNetwork());
  deps.terminal.print(renderSubmission(submission, network, languageOf(deps, options)));
  return 0;
}
