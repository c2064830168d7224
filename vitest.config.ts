import { defineConfig } from "vitest/config";

const test = {
  globalSetup: ["test/global-setup.ts"],
  // Hardhat's network allows one context per process, so threads crash.
  pool: "forks" as const,
  testTimeout: 60_000,
  hookTimeout: 180_000,
};

/** What is run once more on a PostgreSQL server: whatever a database could answer differently. */
const onBoth = [
  "test/storage/**/*.test.ts",
  "test/verbs/answer-once.test.ts",
  "test/delivery/steps.test.ts",
  "test/cli/backup.test.ts",
  "test/http/look-ups.test.ts",
  "test/gateway/shared-look-ups.test.ts",
  "test/scripts/faults/{faults,two-processes}.test.ts",
];
/** What is of one of them alone, or of none. */
const ofEmbedded = [
  "test/storage/query-plans.test.ts",
  "test/storage/objects.test.ts",
  "test/storage/migrations.test.ts",
  "test/storage/troubled-sqlite.test.ts",
];
const ofPostgres = [
  "test/storage/postgres.test.ts",
  "test/storage/troubled-postgres.test.ts",
  "test/gateway/shared-look-ups.test.ts",
  "test/scripts/faults/two-processes.test.ts",
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...test,
          name: "embedded",
          include: ["test/**/*.test.ts"],
          exclude: ofPostgres,
          env: { CONCORD_TEST_DATABASE: "sqlite" },
        },
      },
      {
        test: {
          ...test,
          name: "postgres",
          include: onBoth,
          exclude: ofEmbedded,
          env: { CONCORD_TEST_DATABASE: "postgres" },
          setupFiles: ["test/storage/need-postgres.ts"],
        },
      },
    ],
  },
});
