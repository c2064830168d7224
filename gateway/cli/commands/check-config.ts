import { describeConfigMistake } from "../../domain/texts/describe-config-mistake.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes } from "../failure.ts";

/** Shows every mistake in a gateway's configuration at once, one line each. */
export async function checkConfig(deps: Deps, options: GlobalOptions, file: string): Promise<number> {
  const { terminal } = deps;
  const mistakes = await deps.checkConfig(file);
  const language = languageOf(deps, options);
  const described = mistakes.map((mistake) => ({ ...mistake, text: describeConfigMistake(mistake, language) }));
  if (options.json === true) {
    const listed = described.map(({ path, code, text }) => ({ path, code, text }));
    terminal.print(`${JSON.stringify({ ok: listed.length === 0, mistakes: listed })}\n`);
  } else {
    terminal.print(described.length === 0 ? "no mistakes\n" : described.map(({ text }) => `${text}\n`).join(""));
  }
  return mistakes.length === 0 ? exitCodes.done : exitCodes.failed;
}
