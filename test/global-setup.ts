import { execFileSync } from "node:child_process";
import path from "node:path";
import process from "node:process";

/** Builds the contracts once for all test files, when they changed since the last build. */
export default function buildOnce(): void {
  execFileSync(process.execPath, [path.resolve(import.meta.dirname, "../scripts/setup.mjs")], { stdio: "inherit" });
}
