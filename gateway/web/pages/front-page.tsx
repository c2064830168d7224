import { sayIn } from "../../domain/texts/say.ts";
import { LookUpForm } from "../components/look-up-form.tsx";
import { type Board, NoticeBoard } from "../components/notice-board.tsx";
import type { WebAssets } from "../sources.ts";
import { boardTexts } from "../texts/board-texts.ts";
import { pageTexts } from "../texts/page-texts.ts";
import { hrefOf, type View } from "../view.ts";

interface FrontPageOptions {
  readonly view: View;
  readonly assets: WebAssets;
  readonly board: Board;
}

/** Verify files, look up an id, read the notices. */
export function FrontPage({ view, assets, board }: FrontPageOptions) {
  const say = sayIn(pageTexts, view.language);
  return (
    <>
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
      </section>
      <section id="look-up" aria-labelledby="look-up-heading">
        <h2 id="look-up-heading">{say("lookUpHeading")}</h2>
        <LookUpForm view={view} />
      </section>
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
    </>
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
