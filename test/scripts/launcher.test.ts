import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
let clone: string;
let launcher: string;

beforeAll(() => {
  clone = mkdtempSync(path.join(os.tmpdir(), "concord clone-"));
  launcher = path.join(clone, "gateway/cli/concord.mjs");
  mkdirSync(path.dirname(launcher), { recursive: true });
  mkdirSync(path.join(clone, "node_modules/node/bin"), { recursive: true });
  copyFileSync(path.join(project, "gateway/cli/concord.mjs"), launcher);
  symlinkSync(process.execPath, path.join(clone, "node_modules/node/bin/node"));
  writeFileSync(
    path.join(clone, "gateway/cli/main.ts"),
    `const [command, ...rest]: string[] = process.argv.slice(2);
     if (command === "exit") process.exit(Number(rest[0]));
     if (command === "echo") process.stdin.pipe(process.stdout);
     if (command === "args") console.log(JSON.stringify(rest));
     if (command === "wait") { process.once("SIGINT", () => process.exit(7)); console.log("waiting"); setInterval(() => {}, 1000); }`,
  );
});
afterAll(() => rmSync(clone, { recursive: true, force: true }));

const concord = (args: string[], input = "") =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: "utf8", input });

describe("concord", () => {
  it.each([0, 1, 2, 64])("ends with exit code %i of the command", (code) => {
    expect(concord(["exit", String(code)]).status).toBe(code);
  });

  it("passes arguments and input on as they are", () => {
    expect(concord(["args", "a b", '"', "鞋"]).stdout).toBe('["a b","\\"","鞋"]\n');
    expect(concord(["echo"], "body\n").stdout).toBe("body\n");
  });

  it.each([
    ["SIGINT", 7, null],
    ["SIGTERM", null, "SIGTERM"],
  ] as const)("passes %s on, and ends as the command ends", async (signal, code, endSignal) => {
    const child = spawn(process.execPath, [launcher, "wait"], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([code, endSignal]);
  });

  it("runs under the Node that it is run by, where the project has none of its own", () => {
    const lean = path.join(clone, "lean");
    mkdirSync(path.join(lean, "gateway/cli"), { recursive: true });
    mkdirSync(path.join(lean, "node_modules"));
    for (const name of ["concord.mjs", "main.ts"]) {
      copyFileSync(path.join(clone, "gateway/cli", name), path.join(lean, "gateway/cli", name));
    }
    const { status } = spawnSync(process.execPath, [path.join(lean, "gateway/cli/concord.mjs"), "exit", "2"]);
    expect(status).toBe(2);
  });

  it("says what to do when the packages are not installed", () => {
    const bare = path.join(clone, "bare/gateway/cli/concord.mjs");
    mkdirSync(path.dirname(bare), { recursive: true });
    copyFileSync(launcher, bare);
    const { status, stderr } = spawnSync(process.execPath, [bare], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 69,
      stderr: "concord: not set up yet; run this first: npm run setup\n",
    });
  });
});
