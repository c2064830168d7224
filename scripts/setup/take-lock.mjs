import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Takes the lock `folder`, waiting as long as its owner lives; a lock whose owner is dead is taken over.
 *
 * @param {string} folder made by the owner, removed at the end
 * @param {(pid: number) => void} onWait called once, when the lock turns out to be held
 * @returns {Promise<() => void>} releases the lock
 */
export async function takeLock(folder, onWait) {
  let hasSaid = false;
  for (;;) {
    if (makeFolder(folder)) {
      writeFileSync(path.join(folder, "owner"), JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
      const release = () => rmSync(folder, { recursive: true, force: true });
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
        process.once(signal, () => {
          release();
          process.exit(130);
        });
      }
      return release;
    }
    const owner = ownerOf(folder);
    if (owner === "dead") {
      removeDeadLock(folder);
    } else if (!hasSaid && typeof owner === "number") {
      hasSaid = true;
      onWait(owner);
    }
    await sleep(200);
  }
}

/** Two may find the same lock dead at once, and the slower must not remove the new lock of the faster. */
function removeDeadLock(folder) {
  const guard = `${folder}-removal`;
  if (!makeFolder(guard)) {
    // The guard is held for less than a millisecond: an old one was left by a crash.
    if (ageMsOf(guard) > 10_000) rmSync(guard, { recursive: true, force: true });
    return;
  }
  if (ownerOf(folder) === "dead") rmSync(folder, { recursive: true, force: true });
  rmdirSync(guard);
}

/** @returns {number | "dead" | undefined} the owner's pid; undefined while the lock is being made or just went */
function ownerOf(folder) {
  try {
    const { pid, start } = JSON.parse(readFileSync(path.join(folder, "owner"), "utf8"));
    return isAlive(pid) && startOf(pid) === start ? pid : "dead";
  } catch {
    const ageMs = ageMsOf(folder);
    return ageMs !== undefined && ageMs > 3_000 ? "dead" : undefined;
  }
}

function makeFolder(folder) {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function ageMsOf(folder) {
  try {
    return Date.now() - statSync(folder).mtimeMs;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Start time of a process as proc(5) gives it, so that a pid used again is not taken for the owner; null elsewhere. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
