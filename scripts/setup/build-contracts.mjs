import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { nodeOf } from "./install-packages.mjs";
import { runLogged } from "./run-logged.mjs";
import { stampOf } from "./stamp.mjs";

/** What the build depends on: the sources, the settings, and (by the lock file) the compiler and the libraries. */
const inputs = ["contracts", "hardhat.config.ts", "package-lock.json"];
/** What it makes. */
const outputs = ["artifacts", "types"];

/** True when artifacts and types are those of the present sources. */
export function areContractsBuilt(project) {
  const stamp = stampFile(project);
  return (
    outputs.every((folder) => existsSync(path.join(project, folder))) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === stampOfContracts(project)
  );
}

/** Compiles the contracts and generates their types. */
export async function buildContracts(project, logFile, say) {
  say("building contracts …");
  const stamp = stampOfContracts(project);
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

const stampOfContracts = (project) => stampOf(project, inputs, (name) => name.endsWith(".sol"));
