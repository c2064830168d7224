import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { receiptTexts } from "../render/receipt-texts.ts";
import { writeNewFile } from "../write-new-file.ts";

const VERIFIER = path.join(import.meta.dirname, "../../../build/web/verifier.html");
/** To be handed on: there is nothing in it that only its owner may read. */
const FOR_ALL = 0o644;

/**
 * Keeps the page that verifies with a receipt in a new file, and says its digest, by which whoever is handed it tells whether it is this one.
 *
 * @throws Failure `file-exists`, `file-unwritable`, `file-unreadable`
 */
export async function saveVerifier(deps: Deps, options: GlobalOptions, output: string): Promise<number> {
  const html = await readFile(VERIFIER, "utf8").catch(() => {
    throw new Failure("file-unreadable", "The verifier is not built here: node scripts/setup.mjs");
  });
  await writeNewFile(output, html, FOR_ALL);
  const written = { file: output, sha256: createHash("sha256").update(html).digest("hex") };
  const say = sayIn(receiptTexts, languageOf(deps, options));
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify(written)}\n`
      : `${say("verifierWritten", { ...written, file: safeText(output) })}\n`,
  );
  return 0;
}
