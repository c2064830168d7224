import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ChildSpec, type Supervision, superviseProcesses } from "../../scripts/local/supervise.ts";

const childScript = path.join(import.meta.dirname, "child-of-run.child.ts");
const runScript = path.join(import.meta.dirname, "run.child.ts");

let folder: string;
let run: Supervision | undefined;
const started: ChildProcess[] = [];
const supervisors: number[] = [];

beforeEach(() => {
  // A space, since a clone may lie in "My Documents".
  folder = mkdtempSync(path.join(os.tmpdir(), "concord run-"));
});
afterEach(async () => {
  await run?.stop();
  run = undefined;
  for (const child of started.splice(0)) child.kill("SIGKILL");
  // Their children go with them; what is left over after a failure would otherwise outlive the test run.
  for (const pid of supervisors.splice(0)) if (isAlive(pid)) process.kill(pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

const child = (name: string, behaviour: string, more: Partial<ChildSpec> = {}): ChildSpec => ({
  name,
  script: childScript,
  args: [behaviour],
  onDeath: "restart",
  ...more,
});

function isAlive(pid: number): boolean {
  try {
    // A killed child whose parent is dead stays a zombie where nobody reaps it; it holds nothing any more.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return !stat.slice(stat.lastIndexOf(")")).startsWith(") Z");
  } catch {
    return false;
  }
}

/** Starts a supervisor as a process and waits for the line with its pids. */
async function startRun(command: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { npm_lifecycle_event: _, ...outer } = process.env;
  const outermost = spawn(command, args, { env: { ...outer, ...env }, stdio: ["ignore", "pipe", "ignore"] });
  started.push(outermost);
  const lines = createInterface({ input: outermost.stdout });
  const pending: string[] = [];
  lines.on("line", (line) => pending.push(line));
  const pids = await vi.waitFor(() => JSON.parse(pending.find((line) => line.startsWith("{")) ?? ""), 10_000);
  supervisors.push((pids as { supervisor: number }).supervisor);
  return { outermost, pending, ...(pids as { supervisor: number; children: number[] }) };
}

describe("start", () => {
  it("resolves with what the child says when it is ready", async () => {
    run = superviseProcesses({ logFolder: folder });
    const details = await run.start(child("gateway", "obedient"));
    expect(details).toEqual({ pid: run.pidOf("gateway") });
  });

  it("rejects with the last lines of the log when the child dies first", async () => {
    run = superviseProcesses({ logFolder: folder });
    await expect(run.start(child("gateway", "broken"))).rejects.toThrow(
      /gateway ended before it was ready, exit code 3 .*gateway\.log\)\s+the key file is missing/s,
    );
  });

  it("rejects and leaves no process when the child is not ready in time", async () => {
    run = superviseProcesses({ logFolder: folder });
    await expect(run.start(child("gateway", "late", { readyWithinMs: 500 }))).rejects.toThrow(
      "was not ready within 0.5 s",
    );
    expect(run.pidOf("gateway")).toBeUndefined();
  });
});

describe("a death", () => {
  it("of a gateway starts it again, later after each death", async () => {
    const delays: number[] = [];
    const onRestarted = vi.fn();
    run = superviseProcesses({
      logFolder: folder,
      onDied: (_name, _exit, delayMs) => delays.push(delayMs),
      onRestarted,
    });
    await run.start(child("gateway", "obedient"));
    for (const times of [1, 2]) {
      const pid = run.pidOf("gateway") as number;
      process.kill(pid, "SIGKILL");
      await vi.waitFor(() => expect(onRestarted).toHaveBeenCalledTimes(times), 10_000);
      expect(run.pidOf("gateway")).not.toBe(pid);
    }
    expect(delays).toEqual([250, 500]);
  });

  it("of the chain is reported and not undone", async () => {
    const onLost = vi.fn();
    run = superviseProcesses({ logFolder: folder, onLost });
    await run.start(child("chain", "obedient", { onDeath: "lost" }));
    process.kill(run.pidOf("chain") as number, "SIGKILL");
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledWith("chain", "SIGKILL"), 10_000);
    expect(run.pidOf("chain")).toBeUndefined();
  });
});

describe("stop", () => {
  it("ends the children in the reverse order of their start", async () => {
    run = superviseProcesses({ logFolder: folder });
    await run.start(child("chain", "obedient"));
    await run.start(child("gateway", "obedient"));
    await run.stop();
    const [chainAt, gatewayAt] = ["chain", "gateway"].map((name) =>
      Number.parseFloat(readFileSync(path.join(folder, `${name}.log`), "utf8")),
    ) as [number, number];
    expect(gatewayAt).toBeLessThan(chainAt);
    await expect(run.stopped).resolves.toBe("requested");
  });

  it("kills a child that does not listen, after the deadline", async () => {
    run = superviseProcesses({ logFolder: folder, stopWithinMs: 300 });
    const { pid } = (await run.start(child("gateway", "deaf"))) as { pid: number };
    await run.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("starts nothing again afterwards", async () => {
    run = superviseProcesses({ logFolder: folder });
    await run.start(child("gateway", "obedient"));
    process.kill(run.pidOf("gateway") as number, "SIGKILL");
    await run.stop();
    await expect(run.start(child("other", "obedient"))).rejects.toThrow("being stopped");
    expect(run.pidOf("gateway")).toBeUndefined();
  });
});

describe.runIf(process.platform === "linux")("a supervisor as a process", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("takes its children along on %s", async (signal) => {
    const { outermost, pending, children } = await startRun(process.execPath, [runScript, folder, childScript]);
    outermost.kill(signal);
    await once(outermost, "exit");
    expect(outermost.exitCode).toBe(0);
    expect(pending).toContain(JSON.stringify({ reason: signal }));
    expect(children.filter(isAlive)).toEqual([]);
  });

  it("leaves no child behind when it is killed with -9", async () => {
    const { outermost, children } = await startRun(process.execPath, [runScript, folder, childScript]);
    outermost.kill("SIGKILL");
    await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]), 5_000);
  });

  it("stops when the npm that started it is killed with -9", async () => {
    const command = `"${process.execPath}" "${runScript}" "${folder}" "${childScript}"`;
    writeFileSync(path.join(folder, "package.json"), JSON.stringify({ scripts: { start: command } }));
    const { outermost, supervisor, children } = await startRun("npm", ["start", "--silent", "--prefix", folder]);
    outermost.kill("SIGKILL");
    await vi.waitFor(() => expect([supervisor, ...children].filter(isAlive)).toEqual([]), 8_000);
  });

  it("goes on when the shell that started it with node is gone", async () => {
    const command = `"${process.execPath}" "${runScript}" "${folder}" "${childScript}" & wait`;
    const { outermost, supervisor, children } = await startRun("bash", ["-c", command]);
    outermost.kill("SIGKILL");
    await once(outermost, "exit");
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([supervisor, ...children].filter(isAlive)).toEqual([supervisor, ...children]);
    process.kill(supervisor, "SIGTERM");
    await vi.waitFor(() => expect([supervisor, ...children].filter(isAlive)).toEqual([]), 8_000);
  });
});
