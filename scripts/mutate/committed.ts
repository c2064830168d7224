import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "../check-tools.ts";
import type { MutationScore } from "./score.ts";

/** Where `npm run mutate` writes what it measured. */
export const SCORE_FILE = path.join(projectFolder, "test/mutation-score.json");

/** What was measured last; undefined when nothing ever was. */
export function committedScore(): MutationScore | undefined {
  return existsSync(SCORE_FILE) ? (JSON.parse(readFileSync(SCORE_FILE, "utf8")) as MutationScore) : undefined;
}

/** The files of gateway/domain as they are now, by their paths from the project's folder. */
export function domainTexts(): Map<string, string> {
  const files = globSync("gateway/domain/**/*.ts", { cwd: projectFolder }).sort();
  return new Map(files.map((file) => [file, readFileSync(path.join(projectFolder, file), "utf8")]));
}
