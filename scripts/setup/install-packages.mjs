import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { runLogged } from "./run-logged.mjs";

const requiredNode = 24;

/** True when node_modules is what package-lock.json asks for. Notes that in a stamp, so that the next answer is quick. */
export function isInstalled(project) {
  const lockText = readFileSync(path.join(project, "package-lock.json"));
  const stamp = stampOf(lockText);
  if (!existsSync(nodeOf(project))) return false;
  if (readIfThere(stampFile(project)) === stamp) return true;
  if (!holdsWhatIsLocked(project, JSON.parse(lockText.toString()))) return false;
  writeFileSync(stampFile(project), stamp);
  return true;
}

/**
 * Installs what the lock file says, under Node 24: under an older one npm leaves out Hardhat's native package (optional,
 * engines >= 22) in silence. Not `npm ci`: it refuses a lock file in which the native packages of some platform are
 * missing since its registry did not have them. `--no-save` leaves the lock file alone, whose digests bind all the same.
 */
export async function installPackages(project, logFile, say) {
  say("installing packages (once, about a minute) …");
  const install = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", project];
  const hasNode = Number(process.versions.node.split(".")[0]) >= requiredNode;
  const [command, ...args] = hasNode
    ? install
    : ["npm", "exec", "--yes", `--package=node@${requiredNode}`, "--", ...install];
  // Started elsewhere, npm does not take the half-installed Node of this project for the one that it is asked for.
  const elsewhere = mkdtempSync(path.join(os.tmpdir(), "concord-set-up-"));
  try {
    const failure = await runLogged(command, args, { cwd: elsewhere, env: environmentWithoutOuterNpm(), logFile });
    if (failure !== undefined) throw new Error(`npm install ended with ${failure}; its output is in ${logFile}`);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
  if (!isInstalled(project)) {
    throw new Error(
      `npm install left packages out (are install scripts or optional packages switched off?); see ${logFile}`,
    );
  }
}

/** The Node that the project runs under. */
export function nodeOf(project) {
  return path.join(project, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

const stampFile = (project) => path.join(project, "node_modules", ".concord-setup");

/** Native packages differ by platform, so a folder shared between two machines is installed for one of them. */
function stampOf(lockText) {
  return createHash("sha256").update(`${process.platform} ${process.arch}\n`).update(lockText).digest("hex");
}

/** Compares the lock file with the list that npm keeps of what it installed. */
function holdsWhatIsLocked(project, lock) {
  const installedText = readIfThere(path.join(project, "node_modules", ".package-lock.json"));
  if (installedText === undefined) return false;
  const installed = JSON.parse(installedText).packages;
  const locked = Object.entries(lock.packages).filter(([place]) => place !== "");
  const known = new Set(locked.map(([place]) => place));
  return (
    locked.every(([place, wanted]) =>
      installed[place] === undefined ? !isForThisMachine(wanted) : installed[place].version === wanted.version,
    ) && Object.keys(installed).every((place) => known.has(place) && existsSync(path.join(project, place)))
  );
}

/** False for what npm may leave out: native packages of other machines, and what only those need. */
function isForThisMachine(entry) {
  if (!entry.optional) return true;
  if (entry.os === undefined) return false;
  const matches = (list, value) => list === undefined || list.includes(value);
  return matches(entry.os, process.platform) && matches(entry.cpu, process.arch) && matches(entry.libc, libc());
}

function libc() {
  if (process.platform !== "linux") return undefined;
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

/** What an outer `npm start` sets about its own run would be taken for settings by the inner npm. */
function environmentWithoutOuterNpm() {
  const isOuter =
    /^(npm_(package|lifecycle|command|execpath|node_execpath|config_local_prefix|config_prefix)|INIT_CWD)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOuter.test(name)));
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
