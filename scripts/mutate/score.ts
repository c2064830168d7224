/** What became of one mutant: the part of Stryker's result that counts. */
export interface Outcome {
  /** Path from the project's folder. */
  readonly fileName: string;
  readonly status: string;
}

/** How many mutants of a file the tests killed, how many none of them noticed, and how many were data or prose and left out. */
export interface FileScore {
  readonly killed: number;
  readonly survived: number;
  readonly total: number;
  readonly leftOut: number;
}

/** What is committed as `test/mutation-score.json`. `score` is per cent, rounded down to a tenth. */
export interface MutationScore extends FileScore {
  readonly score: number;
  readonly files: Readonly<Record<string, FileScore>>;
}

/** The least share of mutants that is to be killed, per cent. */
export const LEAST_SCORE = 90;

// One that makes a test run on and on was noticed too, and one with which the tests' files cannot even be loaded. What no test runs was not.
const NOTICED: ReadonlySet<string> = new Set(["Killed", "Timeout", "RuntimeError"]);
const UNNOTICED: ReadonlySet<string> = new Set(["Survived", "NoCoverage"]);
const NONE: FileScore = { killed: 0, survived: 0, total: 0, leftOut: 0 };

/** The scores of files from the outcomes of their mutants; a file without mutants has none. */
export function scoresOf(files: readonly string[], outcomes: readonly Outcome[]): Record<string, FileScore> {
  const scores = new Map(files.map((file) => [file, NONE]));
  for (const { fileName, status } of outcomes) {
    const score = scores.get(fileName);
    if (score !== undefined) scores.set(fileName, count(score, status));
  }
  return Object.fromEntries(scores);
}

function count(score: FileScore, status: string): FileScore {
  if (status === "Ignored") return { ...score, leftOut: score.leftOut + 1 };
  const counted = { ...score, total: score.total + 1 };
  if (NOTICED.has(status)) return { ...counted, killed: score.killed + 1 };
  if (UNNOTICED.has(status)) return { ...counted, survived: score.survived + 1 };
  throw new Error(`a mutant could not be tried: ${status}`);
}

/** All files' scores as one, in the order of their names. */
export function sumUpScores(files: Readonly<Record<string, FileScore>>): MutationScore {
  const named = Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1));
  const sum = named.reduce(
    (all, [, file]) => ({
      killed: all.killed + file.killed,
      survived: all.survived + file.survived,
      total: all.total + file.total,
      leftOut: all.leftOut + file.leftOut,
    }),
    NONE,
  );
  const score = sum.total === 0 ? 0 : Math.floor((1_000 * sum.killed) / sum.total) / 10;
  return { score, ...sum, files: Object.fromEntries(named) };
}
