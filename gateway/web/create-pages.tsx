import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Child } from "hono/jsx";
import { chooseLanguage } from "../domain/codes/choose-language.ts";
import { languages } from "../domain/codes/code-list.ts";
import { describeProblem } from "../domain/codes/problems.ts";
import { DomainError, storageTroubleOf } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";
import { isPermitted, type OperationId } from "../domain/permissions.ts";
import { safeText } from "../domain/safe-text.ts";
import { sayIn } from "../domain/texts/say.ts";
import type { AsOf } from "../domain/wire/network.ts";
import type { Standing } from "./components/as-of-line.tsx";
import { Layout } from "./components/layout.tsx";
import { type Board, NoticeBoard } from "./components/notice-board.tsx";
import { findRecord, readId } from "./find-record.tsx";
import { FrontPage, Welcome } from "./pages/front-page.tsx";
import { MessagePage } from "./pages/message-page.tsx";
import { RecordPage } from "./pages/record-page.tsx";
import { assetPolicy, pagePolicy, verifierPolicy } from "./policy.ts";
import { notePageProblem, noting, type RecordAccess, recordPage } from "./record-access.ts";
import type { PageSources, WebAssets } from "./sources.ts";
import { pageTexts } from "./texts/page-texts.ts";
import { visitorTexts } from "./texts/visitor-texts.ts";
import { namePlaces, type View } from "./view.ts";
import { meetVisitor, signInRoutes, type VisitorOptions, visitorOf } from "./visitor.ts";

const MOST_ON_BOARD = 50;
const LARGEST_FORM_BYTES = 8_192;
const YEAR_SECONDS = 31_536_000;

type PageStatus = 200 | 401 | 403 | 404 | 422 | 429 | 500 | 503 | 507;

export interface PagesOptions extends VisitorOptions {
  readonly sources: PageSources;
  readonly assets: WebAssets;
  /** The partners that there may be. */
  readonly partners: readonly string[];
  /** Counts what is looked up; throws DomainError `too-many-look-ups`. */
  readonly countLookUp: (c: Context, visitor: Identity | undefined) => Promise<void>;
  /** Whatever shows data is an entry of the access log before it is shown. */
  readonly recordAccess: RecordAccess;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Called for an error that nobody foresaw. */
  readonly report: (error: unknown, requestId: string) => void;
}

/** The pages for people, to be mounted at `/verify`: verify files, look up an id, read the notices. */
export function createPages(options: PagesOptions): Hono {
  const { assets, partner, now, recordAccess } = options;
  const pages = new Hono();
  const places = Object.fromEntries(languages.map((language) => [language, namePlaces(options.partners, language)]));

  // The language that the address asks for, else the one that the browser prefers.
  const viewOf = (c: Context): View => {
    const chosen = languages.find((language) => language === c.req.query("lang"));
    const language = chosen ?? chooseLanguage(c.req.header("accept-language") ?? "");
    return { chosen, language, places: places[language] ?? {} };
  };
  const standingOf = (asOf: AsOf | null): Standing => ({ asOf, partner, answeredAt: new Date(now()).toISOString() });

  const mayOf =
    (c: Context) =>
    (operation: OperationId): boolean =>
      isPermitted(operation, visitorOf(c), partner);
  const signInHrefOf = (c: Context): string | undefined => {
    const { pathname, search } = new URL(c.req.url);
    return options.signIn && `/verify/sign-in?${new URLSearchParams({ back: pathname + search })}`;
  };

  const show = (c: Context, heading: string, content: Child, status: PageStatus = 200) => {
    const view = viewOf(c);
    const account = { visitor: visitorOf(c), signInHref: signInHrefOf(c) };
    const here = { path: c.req.path, query: readQuery(c) };
    return sendPage(
      c,
      <Layout view={view} assets={assets} partner={partner} heading={heading} account={account} here={here}>
        {content}
      </Layout>,
      view,
      status,
    );
  };
  const readBoard = async (c: Context): Promise<Board> => {
    const after = c.req.query("after");
    const sources = noting(c, options.sources);
    const [{ node }, page] = await Promise.all([
      sources.showNetwork(),
      sources.listNotices({ limit: MOST_ON_BOARD, after }),
    ]);
    return { standing: standingOf(page.asOf), node, notices: page.notices, after, next: page.next };
  };

  const askToSignIn = (c: Context) => {
    const view = viewOf(c);
    const heading = sayIn(pageTexts, view.language)("title");
    return show(c, heading, <Welcome view={view} signInHref={signInHrefOf(c)} />, 401);
  };

  const showWrongId = (c: Context, text: string) => {
    const view = viewOf(c);
    const say = sayIn(pageTexts, view.language);
    const message = text.trim() === "" ? say("noId") : say("wrongId", { id: safeText(shorten(text)) });
    return show(c, say("wrongIdHeading"), <MessagePage view={view} texts={[message]} id={shorten(text)} />, 422);
  };

  pages.use("*", async (c, next) => {
    if (!isForEverybody(c.req.path)) await meetVisitor(c, options);
    return next();
  });
  pages.route("/", signInRoutes(options));

  pages.get("/", recordPage("showFrontPage", recordAccess), async (c) => {
    if (visitorOf(c) === undefined) return askToSignIn(c);
    const view = viewOf(c);
    const may = mayOf(c);
    const page = (
      <FrontPage
        view={view}
        assets={assets}
        mayVerify={may("verifyFiles")}
        mayLookUp={may("showEvidence")}
        board={may("listNotices") ? await readBoard(c) : undefined}
      />
    );
    return show(c, sayIn(pageTexts, view.language)("title"), page);
  });

  pages.get("/board", recordPage("showBoard", recordAccess), async (c) => {
    if (!mayOf(c)("listNotices")) return c.body(null, 401);
    const view = viewOf(c);
    return sendPage(c, <NoticeBoard board={await readBoard(c)} view={view} />, view);
  });

  pages.get("/record", recordPage("showRecordPage", recordAccess), async (c) => {
    if (visitorOf(c) === undefined) return askToSignIn(c);
    await options.countLookUp(c, visitorOf(c));
    const may = mayOf(c);
    const view = viewOf(c);
    const say = sayIn(pageTexts, view.language);
    if (!may("showEvidence")) {
      const text = sayIn(visitorTexts, view.language)("notForYou");
      return show(c, say("unknownIdHeading"), <MessagePage view={view} texts={[text]} />, 403);
    }
    const text = c.req.query("id") ?? "";
    const id = readId(text);
    if (id === undefined) return showWrongId(c, text);
    const sources = noting(c, options.sources);
    const [{ node }, found] = await Promise.all([sources.showNetwork(), findRecord(sources, id, view, may)]);
    if (found === undefined) {
      return show(c, say("unknownIdHeading"), <MessagePage view={view} texts={[say("unknownId")]} id={id} />, 404);
    }
    const page = (
      <RecordPage view={view} standing={standingOf(found.asOf)} node={node}>
        {found.content}
      </RecordPage>
    );
    return show(c, found.heading, page);
  });

  // The same for everybody, and nothing but texts: whoever has a receipt verifies without being known here.
  pages.get("/receipt", (c) => {
    const { html, sha256, policy } = assets.verifier;
    const etag = `"${sha256}"`;
    const headers = {
      "content-security-policy": verifierPolicy(policy),
      // So large that a compression each time would be worth an attack.
      "cache-control": "no-cache, no-transform",
      etag,
    };
    return c.req.header("if-none-match") === etag ? c.body(null, 304, headers) : c.html(html, 200, headers);
  });

  // An id leads to an address of its own; what is none stays in the body that it came in.
  const bounded = bodyLimit({ maxSize: LARGEST_FORM_BYTES, onError: (c) => showWrongId(c, "") });
  pages.post("/record", bounded, async (c) => {
    if (visitorOf(c) === undefined) return askToSignIn(c);
    const form = new URLSearchParams(await c.req.text());
    const text = form.get("id") ?? "";
    const id = readId(text);
    if (id === undefined) return showWrongId(c, text);
    const chosen = languages.find((language) => language === form.get("lang"));
    return c.redirect(`/verify/record?${new URLSearchParams({ ...(chosen && { lang: chosen }), id })}`, 303);
  });

  pages.get("/assets/:name", (c) => {
    const asset = assets.find(c.req.param("name"));
    if (asset === undefined) return c.notFound();
    return c.body(asset.bytes, 200, {
      "content-type": asset.type,
      "content-security-policy": assetPolicy,
      "cache-control": `public, max-age=${YEAR_SECONDS}, immutable`,
    });
  });

  pages.all("*", (c) => {
    const view = viewOf(c);
    return show(c, sayIn(pageTexts, view.language)("notFoundHeading"), <MessagePage view={view} texts={[]} />, 404);
  });

  pages.onError((error, c) => {
    const view = viewOf(c);
    const code = error instanceof DomainError ? error.code : (storageTroubleOf(error) ?? "internal");
    notePageProblem(c, code);
    if (code === "internal") options.report(error, String(c.get("requestId" as never)));
    const { status, title, action } = describeProblem(code, view.language);
    const texts = [title, ...(action === undefined ? [] : [action])];
    const message = <MessagePage view={view} texts={texts} />;
    if (status === 422 || status === 429 || status === 507) return show(c, title, message, status);
    if (code === "sign-in-failed" || status === 401) return show(c, title, message, 403);
    return show(c, sayIn(pageTexts, view.language)("failedHeading"), message, code === "internal" ? 500 : 503);
  });

  return pages;
}

/** What has no visitor: who asks for it is not looked at. */
const isForEverybody = (path: string): boolean => path === "/verify/receipt" || path.startsWith("/verify/assets/");

function readQuery(c: Context): Record<string, string> {
  const given = ["id", "after"].map((name) => [name, c.req.query(name)] as const);
  return Object.fromEntries(given.flatMap(([name, text]) => (text === undefined ? [] : [[name, shorten(text)]])));
}

/** As much of what somebody typed as a page repeats. */
const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);

function sendPage(c: Context, page: Parameters<Context["html"]>[0], { language }: View, status: PageStatus = 200) {
  return c.html(page, status, {
    "content-security-policy": pagePolicy,
    "content-language": language,
    "cache-control": "no-store",
    vary: "Accept-Language",
  });
}
