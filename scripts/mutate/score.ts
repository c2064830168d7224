import { createHash } from "node:crypto";

/** What became of one mutant: the part of Stryker's result that counts. */
export interface Outcome {
  /** Path from the project's folder. */
  readonly fileName: string;
  readonly status: string;
}

/** How many mutants came to which end. */
export interface Counts {
  /** A test failed. */
  readonly killed: number;
  /** A test ran on and on. */
  readonly timedOut: number;
  /** The tests' files could not even be loaded. */
  readonly unloadable: number;
  /** Tests ran it and all passed. */
  readonly survived: number;
  /** No test ran it. */
  readonly notRun: number;
  /** Data or prose, or the same in effect as what is written: not tried. */
  readonly leftOut: number;
}

/** What is known of one file: of which text of it (`digestOf`), and since when. */
export interface FileScore extends Counts {
  /** Per cent, rounded down to a tenth; null where nothing was to be tried. */
  readonly score: number | null;
  readonly digest: string;
  /** Day, UTC. */
  readonly measuredOn: string;
}

/** What is committed as `test/mutation-score.json`. `score` is per cent, rounded down to a tenth. */
export interface MutationScore extends Counts {
  readonly score: number;
  readonly files: Readonly<Record<string, FileScore>>;
}

/** The least share of mutants that is to be noticed, per cent. */
export const LEAST_SCORE = 90;

const NAME_OF: ReadonlyMap<string, keyof Counts> = new Map([
  ["Killed", "killed"],
  ["Timeout", "timedOut"],
  ["RuntimeError", "unloadable"],
  ["Survived", "survived"],
  ["NoCoverage", "notRun"],
  ["Ignored", "leftOut"],
]);
const NONE: Counts = { killed: 0, timedOut: 0, unloadable: 0, survived: 0, notRun: 0, leftOut: 0 };
const NAMES = [...NAME_OF.values()];

/** The mutants that made a difference to the tests. */
export function noticed({ killed, timedOut, unloadable }: Counts): number {
  return killed + timedOut + unloadable;
}

/** All mutants but those that are left out. */
export function tried(counts: Counts): number {
  return noticed(counts) + counts.survived + counts.notRun;
}

/** By what a later change of a file's text is seen. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** The scores of files, given with their texts, from the outcomes of their mutants. */
export function scoresOf(
  texts: ReadonlyMap<string, string>,
  outcomes: readonly Outcome[],
  measuredOn: string,
): Record<string, FileScore> {
  const scores = [...texts].map(([file, text]): [string, FileScore] => {
    const counts = outcomes.filter(({ fileName }) => fileName === file).reduce(count, NONE);
    return [file, { score: shareOf(counts), ...counts, digest: digestOf(text), measuredOn }];
  });
  return Object.fromEntries(scores);
}

function count(counts: Counts, { status }: Outcome): Counts {
  const name = NAME_OF.get(status);
  if (name === undefined) throw new Error(`a mutant could not be tried: ${status}`);
  return { ...counts, [name]: counts[name] + 1 };
}

function shareOf(counts: Counts): number | null {
  return tried(counts) === 0 ? null : Math.floor((1_000 * noticed(counts)) / tried(counts)) / 10;
}

/** The files that were never measured, or that have another text now. */
export function changedSince(
  files: Readonly<Record<string, FileScore>>,
  texts: ReadonlyMap<string, string>,
): readonly string[] {
  return [...texts].filter(([file, text]) => files[file]?.digest !== digestOf(text)).map(([file]) => file);
}

/** All files' scores as one, in the order of their names. */
export function sumUpScores(files: Readonly<Record<string, FileScore>>): MutationScore {
  const named = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  const sum: Record<keyof Counts, number> = { ...NONE };
  for (const [, file] of named) for (const name of NAMES) sum[name] += file[name];
  return { score: shareOf(sum) ?? 0, ...sum, files: Object.fromEntries(named) };
}
