/**
 * `npm run bench [-- NAME…] [--json FILE]`: measures what the project promises of speed, memory and gas, prints each figure beside its budget, and writes
 * all of it as JSON. Fails when a budget is missed. Compare figures of one run only: another machine, or another day, gives others.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { audit } from "./bench/audit.ts";
import type { Bench, Figure } from "./bench/figure.ts";
import { filing } from "./bench/filing.ts";
import { gas } from "./bench/gas.ts";
import { network } from "./bench/network.ts";
import { tableOf } from "./bench/print-figures.ts";
import { receipt } from "./bench/receipt.ts";
import { throughput } from "./bench/throughput.ts";
import { uploads } from "./bench/uploads.ts";
import { verification } from "./bench/verification.ts";

const PROJECT = resolve(import.meta.dirname, "..");
const benches: readonly Bench[] = [gas, uploads, throughput, verification, receipt, filing, network, audit];

const { values, positionals } = parseArgs({
  options: { json: { type: "string", default: join(PROJECT, ".concord/bench.json") } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(", ")}. There are:`);
  for (const { name, subject } of benches) console.error(`  ${name.padEnd(14)} ${subject}`);
  process.exit(64);
}

interface Measured {
  readonly name: string;
  readonly subject: string;
  readonly figures: readonly Figure[];
  /** Why there are no figures; null where there are. */
  readonly failure: string | null;
}

const measured: Measured[] = [];
for (const bench of benches) {
  if (positionals.length > 0 && !positionals.includes(bench.name)) continue;
  console.log(`\n${bench.name}: ${bench.subject}`);
  measured.push(await measure(bench));
}

const figures = measured.flatMap((one) => one.figures);
const missed = figures.filter(({ isKept }) => isKept === false).length;
const failed = measured.filter(({ failure }) => failure !== null).length;
const isKept = missed === 0 && failed === 0;
const file = resolve(values.json);
mkdirSync(dirname(file), { recursive: true });
const machine = {
  processor: cpus()[0]?.model ?? "unknown",
  cores: availableParallelism(),
  memoryBytes: totalmem(),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
};
const report = { measuredAt: new Date().toISOString(), machine, isKept, benches: measured };
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
const budgets = figures.filter(({ budget }) => budget !== null).length;
console.log(
  `\n${budgets - missed} of ${budgets} budgets kept${failed > 0 ? `; ${failed} could not be measured` : ""}; written to ${file}`,
);
process.exitCode = isKept ? 0 : 1;

async function measure({ name, subject, measure: run }: Bench): Promise<Measured> {
  try {
    const found = await run((line) => console.log(`  … ${line}`));
    for (const line of tableOf(found)) console.log(`  ${line}`);
    return { name, subject, figures: found, failure: null };
  } catch (error) {
    console.error(`  FAILED: ${(error as Error).stack}`);
    return { name, subject, figures: [], failure: (error as Error).message };
  }
}
