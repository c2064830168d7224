import os from "node:os";
import type { Stryker } from "@stryker-mutator/core";

type Options = ConstructorParameters<typeof Stryker>[0];

/** What a mutant's tests read; all else stays out of the copy that is mutated. */
const NEEDED = [
  "gateway/domain",
  "gateway/chain/abi",
  "gateway/http/openapi.json",
  "gateway/http/describe-nullable.ts",
  "test/domain",
  "test/vectors",
  "scripts/local/cases",
  "scripts/mutate/bound-properties.ts",
  "package.json",
  "tsconfig.json",
  "vitest.mutate.config.ts",
];

/** Where the results of earlier runs are. */
export const INCREMENTAL_FILE = ".concord/mutate.json";

/** How Stryker mutates files of gateway/domain. Copy and results of earlier runs lie in .concord, outside of git. */
export function optionsFor(files: readonly string[]): Options {
  return {
    mutate: [...files],
    plugins: ["@stryker-mutator/vitest-runner", "./scripts/mutate/ignore-texts.ts"],
    ignorers: ["texts"],
    testRunner: "vitest",
    vitest: { configFile: "vitest.mutate.config.ts" },
    // Stryker reads it with a compiler API that TypeScript 7 does not have; nothing in ours leads out of the copy.
    tsconfigFile: "none",
    ignorePatterns: onlyThese(NEEDED),
    tempDirName: ".concord/mutate",
    incremental: true,
    incrementalFile: INCREMENTAL_FILE,
    concurrency: Math.max(1, os.availableParallelism() - 1),
    reporters: ["clear-text", process.stdout.isTTY ? "progress" : "progress-append-only"],
    clearTextReporter: { reportTests: false, logTests: false, reportScoreTable: false },
    thresholds: { break: null },
    allowConsoleColors: process.stdout.isTTY,
  };
}

/** The patterns of `ignorePatterns` that leave out everything but some paths: each folder on the way is opened anew. */
function onlyThese(paths: readonly string[]): string[] {
  const patterns = new Set(["*"]);
  for (const path of paths) {
    const parts = path.split("/");
    for (let depth = 1; depth < parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join("/");
      patterns.add(`!${folder}`).add(`${folder}/*`);
    }
    patterns.add(`!${path}`).add(`!${path}/**`);
  }
  return [...patterns];
}
