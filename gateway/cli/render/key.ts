import { type Language, label } from "../../domain/codes/code-list.ts";
import { signerRoles } from "../../domain/codes/membership.ts";
import { safeText } from "../../domain/safe-text.ts";
import { listTexts } from "../../domain/texts/name-values.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { SignerInfo } from "../../domain/wire/network.ts";
import { keyTexts } from "./key-texts.ts";
import { renderTable } from "./table.ts";

/** A keystore with what a gateway knows of its key; undefined when none was asked. */
export interface ListedKey {
  readonly file: string;
  readonly address: string;
  readonly signer: SignerInfo | undefined;
}

/** Keystores, one line each. `now` is in Unix milliseconds. */
export function renderKeys(keys: readonly ListedKey[], now: number, language: Language): string {
  if (keys.length === 0) return `${sayIn(keyTexts, language)("none")}\n`;
  return renderTable(
    keys.map(({ file, address, signer }) => [
      address,
      safeText(file),
      ...(signer === undefined ? [] : renderSigner(signer, now, language)),
    ]),
  );
}

function renderSigner({ partner, roles, validFrom, validTo }: SignerInfo, now: number, language: Language): string[] {
  const say = sayIn(keyTexts, language);
  if (partner === null) return [say("unknown")];
  const names = listTexts(
    roles.map((role) => label(signerRoles, role, language)),
    language,
  );
  return [`${safeText(partner)} ${names}`, validityOf()];

  function validityOf(): string {
    if (validFrom !== null && Date.parse(validFrom) > now) return say("notYet", { time: validFrom });
    if (validTo !== null && Date.parse(validTo) <= now) return say("expired", { time: validTo });
    return say("valid");
  }
}
