import { readFile } from "node:fs/promises";
import { DomainError } from "../domain/errors.ts";
import { safeText } from "../domain/safe-text.ts";
import { sayIn } from "../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "./deps.ts";
import { Failure } from "./failure.ts";
import { keyTexts } from "./render/key-texts.ts";

/** Whoever has the file may guess for ever. */
const SHORTEST = 12;

/** A secret that a file holds, without the line end. Throws Failure `file-unreadable`. */
export async function readSecret(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replace(/\r?\n$/, "");
  } catch {
    throw new Failure("file-unreadable", `The file ${safeText(file)} cannot be read.`);
  }
}

/** The passphrase of a keystore, asked for on the terminal. Throws DomainError `keystore-locked` where there is none. */
export async function askPassphrase(deps: Deps, options: GlobalOptions, name: string): Promise<string> {
  const say = sayIn(keyTexts, languageOf(deps, options));
  if (deps.terminal.isInputTerminal) return deps.terminal.askSecret(say("passphraseOf", { name: safeText(name) }));
  const detail = `There is no passphrase for ${name}: name its file with --passphrase-file.`;
  throw new DomainError("keystore-locked", detail, { officer: name });
}

/**
 * A passphrase to be: from a file, or asked for twice.
 *
 * @throws Failure `passphrase-unfit` when it is too short, or was not typed alike; `usage` where nobody can be asked, naming `option`
 */
export async function readNewPassphrase(
  deps: Deps,
  options: GlobalOptions,
  file: string | undefined,
  option: string,
): Promise<string> {
  if (file !== undefined) return requireFit(await readSecret(file));
  const { terminal } = deps;
  if (!terminal.isInputTerminal) throw new Failure("usage", `Name the file with the passphrase with ${option}.`);
  const say = sayIn(keyTexts, languageOf(deps, options));
  const passphrase = requireFit(await terminal.askSecret(say("newPassphrase")));
  if ((await terminal.askSecret(say("again"))) === passphrase) return passphrase;
  throw new Failure("passphrase-unfit", "What was typed the second time is not what was typed first.");
}

function requireFit(passphrase: string): string {
  if ([...passphrase].length >= SHORTEST) return passphrase;
  throw new Failure("passphrase-unfit", `A passphrase has at least ${SHORTEST} characters.`);
}
