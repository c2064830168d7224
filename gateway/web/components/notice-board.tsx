import { label } from "../../domain/codes/code-list.ts";
import { nodeStates } from "../../domain/codes/states.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { NetworkInfo } from "../../domain/wire/network.ts";
import type { NoticeInfo } from "../../domain/wire/records.ts";
import { boardTexts } from "../texts/board-texts.ts";
import { hrefOf, hrefOfRecord, namePartner, type View } from "../view.ts";
import { AsOfLine, type Standing } from "./as-of-line.tsx";
import { NoticeTags, titleOfNotice } from "./notice-head.tsx";
import { RecipientList } from "./recipient-list.tsx";
import { Time, Words } from "./words.tsx";

/** The notices of one moment. */
export interface Board {
  readonly standing: Standing;
  readonly node: NetworkInfo["node"];
  readonly notices: readonly NoticeInfo[];
  /** The place in the list that the notices come after; undefined for the newest. */
  readonly after: string | undefined;
  /** Where older ones begin; null when there are none. */
  readonly next: string | null;
}

/** The board as it was when it was asked for; a script puts a newer one in its place. */
export function NoticeBoard({ board, view }: { readonly board: Board; readonly view: View }) {
  const { language } = view;
  const say = sayIn(boardTexts, language);
  return (
    <>
      {board.node === "following" ? null : <NodeWarning node={board.node} view={view} />}
      <AsOfLine {...board.standing} view={view} />
      {board.notices.length === 0 ? <p>{say("empty")}</p> : null}
      <ol class="board">
        {board.notices.map((notice) => (
          <BoardEntry notice={notice} view={view} />
        ))}
      </ol>
      {board.after === undefined && board.next === null ? null : (
        <nav class="pages no-print" aria-label={say("pages")}>
          {board.after === undefined ? null : <a href={hrefOfBoard(view)}>{say("newest")}</a>}
          {board.next === null ? null : <a href={hrefOfBoard(view, board.next)}>{say("older")}</a>}
        </nav>
      )}
    </>
  );
}

const hrefOfBoard = (view: View, after?: string): string =>
  `${hrefOf(view, "/verify", after === undefined ? {} : { after })}#notices`;

/** That the chain is not to be had, so that nothing newer can be shown. */
export function NodeWarning({ node, view }: { readonly node: NetworkInfo["node"]; readonly view: View }) {
  return <p class="warning">{label(nodeStates, node, view.language)}</p>;
}

function BoardEntry({ notice, view }: { readonly notice: NoticeInfo; readonly view: View }) {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  return (
    <li class={`notice notice--${notice.state}`}>
      <NoticeTags notice={notice} language={language} />
      <h3>
        <a id={`notice-${notice.id}`} href={hrefOfRecord(view, notice.id)}>
          <Words text={titleOfNotice(notice, language)} />
        </a>
      </h3>
      <p class="validity">
        {say("from")} <strong>{namePartner(notice.partner, view)}</strong> · {say("publishedAt")}{" "}
        <Time at={notice.publishedAt} /> · {say("validUntil")} <Time at={notice.validTo} />
      </p>
      <RecipientList notice={notice} view={view} />
    </li>
  );
}
