import { label } from "../../domain/codes/code-list.ts";
import { roles } from "../../domain/codes/roles.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { IdentityInfo } from "../../domain/wire/identity.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { identityTexts } from "./identity-texts.ts";
import { renderTable } from "./table.ts";

/** As whom a gateway is asked. */
export function renderIdentity(
  identity: IdentityInfo,
  deps: Pick<Deps, "environment">,
  options: GlobalOptions,
): string {
  const language = languageOf(deps, options);
  const say = sayIn(identityTexts, language);
  const held = identity.roles.map((role) => label(roles, role, language));
  return renderTable([
    [say("subject"), safeText(identity.subject)],
    [say("issuer"), safeText(identity.issuer ?? say("itself"))],
    [say("partner"), safeText(identity.partner)],
    [say("roles"), held.length === 0 ? say("noRole") : held.join(" · ")],
    [say("gateway"), safeText(identity.gateway)],
  ]);
}
