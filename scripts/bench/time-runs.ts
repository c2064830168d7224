const WARM_UP = 200;
const WARM = 100;

/** How long something takes when nothing of it ran before, and the median when it has run hundreds of times; milliseconds. */
export interface FirstAndWarm {
  readonly first: number;
  readonly warm: number;
}

export async function timeRuns(run: () => unknown): Promise<FirstAndWarm> {
  const first = await timeOf(run);
  for (let nth = 0; nth < WARM_UP; nth += 1) await run();
  const times: number[] = [];
  for (let nth = 0; nth < WARM; nth += 1) times.push(await timeOf(run));
  return { first, warm: times.sort((a, b) => a - b)[WARM / 2] ?? Number.NaN };
}

async function timeOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
