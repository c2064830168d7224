import { readdir, readFile, readlink } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A loopback port that the local run wants, and for what: `{ port: 8081, purpose: "gateway of CN" }`. */
export interface WantedPort {
  readonly port: number;
  readonly purpose: string;
}

/** A port that cannot be had. `holder` is the process that listens on it, where the system tells (Linux, same user). */
export interface TakenPort extends WantedPort {
  readonly reason: "taken" | "not-permitted" | "out-of-range";
  readonly holder?: { readonly pid: number; readonly command: string };
}

/**
 * Finds the wanted ports that cannot be had on 127.0.0.1.
 *
 * @param patienceMs how long a taken port is asked for again: the children of a run that was just killed need a moment to go
 */
export async function findTakenPorts(wanted: readonly WantedPort[], patienceMs = 1_500): Promise<TakenPort[]> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const taken: TakenPort[] = [];
    for (const one of wanted) {
      const reason = await tryPort(one.port);
      if (reason !== undefined) taken.push({ ...one, reason });
    }
    if (taken.every((one) => one.reason === "out-of-range") || performance.now() >= giveUpAt) {
      return Promise.all(taken.map(addHolder));
    }
    await sleep(150);
  }
}

/** One line for people: which port, for what, who has it, what to do. */
export function describeTakenPort(taken: TakenPort): string {
  const what = `port ${taken.port} (${taken.purpose})`;
  const remedy = "npm start -- --port-offset 1000";
  switch (taken.reason) {
    case "out-of-range":
      return `${what} does not exist: choose a smaller offset, e.g. ${remedy}`;
    case "not-permitted":
      return `${what} may not be opened by this user: use other ports with ${remedy}`;
    case "taken": {
      const holder = taken.holder ? ` by process ${taken.holder.pid} (${taken.holder.command})` : "";
      return `${what} is taken${holder}: stop that process, or use other ports with ${remedy}`;
    }
  }
}

async function tryPort(port: number): Promise<TakenPort["reason"] | undefined> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return "out-of-range";
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve("taken");
      else if (error.code === "EACCES") resolve("not-permitted");
      else reject(error);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

async function addHolder(taken: TakenPort): Promise<TakenPort> {
  const holder = taken.reason === "taken" ? await findHolder(taken.port) : undefined;
  return holder === undefined ? taken : { ...taken, holder };
}

/** proc(5): /proc/net/tcp gives the socket's inode, the links in /proc/PID/fd say whose it is. */
async function findHolder(port: number): Promise<TakenPort["holder"]> {
  const listening = "0A";
  const inodes = new Set<string>();
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    const text = await readFile(table, "latin1").catch(() => "");
    for (const line of text.split("\n").slice(1)) {
      const columns = line.trim().split(/\s+/);
      const localPort = Number.parseInt(columns[1]?.split(":").at(-1) ?? "", 16);
      if (localPort === port && columns[3] === listening && columns[9] !== undefined)
        inodes.add(`socket:[${columns[9]}]`);
    }
  }
  if (inodes.size === 0) return undefined;
  const pids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    for (const descriptor of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      if (!inodes.has(await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => ""))) continue;
      const command = (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).split("\0").join(" ").trim();
      return { pid: Number(pid), command: command.slice(0, 80) || "unknown command" };
    }
  }
  return undefined;
}
