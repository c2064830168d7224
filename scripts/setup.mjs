/**
 * Makes a clone ready to run: installs the packages, builds the contracts and the pages, each only when its inputs changed, and says
 * nothing when there is nothing to do. Plain JavaScript, since it must run under whatever Node (18 or later) the user has.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { areContractsBuilt, buildContracts } from "./setup/build-contracts.mjs";
import { buildWeb, isWebBuilt } from "./setup/build-web.mjs";
import { installPackages, isInstalled } from "./setup/install-packages.mjs";
import { takeLock } from "./setup/take-lock.mjs";

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const runFolder = path.join(project, ".concord");

async function setUp() {
  if (isInstalled(project) && areContractsBuilt(project) && isWebBuilt(project)) return;
  mkdirSync(runFolder, { recursive: true });
  const say = (line) => console.log(`set-up: ${line}`);
  const release = await takeLock(path.join(runFolder, "setup.lock"), (pid) =>
    say(`waiting for the set-up that process ${pid} is doing …`),
  );
  try {
    // Whoever held the lock before may have done it.
    if (!isInstalled(project)) await installPackages(project, path.join(runFolder, "setup-install.log"), say);
    if (!areContractsBuilt(project)) await buildContracts(project, path.join(runFolder, "setup-build.log"), say);
    if (!isWebBuilt(project)) await buildWeb(project, say);
  } finally {
    release();
  }
}

try {
  await setUp();
} catch (error) {
  console.error(`set-up failed: ${error.message}`);
  process.exitCode = 1;
}
