import { label } from "../../domain/codes/code-list.ts";
import { roles } from "../../domain/codes/roles.ts";
import type { Identity } from "../../domain/identity.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { visitorTexts } from "../texts/visitor-texts.ts";
import type { View } from "../view.ts";

/** Who looks at the page, and where to sign in or out. */
export interface Account {
  readonly visitor: Identity | undefined;
  /** Where to sign in, and come back; undefined where nobody does. */
  readonly signInHref: string | undefined;
}

export function AccountLine({ account, view }: { readonly account: Account; readonly view: View }) {
  const { visitor, signInHref } = account;
  const say = sayIn(visitorTexts, view.language);
  if (signInHref === undefined) return null;
  if (visitor === undefined) {
    return (
      <p class="account no-print">
        <a href={signInHref}>{say("signIn")}</a>
      </p>
    );
  }
  const held = visitor.roles.flatMap((role) => (role === "gateway" ? [] : [label(roles, role, view.language)]));
  return (
    <form class="account no-print" method="post" action="/verify/sign-out">
      <span>
        {safeText(visitor.subject)} ({[visitor.partner, ...held].map(safeText).join(" · ")})
      </span>{" "}
      <button type="submit">{say("signOut")}</button>
    </form>
  );
}
