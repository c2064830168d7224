import { type Budget, type Figure, figureOf } from "./figure.ts";
import { processorTime } from "./processor-time.ts";

/** The processes that share the machine while a rate is measured: what each does → its pid. */
export type Workers = Readonly<Record<string, number>>;

/** One run: packages a second, and the processor time of each process for a package, in milliseconds. */
export interface Rate {
  readonly perSecond: number;
  readonly processor: Readonly<Record<string, number>>;
}

/** Times work on so many packages. */
export async function timeRate(packages: number, workers: Workers, work: () => Promise<void>): Promise<Rate> {
  const before = Object.entries(workers).map(([name, pid]) => [name, pid, processorTime(pid)] as const);
  const startedAt = performance.now();
  await work();
  const perSecond = (packages * 1_000) / (performance.now() - startedAt);
  const taken = before.map(([name, pid, at]) => [name, (processorTime(pid) - at) / packages] as const);
  return { perSecond, processor: Object.fromEntries(taken) };
}

/** The rate, and under it what bounds it: the processor time that each process takes for one package. */
export function figuresOf(
  what: string,
  rates: readonly Rate[],
  against: { readonly comparedWith: string; readonly budget: Budget },
): Figure[] {
  const rate = figureOf(
    what,
    "packages/s",
    rates.map(({ perSecond }) => perSecond),
    against,
  );
  const names = Object.keys(rates[0]?.processor ?? {});
  const processors = names.map((name) =>
    figureOf(
      `· processor of the ${name}`,
      "ms/package",
      rates.map(({ processor }) => processor[name] ?? Number.NaN),
    ),
  );
  return [rate, ...processors];
}
