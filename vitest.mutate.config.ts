import { defineConfig } from "vitest/config";

/** The tests that run against each mutant of gateway/domain: pure and fast, so without the contracts' build and Hardhat's network. */
export default defineConfig({
  test: {
    include: ["test/domain/**/*.test.ts"],
    // It takes seconds, and looks for nothing that the others of readCase do not.
    exclude: ["test/domain/case/large-case.test.ts"],
    setupFiles: ["scripts/mutate/end-on-failure.ts"],
    pool: "forks",
    maxWorkers: 1,
    // A slow machine is no mistake that a test has noticed; what runs on for ever is found by how often it goes round.
    testTimeout: 60_000,
  },
});
