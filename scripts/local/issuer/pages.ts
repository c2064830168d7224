import type { PageContext } from "oidc-provider";

const STYLE =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}label{display:block;margin-top:1rem}input:not([type=hidden]),select{font:inherit;width:100%;box-sizing:border-box;padding:.4rem}button{font:inherit;margin-top:1.5rem;padding:.4rem 1rem}code{font-size:1.5rem}.wrong{color:#c00}";

/** What the pages of the local issuer are sent with. */
export const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  "cache-control": "no-store",
};

const page = (title: string, content: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>${content}</body></html>`;

const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Asks for name and password. */
export function signInPage(names: readonly string[], asked: string, isWrong: boolean): string {
  const choices = names
    .map((name) => `<option${name === asked ? " selected" : ""}>${escapeHtml(name)}</option>`)
    .join("");
  return page(
    "Sign in to the local run",
    `${isWrong ? '<p class="wrong" role="alert">That is not its password.</p>' : ""}
<form method="post"><label for="name">Account</label><select id="name" name="name">${choices}</select>
<label for="password">Password (in <code style="font-size:1rem">accounts/passwords/</code> of the run)</label>
<input id="password" name="password" type="password" required autocomplete="current-password" autofocus>
<button type="submit">Sign in</button></form>`,
  );
}

/** Asks for the code that a device shows. `form` is the issuer's own. */
export function enterCodePage(ctx: PageContext, form: string, _out: unknown, error: unknown): void {
  const wrong = error === undefined ? "" : '<p class="wrong" role="alert">That code is none, or no longer.</p>';
  ctx.body = page(
    "Sign in",
    `${wrong}<p>Enter the code that <b>concord login</b> shows.</p>${form}
<button type="submit" form="op.deviceInputForm">Continue</button>`,
  );
}

/** Asks whether it is this code that the device shows: who was sent here by somebody else should not go on. */
export function confirmPage(
  ctx: PageContext,
  form: string,
  client: { clientId: string },
  _: unknown,
  code: string,
): void {
  ctx.body = page(
    "Is it you who asks?",
    `<p><b>${escapeHtml(client.clientId)}</b> shows this code on your machine:</p><p><code>${escapeHtml(code)}</code></p>${form}
<button type="submit" form="op.deviceConfirmForm" autofocus>Yes, sign me in</button>
<button type="submit" form="op.deviceConfirmForm" name="abort" value="yes">No</button>`,
  );
}

/** Says that the device goes on. */
export function donePage(ctx: PageContext): void {
  ctx.body = page("Signed in", "<p>You can close this page; the command goes on.</p>");
}
