import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { ReadyMessage } from "../../gateway/parent.ts";
import { watchNpm } from "./watch-npm.ts";

/** A process to run: a script under this Node, which says when it is ready (`reportReady` in gateway/parent.ts). */
export interface ChildSpec {
  /** Unique in the run; names the log file too. */
  readonly name: string;
  /** Absolute path of the script. */
  readonly script: string;
  readonly args?: readonly string[];
  /** Added to the environment of the supervisor. The place for secrets: an argument can be read by every user. */
  readonly env?: Readonly<Record<string, string>>;
  /** What its death means: start it again, or report it as lost since its state died with it. */
  readonly onDeath: "restart" | "lost";
  /** Milliseconds until it must be ready; 30,000 if left out. */
  readonly readyWithinMs?: number;
}

export interface SuperviseOptions {
  /** Folder for NAME.log, to which stdout and stderr of each child are appended. Made if missing. */
  readonly logFolder: string;
  /** Milliseconds from SIGTERM to SIGKILL, per child; 5,000 if left out. */
  readonly stopWithinMs?: number;
  /** A child that is started again after `delayMs`. `exit` is like "exit code 1" or "SIGKILL". */
  readonly onDied?: (name: string, exit: string, delayMs: number) => void;
  readonly onRestarted?: (name: string, details: unknown) => void;
  /** A child whose state is gone with it; it is not started again. */
  readonly onLost?: (name: string, exit: string) => void;
}

/** Why the run ended: a signal, the death of the npm above, or `stop()`. */
export type StopReason = "SIGINT" | "SIGTERM" | "SIGHUP" | "npm-gone" | "requested";

export interface Supervision {
  /**
   * Starts a child and waits until it is ready.
   * @returns what it gave to `reportReady`
   * @throws Error with the last lines of its log when it dies first or is not ready in time; the run goes on without it
   */
  start(child: ChildSpec): Promise<unknown>;
  /** Stops all children in the reverse order of their start; resolves when all are gone. */
  stop(): Promise<void>;
  /** Pid of a running child. */
  pidOf(name: string): number | undefined;
  /** Resolves when the run has ended, after every child is gone. */
  readonly stopped: Promise<StopReason>;
}

interface Running {
  readonly spec: ChildSpec;
  child: ChildProcess;
  readyAt: number;
  failures: number;
  timer: NodeJS.Timeout | undefined;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const firstDelayMs = 250;
const longestDelayMs = 10_000;
/** Signals closer together than this are one press of Ctrl-C. */
const samePressMs = 1_000;
/** A child that ran this long was healthy: its next death starts from the first delay again. */
const healthyAfterMs = 30_000;

/**
 * Supervises the processes of a local run until a signal, `stop()`, or the death of the npm that started it.
 * Children live in process groups of their own, so that a Ctrl-C on the terminal reaches only the supervisor, which stops
 * them in order. They must call `exitWithParent()` to end with a supervisor that is killed.
 */
export function superviseProcesses(options: SuperviseOptions): Supervision {
  const stopWithinMs = options.stopWithinMs ?? 5_000;
  const runs: Running[] = [];
  let stopping: Promise<void> | undefined;
  let signalledAt: number | undefined;
  let hasToHurry = false;
  const { promise: stopped, resolve: reportStopped } = Promise.withResolvers<StopReason>();
  mkdirSync(options.logFolder, { recursive: true });

  async function start(spec: ChildSpec): Promise<unknown> {
    if (stopping !== undefined) throw new Error(`${spec.name} is not started: the run is being stopped`);
    if (runs.some((run) => run.spec.name === spec.name)) throw new Error(`${spec.name} is already running`);
    const run: Running = { spec, child: launch(spec), readyAt: 0, failures: 0, timer: undefined };
    runs.push(run);
    try {
      return await watch(run);
    } catch (error) {
      runs.splice(runs.indexOf(run), 1);
      throw error;
    }
  }

  function launch(spec: ChildSpec): ChildProcess {
    const log = openSync(logFileOf(spec), "a", 0o600);
    try {
      return spawn(process.execPath, [spec.script, ...(spec.args ?? [])], {
        env: { ...process.env, ...spec.env },
        stdio: ["ignore", log, log, "ipc"],
        detached: true,
      });
    } finally {
      closeSync(log);
    }
  }

  /** Waits for "ready"; from then on looks after the child's death. */
  async function watch(run: Running): Promise<unknown> {
    const logStart = logSizeOf(run.spec);
    const details = await waitUntilReady(run).catch(async (error: Error) => {
      await kill(run.child, 0);
      const lines = lastLines(logFileOf(run.spec), logStart);
      throw new Error([`${run.spec.name} ${error.message} (log: ${logFileOf(run.spec)})`, ...lines].join("\n  "));
    });
    run.readyAt = performance.now();
    if (isGone(run.child)) onExit(run);
    else run.child.once("exit", () => onExit(run));
    return details;
  }

  function waitUntilReady({ spec, child }: Running): Promise<unknown> {
    const withinMs = spec.readyWithinMs ?? 30_000;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`was not ready within ${withinMs / 1_000} s`)), withinMs);
      child.once("error", (error) => reject(new Error(`could not be started: ${error.message}`)));
      child.once("exit", () => reject(new Error(`ended before it was ready, ${exitOf(child)}`)));
      child.on("message", (message: ReadyMessage) => {
        if (message.type === "ready") resolve(message.details);
      });
      child.once("exit", () => clearTimeout(timer));
      child.once("message", () => clearTimeout(timer));
    });
  }

  function onExit(run: Running): void {
    if (stopping !== undefined) return;
    const exit = exitOf(run.child);
    if (run.spec.onDeath === "lost") {
      options.onLost?.(run.spec.name, exit);
      return;
    }
    if (performance.now() - run.readyAt > healthyAfterMs) run.failures = 0;
    const delayMs = Math.min(firstDelayMs * 2 ** run.failures, longestDelayMs);
    run.failures += 1;
    options.onDied?.(run.spec.name, exit, delayMs);
    run.timer = setTimeout(() => void restart(run), delayMs);
  }

  async function restart(run: Running): Promise<void> {
    run.readyAt = Number.POSITIVE_INFINITY;
    try {
      run.child = launch(run.spec);
      const details = await watch(run);
      if (stopping === undefined) options.onRestarted?.(run.spec.name, details);
    } catch {
      // Its log has the reason; it counts as one more death.
      onExit(run);
    }
  }

  function stopFor(reason: StopReason): Promise<void> {
    stopping ??= (async () => {
      unwatchNpm();
      for (const run of runs.toReversed()) {
        clearTimeout(run.timer);
        await kill(run.child, stopWithinMs);
      }
      for (const signal of signals) process.off(signal, onSignal);
      reportStopped(reason);
    })();
    return stopping;
  }

  /** SIGTERM, and SIGKILL to its whole group after `graceMs` (0: at once) or when somebody is in a hurry. */
  async function kill(child: ChildProcess, graceMs: number): Promise<void> {
    if (isGone(child)) return;
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    if (graceMs > 0) child.kill("SIGTERM");
    const askedAt = performance.now();
    const timer = setInterval(
      () => {
        if (hasToHurry || performance.now() - askedAt >= graceMs) killGroup(child);
      },
      Math.min(100, graceMs),
    );
    await exited;
    clearInterval(timer);
  }

  /** The first signal stops in order, a later one without waiting. A Ctrl-C arrives twice: npm passes it on as well. */
  function onSignal(signal: (typeof signals)[number]): void {
    signalledAt ??= performance.now();
    if (performance.now() - signalledAt > samePressMs) hasToHurry = true;
    void stopFor(signal);
  }

  const logFileOf = (spec: ChildSpec) => path.join(options.logFolder, `${spec.name}.log`);
  const logSizeOf = (spec: ChildSpec) => statSync(logFileOf(spec)).size;

  for (const signal of signals) process.on(signal, onSignal);
  const unwatchNpm = watchNpm(() => void stopFor("npm-gone"));

  return {
    start,
    stop: () => stopFor("requested"),
    pidOf: (name) => {
      const run = runs.find((candidate) => candidate.spec.name === name);
      return run === undefined || isGone(run.child) ? undefined : run.child.pid;
    },
    stopped,
  };
}

/** True also for a child that never came to be. */
function isGone(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function exitOf(child: ChildProcess): string {
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

function lastLines(file: string, fromByte: number): string[] {
  const lines = readFileSync(file).subarray(fromByte).toString("utf8").trimEnd().split("\n");
  return lines.slice(-12).filter((line) => line !== "");
}
