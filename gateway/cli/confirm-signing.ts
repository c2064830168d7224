import { sayIn } from "../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "./deps.ts";
import { Failure } from "./failure.ts";
import { actionTexts, yeses } from "./render/action-texts.ts";

/** With `--confirm` goes on only after a yes to what was shown. Throws Failure `not-confirmed`. */
export async function confirmSigning({
  deps: { environment, terminal },
  options,
}: {
  readonly deps: Pick<Deps, "environment" | "terminal">;
  readonly options: GlobalOptions;
}): Promise<void> {
  if (options.confirm !== true) return;
  if (!terminal.isInputTerminal) {
    throw new Failure(
      "not-confirmed",
      "Standard input is no terminal, so that nobody can be asked; nothing was signed.",
    );
  }
  const language = languageOf({ environment }, options);
  const answer = (await terminal.ask(sayIn(actionTexts, language)("confirm"))).trim().toLowerCase();
  if (!yeses[language].includes(answer)) throw new Failure("not-confirmed", "Nothing was signed.");
}
