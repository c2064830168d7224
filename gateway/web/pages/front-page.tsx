import { sayIn } from "../../domain/texts/say.ts";
import { LookUpForm } from "../components/look-up-form.tsx";
import { type Board, NoticeBoard } from "../components/notice-board.tsx";
import type { WebAssets } from "../sources.ts";
import { boardTexts } from "../texts/board-texts.ts";
import { pageTexts } from "../texts/page-texts.ts";
import { verifierTexts } from "../texts/verifier-texts.ts";
import { visitorTexts } from "../texts/visitor-texts.ts";
import { hrefOf, type View } from "../view.ts";

interface FrontPageOptions {
  readonly view: View;
  readonly assets: WebAssets;
  /** Whether the visitor may verify files, and look something up. */
  readonly mayVerify: boolean;
  readonly mayLookUp: boolean;
  /** Undefined for whoever may not read notices. */
  readonly board: Board | undefined;
}

/** Verify files, look up an id, read the notices: as much of it as the visitor may. */
export function FrontPage({ view, assets, mayVerify, mayLookUp, board }: FrontPageOptions) {
  const say = sayIn(pageTexts, view.language);
  return (
    <>
      {mayVerify ? <VerifySection view={view} assets={assets} /> : null}
      {mayLookUp ? (
        <section id="look-up" aria-labelledby="look-up-heading">
          <h2 id="look-up-heading">{say("lookUpHeading")}</h2>
          <LookUpForm view={view} />
        </section>
      ) : null}
      {board === undefined ? null : <BoardSection view={view} board={board} />}
      {mayVerify || mayLookUp || board !== undefined ? null : <p>{sayIn(visitorTexts, view.language)("notForYou")}</p>}
    </>
  );
}

/** What whoever is not signed in is told. */
export function Welcome({ view, signInHref }: { readonly view: View; readonly signInHref: string | undefined }) {
  const say = sayIn(visitorTexts, view.language);
  return (
    <section aria-labelledby="welcome-heading">
      <h2 id="welcome-heading">{say("heading")}</h2>
      <p>{say("verifyWithout")}</p>
      <ReceiptLink view={view} />
      {signInHref === undefined ? null : (
        <p>
          <a class="button" href={signInHref}>
            {say("signIn")}
          </a>
        </p>
      )}
    </section>
  );
}

function VerifySection({ view, assets }: Pick<FrontPageOptions, "view" | "assets">) {
  const say = sayIn(pageTexts, view.language);
  return (
    <section id="verify" aria-labelledby="verify-heading" data-worker={assets.urlOf("digest-worker.js")}>
      <h2 id="verify-heading">{say("verifyHeading")}</h2>
      <p>{say("verifyIntro")}</p>
      <noscript>
        <p class="warning">{say("verifyNeedsScript")}</p>
      </noscript>
      <form id="verify-form" class="drop" hidden>
        <label class="button" for="verify-files">
          {say("choose")}
        </label>
        <input id="verify-files" class="visually-hidden" type="file" multiple />
        <span class="drop-hint">{say("orDrop")}</span>
      </form>
      <p id="verify-status" class="status" role="status" />
      <div id="verify-result" />
      <ReceiptLink view={view} />
    </section>
  );
}

function BoardSection({ view, board }: { readonly view: View; readonly board: Board }) {
  const say = sayIn(pageTexts, view.language);
  return (
    <section
      id="notices"
      aria-labelledby="notices-heading"
      data-board={hrefOf(view, "/verify/board", board.after === undefined ? {} : { after: board.after })}
    >
      <h2 id="notices-heading">{say("boardHeading")}</h2>
      <p>{say("boardIntro")}</p>
      <BoardStatus view={view} />
      <div id="board">
        <NoticeBoard board={board} view={view} />
      </div>
    </section>
  );
}

/** How the board is kept up to date; until a script takes that over, not at all. */
function BoardStatus({ view }: { readonly view: View }) {
  return (
    <p id="board-status" class="status" role="status">
      {sayIn(boardTexts, view.language)("still")}
    </p>
  );
}

/** To the page that verifies with a receipt, which everybody may use. */
function ReceiptLink({ view }: { readonly view: View }) {
  return (
    <p class="no-print">
      <a href={`/verify/receipt?lang=${view.language}`}>{sayIn(verifierTexts, view.language)("link")}</a>
    </p>
  );
}
