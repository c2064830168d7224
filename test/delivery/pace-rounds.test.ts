import { expect, it } from "vitest";
import { paceRounds } from "../../gateway/delivery/pace-rounds.ts";

function pacing(atOnce: number, apartMs: number) {
  let nowMs = 1_000;
  const next = paceRounds(atOnce, apartMs, {
    now: () => nowMs,
    sleep: async (milliseconds) => {
      nowMs += milliseconds;
    },
  });
  const begin = async (): Promise<number> => {
    await next();
    return nowMs - 1_000;
  };
  const pass = (milliseconds: number): void => {
    nowMs += milliseconds;
  };
  return { begin, pass };
}

it("a few begin at once, and those that follow without end keep apart", async () => {
  const { begin } = pacing(3, 150);
  const begun: number[] = [];
  for (let n = 0; n < 6; n += 1) begun.push(await begin());
  expect(begun).toEqual([0, 0, 0, 150, 300, 450]);
});

it("after a pause a few begin at once again, and no more than those", async () => {
  const { begin, pass } = pacing(2, 100);
  for (let n = 0; n < 3; n += 1) await begin();
  pass(10_000);
  expect([await begin(), await begin(), await begin()]).toEqual([10_100, 10_100, 10_200]);
});
