/**
 * `npm run mutate`: changes gateway/domain in a copy, one small change at a time, and expects a test of test/domain to fail for each. Words
 * on the command line choose the files whose names hold one of them; the others keep their committed scores. What was tried before is
 * not tried again while neither it nor its tests changed. Writes test/mutation-score.json; exit 1 unless 90 % of all were noticed.
 */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Stryker } from "@stryker-mutator/core";
import { projectFolder } from "./check-tools.ts";
import { optionsFor } from "./mutate/options.ts";
import { LEAST_SCORE, type MutationScore, scoresOf, sumUpScores } from "./mutate/score.ts";

const SCORE_FILE = path.join(projectFolder, "test/mutation-score.json");

const words = process.argv.slice(2);
const every = globSync("gateway/domain/**/*.ts", { cwd: projectFolder }).sort();
const chosen = every.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

process.chdir(projectFolder);
const outcomes = await new Stryker(optionsFor(chosen)).runMutationTest();

const committed = JSON.parse(readFileSync(SCORE_FILE, "utf8")) as MutationScore;
const kept = Object.entries(committed.files).filter(([file]) => every.includes(file));
const tried = scoresOf(
  chosen,
  outcomes.map(({ fileName, status }) => ({ fileName: path.relative(projectFolder, path.resolve(fileName)), status })),
);
const score = sumUpScores({ ...Object.fromEntries(kept), ...tried });
writeFileSync(SCORE_FILE, `${JSON.stringify(score, null, 2)}\n`);
for (const [file, { killed, total }] of Object.entries(tried)) {
  if (total > 0) console.log(`${`${killed} of ${total}`.padStart(12)} ${file}`);
}
console.log(`${score.killed} of ${score.total} mutants killed: ${score.score} %`);
process.exitCode = score.score >= LEAST_SCORE ? 0 : 1;
