import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
let clone: string;

/** A small clone: the real set-up, packages that are "installed" in a moment, and a Hardhat that leaves its mark. */
beforeEach(() => {
  clone = mkdtempSync(path.join(os.tmpdir(), "concord clone-"));
  cpSync(path.join(project, "scripts/setup"), path.join(clone, "scripts/setup"), { recursive: true });
  copyFileSync(path.join(project, "scripts/setup.mjs"), path.join(clone, "scripts/setup.mjs"));
  write("package-lock.json", JSON.stringify({ packages: { "": {}, "node_modules/node": { version: "24.0.0" } } }));
  write(
    "node_modules/.package-lock.json",
    JSON.stringify({ packages: { "node_modules/node": { version: "24.0.0" } } }),
  );
  write("contracts/Ledger.sol", "contract Ledger {}");
  write("hardhat.config.ts", "");
  write("package.json", "{}");
  mkdirSync(path.join(clone, "node_modules/node/bin"), { recursive: true });
  cpSync(process.execPath, path.join(clone, "node_modules/node/bin/node"));
  write(
    "node_modules/hardhat/dist/src/cli.js",
    `const fs = require("fs");
     if (fs.readFileSync("contracts/Ledger.sol", "utf8").includes("!")) { console.log("ParserError: no !"); process.exit(1); }
     const running = fs.existsSync("running"); fs.writeFileSync("running", "");
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
     fs.rmSync("running"); for (const made of ["artifacts", "types", "cache"]) fs.mkdirSync(made, { recursive: true });
     fs.appendFileSync("builds", running ? "overlapping " : "build ");`,
  );
  write("gateway/web/style.css", "body {}");
  for (const file of ["icon.svg", "verifier.html"]) write(`gateway/web/${file}`, "");
  write("node_modules/esbuild/package.json", JSON.stringify({ main: "main.js" }));
  write(
    "node_modules/esbuild/main.js",
    `const fs = require("fs");
     exports.build = async ({ absWorkingDir, outdir, write }) => {
       if (fs.readFileSync(absWorkingDir + "/gateway/web/style.css", "utf8").includes("!")) throw new Error("style.css: no !");
       if (write === false) return { outputFiles: [{ text: "" }] };
       fs.mkdirSync(absWorkingDir + "/" + outdir, { recursive: true });
       fs.appendFileSync(absWorkingDir + "/bundles", outdir + " ");
       return { metafile: { outputs: { [outdir + "/style-HASH.css"]: { entryPoint: "gateway/web/style.css" } } } };
     };`,
  );
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(clone, file)), { recursive: true });
  writeFileSync(path.join(clone, file), text);
}
const builds = () => (existsSync(path.join(clone, "builds")) ? readFileSync(path.join(clone, "builds"), "utf8") : "");
const bundles = () => readFileSync(path.join(clone, "bundles"), "utf8");
const BUNDLES = "build/web build/web/assets ";
const setUp = () => spawnSync(process.execPath, [path.join(clone, "scripts/setup.mjs")], { encoding: "utf8" });
const setUpAside = () =>
  new Promise<number | null>((resolve) => {
    spawn(process.execPath, [path.join(clone, "scripts/setup.mjs")]).once("exit", resolve);
  });

describe("set-up", () => {
  it("builds once, then is silent and does nothing", () => {
    expect(setUp()).toMatchObject({ status: 0, stdout: "set-up: building contracts …\nset-up: building pages …\n" });
    expect(setUp()).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(builds()).toBe("build ");
  });

  it.each(["contracts/Ledger.sol", "contracts/interfaces/INew.sol", "hardhat.config.ts"])(
    "builds again when %s changed",
    (file) => {
      setUp();
      write(file, "// changed");
      setUp();
      expect(builds()).toBe("build build ");
    },
  );

  it("builds again when the artifacts were removed", () => {
    setUp();
    rmSync(path.join(clone, "artifacts"), { recursive: true });
    setUp();
    expect(builds()).toBe("build build ");
  });

  it("builds the pages again, and them alone, when one of their sources changed", () => {
    setUp();
    expect(bundles()).toBe(BUNDLES);
    write("gateway/web/style.css", "main {}");
    expect(setUp().stdout).toBe("set-up: building pages …\n");
    write("gateway/domain/codes/states.ts", "");
    setUp();
    expect([bundles(), builds()]).toEqual([BUNDLES.repeat(3), "build "]);
    expect(JSON.parse(readFileSync(path.join(clone, "build/web/assets.json"), "utf8"))).toEqual({
      "style.css": "style-HASH.css",
    });
  });

  it("fails in one line when the pages cannot be built, and tries again the next time", () => {
    write("gateway/web/style.css", "!");
    expect(setUp()).toMatchObject({ status: 1, stderr: "set-up failed: style.css: no !\n" });
    write("gateway/web/style.css", "body {}");
    expect(setUp().status).toBe(0);
  });

  it("does the work once when two start together", async () => {
    expect(await Promise.all([setUpAside(), setUpAside(), setUpAside()])).toEqual([0, 0, 0]);
    expect(builds()).toBe("build ");
  });

  it("takes over the lock of a process that is dead", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    write(".concord/setup.lock/owner", JSON.stringify({ pid, start: "1" }));
    expect(await Promise.all([setUpAside(), setUpAside()])).toEqual([0, 0]);
    expect(builds()).toBe("build ");
    expect(existsSync(path.join(clone, ".concord/setup.lock"))).toBe(false);
  });

  it("fails in one line that names the log, and tries again the next time", () => {
    write("contracts/Ledger.sol", "!");
    const failed = setUp();
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/^set-up failed: hardhat build .*setup-build\.log: ParserError: no !\n$/);
    write("contracts/Ledger.sol", "contract Ledger {}");
    expect(setUp().status).toBe(0);
  });

  it("installs when a package of the lock file is missing, and fails in one line that names the log", () => {
    rmSync(path.join(clone, "node_modules/.package-lock.json"));
    write("package.json", "not JSON");
    const failed = setUp();
    expect(failed.stdout).toContain("set-up: installing packages");
    expect(failed.status).toBe(1);
    expect(failed.stderr).toMatch(/^set-up failed: npm install .*setup-install\.log\n$/);
  });
});
