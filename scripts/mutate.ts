/**
 * `npm run mutate`: changes gateway/domain in a copy, one small change at a time, and expects a test of test/domain to fail for each. Words
 * on the command line choose the files whose names hold one of them, `--changed` those that are not as they were when they were measured;
 * the others keep their committed scores. What a test noticed is not tried again while neither it nor that test changed. Writes
 * test/mutation-score.json; exit 1 unless 90 % of all were noticed.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Stryker } from "@stryker-mutator/core";
import { projectFolder } from "./check-tools.ts";
import { committedScore, domainTexts, SCORE_FILE } from "./mutate/committed.ts";
import { forgetUnnoticed } from "./mutate/forget-unnoticed.ts";
import { INCREMENTAL_FILE, optionsFor } from "./mutate/options.ts";
import { changedSince, LEAST_SCORE, noticed, type Outcome, scoresOf, sumUpScores, tried } from "./mutate/score.ts";

process.chdir(projectFolder);
const texts = domainTexts();
const chosen = choose(process.argv.slice(2));

const measured = scoresOf(chosen, await outcomesOf([...chosen.keys()]), new Date().toISOString().slice(0, 10));
// Read only now: another run may have ended since this one began.
const kept = Object.entries(committedScore()?.files ?? {}).filter(([file]) => texts.has(file));
const score = sumUpScores({ ...Object.fromEntries(kept), ...measured });
writeFileSync(SCORE_FILE, `${JSON.stringify(score, null, 2)}\n`);

for (const [file, counts] of Object.entries(measured)) {
  if (tried(counts) > 0) console.log(`${`${noticed(counts)} of ${tried(counts)}`.padStart(12)} ${file}`);
}
const changed = changedSince(score.files, texts);
if (changed.length > 0) {
  console.log(`not measured as they are now, see \`npm run mutate -- --changed\`: ${changed.join(", ")}`);
}
console.log(`${noticed(score)} of ${tried(score)} mutants noticed: ${score.score} %`);
process.exitCode = score.score >= LEAST_SCORE ? 0 : 1;

function choose(words: readonly string[]): ReadonlyMap<string, string> {
  const changed = new Set(words.includes("--changed") ? changedSince(committedScore()?.files ?? {}, texts) : []);
  const isChosen = (file: string) =>
    words.length === 0 || changed.has(file) || words.some((word) => file.includes(word));
  const files = new Map([...texts].filter(([file]) => isChosen(file)));
  if (files.size === 0 && !words.includes("--changed")) {
    throw new Error(`no file of gateway/domain has ${words.join(" or ")} in its path`);
  }
  return files;
}

async function outcomesOf(files: readonly string[]): Promise<Outcome[]> {
  if (files.length === 0) return [];
  forgetUnnoticed(INCREMENTAL_FILE);
  const outcomes = await new Stryker(optionsFor(files)).runMutationTest();
  return outcomes.map(({ fileName, status }) => ({ fileName: path.relative(projectFolder, fileName), status }));
}
