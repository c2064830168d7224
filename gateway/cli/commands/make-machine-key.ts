import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { writeMachineKey } from "../machine-key-file.ts";
import { keyTexts } from "../render/key-texts.ts";

/** Makes a machine's key in a file of its own, and shows what a gateway is to be told of it. Throws Failure `file-exists`, `file-unwritable`. */
export async function makeMachineKey(deps: Deps, options: GlobalOptions, name: string, file: string): Promise<number> {
  const { privateKey, publicKey } = await deps.machines.makeKey();
  await writeMachineKey(file, privateKey);
  const say = sayIn(keyTexts, languageOf(deps, options));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ file, name, publicKey })}\n`
      : `${say("madeMachine", { name, file: safeText(file) })}\n${JSON.stringify({ name, publicKey })}\n`,
  );
  return 0;
}
