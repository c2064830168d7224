import { beforeEach } from "vitest";
import { postgresServer } from "./test-database.ts";

// Set-up of the runs on PostgreSQL; with CONCORD_SKIP_IS_FAILURE=1 a skipped test is a failed one.
beforeEach((context) => {
  if (postgresServer === undefined) context.skip("CONCORD_TEST_POSTGRES names no PostgreSQL server");
});
