import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { expect, it } from "vitest";
import { projectFolder } from "../../scripts/check-tools.ts";

const run = (home: string) =>
  spawnSync(process.execPath, [join(projectFolder, "scripts/test-network.ts")], {
    env: { ...process.env, BESU_HOME: home },
    encoding: "utf8",
  });

it("the test of a network of Besu says that it was skipped and why, and does not pass for another reason", () => {
  expect(run("")).toMatchObject({ status: 0, stdout: expect.stringMatching(/SKIPPED.*BESU_HOME.*Nothing was run/) });
  expect(run("/nowhere")).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("no bin/besu") });
});
