#!/usr/bin/env node
/**
 * The `concord` command. Runs gateway/cli/main.ts under the project's own Node 24, whatever Node the user has, or, where only what
 * production needs is installed, under the Node that runs this, if that is recent enough: hands on arguments, terminal, signals, and the exit code. Plain JavaScript, since an older Node must be able to read it.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const main = path.join(project, "gateway", "cli", "main.ts");
const bundled = path.join(project, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
/** sysexits.h: EX_UNAVAILABLE, since 0, 1, 2 and 64 say something about what was asked. */
const notSetUp = 69;

/** The oldest that runs the sources as they are. */
const leastMajor = 24;
const isRecent = Number(process.versions.node.split(".")[0]) >= leastMajor;
const isInstalled = existsSync(path.join(project, "node_modules"));
const node = existsSync(bundled) || !isRecent || !isInstalled ? bundled : process.execPath;

if (!existsSync(node)) {
  console.error("concord: not set up yet; run this first: npm run setup");
  process.exit(notSetUp);
}

const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });

// A terminal sends Ctrl-C to both processes, so passing it on would make it two; a signal from elsewhere came here only.
const forwarded = process.stdin.isTTY ? ["SIGTERM", "SIGHUP"] : ["SIGTERM", "SIGHUP", "SIGINT"];
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (forwarded.includes(signal)) child.kill(signal);
  });
}

child.once("error", (error) => {
  console.error(`concord: ${node} cannot be started: ${error.message}`);
  process.exit(notSetUp);
});
child.once("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  // The caller must see the same end: killed by that signal.
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
