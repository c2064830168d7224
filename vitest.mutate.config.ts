import { defineConfig } from "vitest/config";

/** The tests that run against each mutant of gateway/domain: pure and fast, so without the contracts' build and Hardhat's network. */
export default defineConfig({
  test: {
    include: ["test/domain/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 1,
  },
});
