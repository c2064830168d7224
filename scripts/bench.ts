/**
 * `npm run bench`: what speed and memory come to, as ratios measured in this one run, through a local consortium of its own. Absolute figures
 * are of this machine on this day and stand there only to be read beside each other.
 */
import { spawn } from "node:child_process";
import { createHash, randomFillSync } from "node:crypto";
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { pipeline } from "node:stream/promises";
import { PROJECT, startRun, type TestRun } from "../test/path/local-run.ts";

const BATCH = 1_000;
const SMALL_BYTES = 1024 * 1024;
const LARGE_BYTES = 512 * SMALL_BYTES;

interface Measured {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

const scratch = await mkdtemp(join(tmpdir(), "concord-bench-"));
const run = await startRun("--no-cases");
try {
  await benchFiling(run);
  await benchSize(run);
} finally {
  await run.stop();
  await rm(scratch, { recursive: true, force: true });
}

/** Packages of a batch against a package alone: both from the folder to the receipt, signed, durable and indexed. */
async function benchFiling(at: TestRun): Promise<void> {
  const single = await measure(at, "case", "file", await makeCase("single", 1, SMALL_BYTES / 64));
  const batch = await measure(at, "case", "file", await makeCase("batch", BATCH, 512));
  const perPackage = batch.seconds / BATCH;
  print("one package filed", `${single.seconds.toFixed(2)} s`);
  print(
    `${BATCH} packages filed as a batch`,
    `${batch.seconds.toFixed(2)} s, ${Math.round(1 / perPackage)} packages a second`,
  );
  print("a package alone against one of the batch", `${(single.seconds / perPackage).toFixed(0)} : 1`);
}

/** A large exhibit against a small one, and against reading it once with SHA-256 alone. */
async function benchSize(at: TestRun): Promise<void> {
  const small = await measure(at, "case", "file", await makeCase("small", 1, SMALL_BYTES));
  const folder = await makeCase("large", 1, LARGE_BYTES);
  const gatewayBefore = peakOf(gatewayPid(at));
  const large = await measure(at, "case", "file", folder);
  const gatewayAfter = peakOf(gatewayPid(at));
  const startedAt = performance.now();
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(join(folder, "exhibit-0.bin"))) hash.update(chunk as Buffer);
  hash.digest();
  const reading = (performance.now() - startedAt) / 1_000;
  const verifying = await measure(at, "verify", join(folder, "exhibit-0.bin"));
  print("512 MiB exhibit filed against SHA-256 of it once", `${(large.seconds / reading).toFixed(1)} : 1`);
  print("512 MiB exhibit verified against SHA-256 of it once", `${(verifying.seconds / reading).toFixed(1)} : 1`);
  print("command's memory, 512 MiB against 1 MiB", `${(large.peakMegabytes / small.peakMegabytes).toFixed(2)} : 1`);
  print("gateway's memory, after 512 MiB against before", `${(gatewayAfter / gatewayBefore).toFixed(2)} : 1`);
}

async function makeCase(name: string, packages: number, bytes: number): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder);
  const entries: string[] = [];
  for (let position = 0; position < packages; position += 1) {
    await pipeline(randomBytesOf(bytes), createWriteStream(join(folder, `exhibit-${position}.bin`)));
    entries.push(
      `  - { ref: p${position}, kind: photo, exhibits: [exhibit-${position}.bin], language: en, acquired: { at: 2026-01-02T03:04:05+08:00, by: officer-1 } }`,
    );
  }
  const head = `case: BENCH-${name}\npartner: CN\noffice: Jiangmen\ntitle: bench\nbasis: ex-officio\nagreement: GBA\nhandling: { tlp: AMBER, use: H1 }\nevidence:\n`;
  await writeFile(join(folder, "case.yaml"), `${head}${entries.join("\n")}\n`);
  return folder;
}

function* randomBytesOf(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= SMALL_BYTES) yield randomFillSync(Buffer.alloc(Math.min(left, SMALL_BYTES)));
}

/** Runs the command and watches its peak of resident memory. */
async function measure(at: TestRun, ...args: string[]): Promise<Measured> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, "gateway/cli/main.ts"), ...args], {
    env: { ...process.env, CONCORD_HOME: at.home },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 20);
  const exitCode = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(watch);
  if (exitCode !== 0) throw new Error(`concord ${args.join(" ")} ended with ${exitCode}`);
  return { seconds: (performance.now() - startedAt) / 1_000, peakMegabytes: peak };
}

/** proc(5): VmHWM is the peak of resident memory; 0 for a process that is gone. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

function gatewayPid(at: TestRun): number {
  return (JSON.parse(readFileSync(join(at.folder, "pids.json"), "utf8")) as Record<string, number>)["gateway-CN"] ?? 0;
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(56)} ${figure}`);
}
