import type { BackedUp } from "../deps.ts";

/** What a backup holds, in two lines. */
export function renderBackup({ backup, objects }: BackedUp, what: string): string {
  const { block, rows } = backup.database;
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const upTo = block === null ? "before its first block" : `up to block ${block}`;
  return [
    `the gateway of ${backup.partner} as of ${backup.takenAt}, indexed ${upTo}, ${what}\n`,
    `${total} rows of ${Object.keys(rows).length} tables; ${objects.copied} objects copied, ${objects.present} were there\n`,
  ].join("");
}
