import { describe, expect, it } from "vitest";
import { committedScore, domainTexts } from "../../scripts/mutate/committed.ts";
import { changedSince, LEAST_SCORE, sumUpScores, tried } from "../../scripts/mutate/score.ts";

/** How many of all mutants may be those of files that changed since they were measured, per cent: a small change is not to cost an hour. */
const MOST_OUTDATED = 20;
const RENEW = "`npm run mutate -- --changed` measures what changed";

describe("the committed score of mutants", () => {
  const score = committedScore();
  if (score === undefined) throw new Error(`there is none: ${RENEW}`);
  const texts = domainTexts();

  it(`is ${LEAST_SCORE} % or more`, () => {
    expect(score.score, RENEW).toBeGreaterThanOrEqual(LEAST_SCORE);
  });

  it("is that of its files together", () => {
    expect(score).toEqual(sumUpScores(score.files));
  });

  it("is of every file of gateway/domain and of no other", () => {
    expect(Object.keys(score.files), RENEW).toEqual([...texts.keys()]);
  });

  it("is of the files as they are now, but for a few", () => {
    const changed = changedSince(score.files, texts);
    const theirs = changed.reduce(
      (sum, file) => sum + (score.files[file] === undefined ? 0 : tried(score.files[file])),
      0,
    );
    const share = Math.ceil((100 * theirs) / tried(score));
    expect(
      share,
      `${share} % of the mutants are of files that changed: ${changed.join(", ")}. ${RENEW}`,
    ).toBeLessThanOrEqual(MOST_OUTDATED);
  });
});
