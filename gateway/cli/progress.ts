import type { Deps } from "./deps.ts";

const DELAY_MILLISECONDS = 1_000;
const INTERVAL_MILLISECONDS = 100;
const BAR_COLUMNS = 24;

/** Shows how far something of known length is. */
export interface Progress {
  /** Adds bytes that are done. */
  advance(bytes: number): void;
  /** Takes the bar off the terminal again. */
  finish(): void;
}

/** A bar on a terminal's standard error for what takes longer than a second; anywhere else nothing is written. */
export function createProgress(
  { terminal, now }: Pick<Deps, "terminal" | "now">,
  label: string,
  total: number,
): Progress {
  const startedAt = now();
  let done = 0;
  let shownAt: number | undefined;
  return {
    advance(bytes) {
      done += bytes;
      const at = now();
      if (!terminal.isDiagnosticsTerminal || at - startedAt < DELAY_MILLISECONDS) return;
      if (shownAt !== undefined && at - shownAt < INTERVAL_MILLISECONDS) return;
      shownAt = at;
      terminal.tell(`\r\u001b[K${renderBar(label, done, total)}`);
    },
    finish() {
      if (shownAt !== undefined) terminal.tell("\r\u001b[K");
    },
  };
}

/** One line: label, bar, share, mebibytes. */
export function renderBar(label: string, done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * BAR_COLUMNS);
  const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  const bar = "█".repeat(filled) + "░".repeat(BAR_COLUMNS - filled);
  return `${label} ${bar} ${Math.floor(share * 100)} % (${mebibytes(done)} of ${mebibytes(total)} MiB)`;
}
