import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { PROJECT, startRun, type TestRun } from "../../test/path/local-run.ts";
import { type Bench, type Figure, figureOf } from "./figure.ts";
import { peakMemory } from "./memory.ts";
import { writeRandomFile } from "./random-file.ts";

const BATCH = 1_000;
const MEBIBYTE = 1_048_576;
const LARGE_BYTES = 512 * MEBIBYTE;

/** From the folder to the receipt: signed, durable and indexed, by the command line through a local consortium. */
export const filing: Bench = {
  name: "filing",
  subject: "concord case file and verify, through a local consortium of separate processes",
  measure: async (say) => {
    const scratch = await mkdtemp(join(tmpdir(), "concord-bench-"));
    const run = await startRun("--no-cases");
    try {
      say(`filing one package, and ${BATCH} as a batch`);
      const batches = await measureBatch(run, scratch);
      say("filing and verifying an exhibit of 512 MiB");
      return [...batches, ...(await measureSize(run, scratch))];
    } finally {
      await run.stop();
      await rm(scratch, { recursive: true, force: true });
    }
  },
};

/** Packages of a batch against a package alone. */
async function measureBatch(run: TestRun, scratch: string): Promise<Figure[]> {
  const single = await time(run, "case", "file", await makeCase(scratch, "single", 1, MEBIBYTE / 64));
  const batch = await time(run, "case", "file", await makeCase(scratch, "batch", BATCH, 512));
  const perPackage = batch.seconds / BATCH;
  return [
    figureOf("one package filed", "s", [single.seconds]),
    figureOf(`${BATCH} packages filed as a batch`, "packages/s", [1 / perPackage]),
    figureOf("one package of the batch", "×", [perPackage / single.seconds], { comparedWith: "a package filed alone" }),
  ];
}

/** A large exhibit against a small one, and against reading it once with SHA-256 alone. */
async function measureSize(run: TestRun, scratch: string): Promise<Figure[]> {
  const small = await time(run, "case", "file", await makeCase(scratch, "small", 1, MEBIBYTE));
  const folder = await makeCase(scratch, "large", 1, LARGE_BYTES);
  const before = peakMemory(gatewayPid(run));
  const large = await time(run, "case", "file", folder);
  const after = peakMemory(gatewayPid(run));
  const exhibit = join(folder, "exhibit-0.bin");
  const startedAt = performance.now();
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(exhibit)) hash.update(chunk as Buffer);
  hash.digest();
  const reading = (performance.now() - startedAt) / 1_000;
  const verifying = await time(run, "verify", exhibit);
  const comparedWith = "reading it once with SHA-256";
  return [
    figureOf("512 MiB exhibit filed", "×", [large.seconds / reading], { comparedWith }),
    figureOf("512 MiB exhibit verified", "×", [verifying.seconds / reading], { comparedWith }),
    figureOf("command's memory, 512 MiB", "×", [large.peak / small.peak], { comparedWith: "that for 1 MiB" }),
    figureOf("gateway's memory after 512 MiB", "×", [after / before], { comparedWith: "that before" }),
  ];
}

async function makeCase(scratch: string, name: string, packages: number, bytes: number): Promise<string> {
  const folder = join(scratch, name);
  await mkdir(folder);
  const entries: string[] = [];
  for (let position = 0; position < packages; position += 1) {
    await writeRandomFile(join(folder, `exhibit-${position}.bin`), bytes);
    entries.push(
      `  - { ref: p${position}, kind: photo, exhibits: [exhibit-${position}.bin], language: en, acquired: { at: 2026-01-02T03:04:05+08:00, by: officer-1 } }`,
    );
  }
  const head = `case: BENCH-${name}\npartner: CN\noffice: Jiangmen\ntitle: bench\nbasis: ex-officio\nagreement: GBA\nhandling: { tlp: AMBER, use: H1 }\nevidence:\n`;
  await writeFile(join(folder, "case.yaml"), `${head}${entries.join("\n")}\n`);
  return folder;
}

/** Runs the command; `peak` is that of its resident memory in MiB. */
async function time(run: TestRun, ...args: string[]): Promise<{ seconds: number; peak: number }> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, "gateway/cli/main.ts"), ...args], {
    env: { ...process.env, CONCORD_HOME: run.home },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(child.pid ?? 0));
  }, 20);
  const exitCode = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(watch);
  if (exitCode !== 0) throw new Error(`concord ${args.join(" ")} ended with ${exitCode}`);
  return { seconds: (performance.now() - startedAt) / 1_000, peak };
}

function gatewayPid(run: TestRun): number {
  const pids = JSON.parse(readFileSync(join(run.folder, "pids.json"), "utf8")) as Record<string, number>;
  return pids["gateway-CN"] ?? 0;
}
