// Control and format characters (which bidirectional marks and zero-width ones are), lone surrogates, line separators.
// A joiner between emoji is as invisible as the others, so it is shown too.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A text of somebody else for one line that people read: nothing in it moves the cursor, turns the direction, or hides. */
export function safeText(text: string): string {
  return text.replaceAll(UNSAFE, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`);
}
