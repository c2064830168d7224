import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { commandTexts } from "../render/command-texts.ts";
import { renderEvidence } from "../render/evidence.ts";
import { saveExhibits } from "../save-exhibits.ts";
import { openSession } from "../session.ts";

/** Shows evidence; with a folder, saves its exhibits there, each only when its digests are those of the manifest. */
export async function showEvidence(deps: Deps, options: GlobalOptions, id: string, folder?: string): Promise<number> {
  const session = await openSession(deps, options);
  const detail = await session.api.readEvidence(id);
  if (detail.evidence.id !== id) throw new Failure("gateway-answer-untrue", "The gateway answers with other evidence.");
  if (folder !== undefined && detail.manifest === null) {
    throw new DomainError(
      "object-not-here",
      `Nothing can be saved: the manifest is not here (${detail.manifestProblem ?? "unknown why"}).`,
    );
  }
  const saved = folder === undefined ? undefined : await saveExhibits(session, detail, folder);
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify(saved === undefined ? detail : { ...detail, saved })}\n`);
    return 0;
  }
  const language = languageOf(deps, options);
  deps.terminal.print(renderEvidence(detail, language));
  const say = sayIn(commandTexts, language);
  for (const file of saved ?? []) deps.terminal.print(`${say("saved", { file: safeText(file) })}\n`);
  return 0;
}
