import { safeText } from "../../domain/safe-text.ts";
import { hrefOfRecord, type View } from "../view.ts";

/** A text that somebody else wrote: its direction stays inside, and nothing in it hides. */
export function Words({ text }: { readonly text: string }) {
  return <bdi>{safeText(text)}</bdi>;
}

/** A time, in UTC to the second. */
export function Time({ at }: { readonly at: string }) {
  return <time dateTime={at}>{writeTime(at)}</time>;
}

/** RFC 3339 as people read it. */
export const writeTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;

/** Digits to be compared or copied whole. */
export function Hex({ digits }: { readonly digits: string }) {
  return <code class="hex">{digits}</code>;
}

/** An id that leads to what it names. */
export function IdLink({ id, view }: { readonly id: string; readonly view: View }) {
  return (
    <a class="hex" href={hrefOfRecord(view, id)}>
      {id}
    </a>
  );
}
