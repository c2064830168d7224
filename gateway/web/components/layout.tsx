import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { languages } from "../../domain/codes/code-list.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { LANGUAGE_NAMES } from "../language-names.ts";
import type { WebAssets } from "../sources.ts";
import { pageTexts } from "../texts/page-texts.ts";
import { hrefOf, namePartner, type View } from "../view.ts";
import { type Account, AccountLine } from "./account-line.tsx";

export interface LayoutOptions {
  readonly view: View;
  readonly assets: WebAssets;
  readonly partner: string;
  readonly heading: string;
  readonly account: Account;
  /** The address of this page without its language, which the switcher puts in. */
  readonly here: { readonly path: string; readonly query: Readonly<Record<string, string>> };
  readonly children?: Child;
}

/** The frame of every page. */
export function Layout({ view, assets, partner, heading, account, here, children }: LayoutOptions) {
  const { language } = view;
  const say = sayIn(pageTexts, language);
  const home = hrefOf(view, "/verify");
  return (
    <>
      {raw("<!doctype html>")}
      <html lang={language}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${heading} · Concord ${partner}`}</title>
          <link rel="icon" href={assets.urlOf("icon.svg")} type="image/svg+xml" />
          <link rel="stylesheet" href={assets.urlOf("style.css")} />
          <script type="module" src={assets.urlOf("start.js")}></script>
        </head>
        <body>
          <a class="skip" href="#content">
            {say("skip")}
          </a>
          <header class="top">
            <a class="brand" href={home}>
              <strong>Concord</strong> <span>{say("gatewayOf", { partner: namePartner(partner, view) })}</span>
            </a>
            <AccountLine account={account} view={view} />
            <nav aria-label={say("languages")}>
              <ul class="languages">
                {languages.map((other) => (
                  <li>
                    <a
                      href={hrefOf({ ...view, chosen: other }, here.path, here.query)}
                      lang={other}
                      hrefLang={other}
                      aria-current={other === language ? "true" : undefined}
                    >
                      {LANGUAGE_NAMES[other]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </header>
          <main id="content" tabIndex={-1} data-places={JSON.stringify(view.places)}>
            <h1>{heading}</h1>
            {children}
          </main>
          <footer>
            <p>{say("foot")}</p>
            <p>
              <a href="/docs">{say("api")}</a>
            </p>
          </footer>
        </body>
      </html>
    </>
  );
}
