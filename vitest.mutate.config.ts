import { statSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The first test that fails decides, so the short files come first: each test of them is of one thing, and most mutants end there. */
class ShortestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sizes = new Map(files.map((file) => [file, statSync(file.moduleId).size]));
    return files.toSorted((one, other) => (sizes.get(one) ?? 0) - (sizes.get(other) ?? 0));
  }
}

/** The tests that run against each mutant of gateway/domain: pure and fast, so without the contracts' build and Hardhat's network. */
export default defineConfig({
  test: {
    include: ["test/domain/**/*.test.ts"],
    // These take seconds, and what they find of a mistake in one place the others find too.
    exclude: ["test/domain/case/{any-input,large-case}.test.ts"],
    setupFiles: ["scripts/mutate/bound-properties.ts"],
    pool: "forks",
    maxWorkers: 1,
    sequence: { sequencer: ShortestFirst },
    // A slow machine is no mistake that a test has noticed; what runs on for ever is found by how often it goes round.
    testTimeout: 60_000,
  },
});
