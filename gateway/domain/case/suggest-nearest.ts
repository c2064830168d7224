/** The allowed word nearest to one that was written, or undefined when none is near enough to be meant. */
export function suggestNearest(written: string, allowed: readonly string[]): string | undefined {
  if (written.length > 64) return undefined;
  const folded = written.toLowerCase().replaceAll(/[\s_]+/g, "-");
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(Math.min(folded.length, 12) / 3)) + 1;
  for (const word of allowed) {
    const edits = countEdits(folded, word.toLowerCase());
    if (edits < least) {
      least = edits;
      nearest = word;
    }
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance). */
function countEdits(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const isSame = from[row - 1] === to[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      // Before the first letter there is none, which is no other word's letter.
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
