import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { askPassphrase, readNewPassphrase, readSecret } from "../read-passphrase.ts";
import { keyTexts } from "../render/key-texts.ts";

/**
 * Encrypts a keystore with another passphrase. The present one is known to be right before a new one is asked for.
 *
 * @throws DomainError `keystore-not-found`, `keystore-locked`; Failure `passphrase-unfit`
 */
export async function changePassphrase(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  nextFile: string | undefined,
): Promise<number> {
  const currentFile = options.passphraseFile ?? deps.environment.passphraseFile;
  const current = currentFile === undefined ? await askPassphrase(deps, options, file) : await readSecret(currentFile);
  await deps.openKeystore(file, current);
  const next = await readNewPassphrase(deps, options, nextFile, "--new-passphrase-file");
  const address = await deps.keystores.changePassphrase(file, current, next);
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ file, address })}\n`
      : `${sayIn(keyTexts, languageOf(deps, options))("changed", { address, file: safeText(file) })}\n`,
  );
  return 0;
}
