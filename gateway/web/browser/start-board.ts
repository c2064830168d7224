import { sayIn } from "../../domain/texts/say.ts";
import { writeTime } from "../components/words.tsx";
import { boardTexts } from "../texts/board-texts.ts";
import type { View } from "../view.ts";
import { listenToEvents } from "./listen-to-events.ts";

const POLL_MS = 5_000;
const CONTENT_MS = 2_000;
// What changes without an event: the clocks of the notices, and the age of the index.
const LIVE_POLL_MS = 20_000;

/** Keeps the board up to date: at once while the gateway's events come in, else by asking again and again; and says which. */
export function startBoard(section: HTMLElement, view: View): void {
  const say = sayIn(boardTexts, view.language);
  const board = section.querySelector("#board");
  const status = section.querySelector("#board-status");
  if (board === null || status === null) return;
  let isLive = false;
  let isReached = true;
  let updatedAt = new Date();
  let late: ReturnType<typeof setTimeout> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;
  let isAskedAgain = false;

  const tell = (): void => {
    const text = !isReached
      ? say("stale", { time: writeTime(updatedAt.toISOString()) })
      : isLive
        ? say("live")
        : say("polling", { seconds: POLL_MS / 1_000 });
    section.classList.toggle("board-stale", !isReached);
    // Said again only when it is another text: a screen reader reads every change.
    if (status.textContent !== text) status.textContent = text;
  };

  const refresh = async (): Promise<void> => {
    if (isAsking) {
      isAskedAgain = true;
      return;
    }
    isAsking = true;
    clearTimeout(timer);
    try {
      const response = await fetch(section.dataset.board ?? "");
      // Who was signed in is no longer: the page says so, and how to go on.
      if (response.status === 401) return location.reload();
      if (!response.ok) throw new Error(`status ${response.status}`);
      replaceContent(board, await response.text());
      isReached = true;
      updatedAt = new Date();
    } catch {
      isReached = false;
    }
    isAsking = false;
    tell();
    if (isAskedAgain) {
      isAskedAgain = false;
      void refresh();
    } else {
      timer = setTimeout(() => void refresh(), isLive && isReached ? LIVE_POLL_MS : POLL_MS);
    }
  };

  listenToEvents({
    onEvent: () => {
      void refresh();
      // What a notice says comes from its publisher's gateway, a moment after the notice.
      clearTimeout(late);
      late = setTimeout(() => void refresh(), CONTENT_MS);
    },
    onConnected: (isConnected) => {
      if (isConnected === isLive) return;
      isLive = isConnected;
      tell();
      // What happened while nobody listened.
      void refresh();
    },
  });
  void refresh();
}

/** Puts the newer content in place and keeps the keyboard where it was. */
function replaceContent(board: Element, html: string): void {
  const focused = board.contains(document.activeElement) ? document.activeElement?.id : undefined;
  board.innerHTML = html;
  if (focused !== undefined && focused !== "") document.getElementById(focused)?.focus({ preventScroll: true });
}
