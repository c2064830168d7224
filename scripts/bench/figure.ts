/** What a figure has to be: at most or at least so much of its unit. */
export type Budget = { readonly most: number } | { readonly least: number };

/** One row of the table: what was measured, and what it is to be read beside. */
export interface Figure {
  readonly what: string;
  /** What the figure is measured against, or where a figure beside it comes from. */
  readonly comparedWith: string;
  readonly unit: string;
  readonly runs: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly budget: Budget | null;
  /** Whether the median keeps the budget; null where there is none. */
  readonly isKept: boolean | null;
}

/** One subject: it measures by itself, in this run, whatever it compares. */
export interface Bench {
  readonly name: string;
  /** One line: what is run. */
  readonly subject: string;
  measure(say: (line: string) => void): Promise<Figure[]>;
}

/** Makes a figure of what was measured, one sample for each run. */
export function figureOf(
  what: string,
  unit: string,
  samples: readonly number[],
  against: { readonly comparedWith?: string; readonly budget?: Budget } = {},
): Figure {
  const sorted = samples.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) throw new Error(`${what}: nothing was measured`);
  const median = medianOf(sorted);
  const { comparedWith = "", budget } = against;
  const isKept = budget === undefined ? null : keeps(median, budget);
  return { what, comparedWith, unit, runs: sorted.length, median, min, max, budget: budget ?? null, isKept };
}

/** The middle of the samples; of an even number the mean of the middle two. */
function medianOf(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The smallest sample that so large a part of all do not exceed (nearest rank). */
export function quantileOf(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

function keeps(value: number, budget: Budget): boolean {
  return "most" in budget ? value <= budget.most : value >= budget.least;
}
