import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { nodeOf } from "./install-packages.mjs";
import { runLogged } from "./run-logged.mjs";

/** What the build depends on: the sources, the settings, and (by the lock file) the compiler and the libraries. */
const inputs = ["contracts", "hardhat.config.ts", "package-lock.json"];
/** What it makes. */
const outputs = ["artifacts", "types"];

/** True when artifacts and types are those of the present sources. */
export function isBuilt(project) {
  const stamp = stampFile(project);
  return (
    outputs.every((folder) => existsSync(path.join(project, folder))) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === stampOf(project)
  );
}

/** Compiles the contracts and generates their types. */
export async function buildContracts(project, logFile, say) {
  say("building contracts …");
  const stamp = stampOf(project);
  const hardhat = path.join(project, "node_modules", "hardhat", "dist", "src", "cli.js");
  const failure = await runLogged(nodeOf(project), [hardhat, "build", "--no-tests"], {
    cwd: project,
    env: process.env,
    logFile,
  });
  if (failure !== undefined) {
    const firstError = readFileSync(logFile, "utf8")
      .match(/^.*Error.*$/m)?.[0]
      .trim();
    throw new Error(
      `hardhat build ended with ${failure}; its output is in ${logFile}${firstError ? `: ${firstError}` : ""}`,
    );
  }
  writeFileSync(stampFile(project), stamp);
}

/** In Hardhat's cache folder, so that `hardhat clean` removes it together with what it stands for. */
const stampFile = (project) => path.join(project, "cache", "concord-build");

function stampOf(project) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => filesIn(project, input))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(project, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesIn(project, relative) {
  const full = path.join(project, relative);
  if (!existsSync(full)) return [];
  if (path.extname(relative) !== "") return [relative];
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = `${relative}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(project, inner);
      return entry.name.endsWith(".sol") ? [inner] : [];
    });
}
