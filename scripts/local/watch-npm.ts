import { readFileSync } from "node:fs";
import process from "node:process";

/**
 * Calls `onGone` once when the npm that runs this process as a script dies. npm passes SIGINT and SIGTERM on, but nobody
 * passes on a `kill -9` of npm itself. A process that was started by `node` from a shell is not watched: the shell may go.
 *
 * @returns ends the watch
 */
export function watchNpm(onGone: () => void, intervalMs = 500): () => void {
  const isAlive = watchedNpm();
  if (isAlive === undefined) return () => {};
  const timer = setInterval(() => {
    if (isAlive()) return;
    clearInterval(timer);
    onGone();
  }, intervalMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** A test whether the npm above this process still lives; undefined when there is no npm above. */
function watchedNpm(): (() => boolean) | undefined {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parentPid = process.ppid;
  const parent = readAncestor(parentPid);
  // Without /proc only the parent is known: npm, or a shell that lasts as long as this process.
  if (parent === undefined) return process.platform === "linux" ? undefined : () => process.ppid === parentPid;
  // npm runs `sh -c SCRIPT`; some shells stay as a process between, others are replaced by the script.
  const npm = [parent, readAncestor(parent.parentPid)].find((ancestor) => ancestor !== undefined && isNpm(ancestor));
  if (npm === undefined) return undefined;
  return () => readAncestor(npm.pid)?.startTicks === npm.startTicks;
}

interface Ancestor {
  readonly pid: number;
  readonly parentPid: number;
  /** Start of the process in clock ticks since boot; tells it from a later process with the same pid. */
  readonly startTicks: string;
  readonly command: string;
}

function readAncestor(pid: number): Ancestor | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // proc(5): the second field is the name in parentheses and may contain anything, so count from its end.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, parentPid, startTicks] = [fields[0], fields[1], fields[19]];
    if (state === "Z" || state === "X" || parentPid === undefined || startTicks === undefined) return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ");
    return { pid, parentPid: Number(parentPid), startTicks, command };
  } catch {
    return undefined;
  }
}

/** npm sets its title to `npm start`; before it does so, the command line names its script. */
function isNpm(ancestor: Ancestor): boolean {
  return /^npm( |$)/.test(ancestor.command) || /[\\/]np[mx](-cli)?(\.js)?( |$)/.test(ancestor.command);
}
