import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { isThere } from "../is-there.ts";
import { readNewPassphrase } from "../read-passphrase.ts";
import { keyTexts } from "../render/key-texts.ts";

/** Makes a key in a keystore file of its own. Throws Failure `file-exists`, `file-unwritable`, `passphrase-unfit`. */
export async function makeKey(deps: Deps, options: GlobalOptions, file: string): Promise<number> {
  // Before anybody types a passphrase for nothing; that no file is overwritten is seen to when it is written.
  if (await isThere(file)) throw exists(file);
  const passphraseFile = options.passphraseFile ?? deps.environment.passphraseFile;
  const passphrase = await readNewPassphrase(deps, options, passphraseFile, "--passphrase-file");
  const address = await deps.keystores.make(file, passphrase).catch(() => {
    throw new Failure("file-unwritable", `${safeText(file)} cannot be written.`);
  });
  if (address === undefined) throw exists(file);
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ file, address })}\n`
      : `${sayIn(keyTexts, languageOf(deps, options))("made", { address, file: safeText(file) })}\n`,
  );
  return 0;
}

const exists = (file: string): Failure =>
  new Failure("file-exists", `${safeText(file)} is there already; no key is overwritten.`);
