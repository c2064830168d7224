/**
 * `npm run fuzz [-- --count N] [--parsers N] [--seed N]`: starts a local run and asks its gateways for every operation of the OpenAPI, with valid, invalid and hostile
 * requests, in every role; and gives the parsers of files from outside spoilt input. Fails on an answer 500, a hang, memory that grows, an answer that the OpenAPI does
 * not describe, and whatever a role may not see. The seed makes the same requests again.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import type { Description } from "./fuzz/description.ts";
import { type FuzzTarget, fuzzGateways } from "./fuzz/fuzz-gateways.ts";
import { fuzzParsers } from "./fuzz/fuzz-parsers.ts";
import { type FuzzedRun, openRun } from "./fuzz/open-run.ts";
import { randomFrom } from "./fuzz/random.ts";
import { hangUp } from "./fuzz/send.ts";

const PROJECT = resolve(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    count: { type: "string", default: "24000" },
    parsers: { type: "string", default: "4000" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
  },
});
const [count, times, seed] = [Number(values.count), Number(values.parsers), Number(values.seed)];
if (![count, times, seed].every((each) => Number.isInteger(each) && each >= 0)) {
  console.error("usage: npm run fuzz -- [--count N] [--parsers N] [--seed N]");
  process.exit(64);
}
/** Beside what a garbage collector leaves lying, in bytes. */
const MEMORY_ALLOWANCE = 128 * 1024 * 1024;

console.log(`seed ${seed}`);
let failures = 0;
const random = randomFrom(seed);
for (const { name, read, refused, wrong } of await fuzzParsers(times, random)) {
  console.log(`${name.padEnd(34)} ${read} read, ${refused} refused, ${wrong.length} wrong`);
  for (const each of new Set(wrong)) console.log(`  ${each}`);
  failures += wrong.length;
}
const run = await openRun();
try {
  failures += await fuzzRun(run);
} finally {
  hangUp();
  await run.stop();
}
console.log(failures === 0 ? "nothing wrong" : `${failures} wrong`);
process.exitCode = failures === 0 ? 0 : 1;

async function fuzzRun(opened: FuzzedRun): Promise<number> {
  const description = (await (await fetch(`${opened.url("CN")}/openapi.json`)).json()) as Description;
  const targets = [await targetOf(opened, "CN", []), await targetOf(opened, "MY", titlesOf("ant-moving/jiangmen"))];
  const result = await fuzzGateways(opened, description, targets, count, random);
  const print = (title: string, counts: ReadonlyMap<string | number, number>): void =>
    console.log(
      `${title}: ${[...counts]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, n]) => `${key} ${n}`)
        .join(", ")}`,
    );
  print("by role", result.ofRole);
  print("by operation", result.ofOperation);
  print("by status", result.ofStatus);
  const quarter = Math.max(1, Math.floor(result.memory.length / 4));
  const [early, late] = [median(result.memory.slice(quarter, 2 * quarter)), median(result.memory.slice(-quarter))];
  const isGrowing = late > early * 1.25 + MEMORY_ALLOWANCE;
  console.log(
    `${result.requests} requests, slowest answer ${Math.round(result.slowestMs)} ms, memory ${mebibytes(early)} in the second quarter and ${mebibytes(late)} in the last`,
  );
  if (isGrowing) console.log("memory grows");
  for (const each of result.wrong.slice(0, 40)) console.log(`  ${each}`);
  return result.wrong.length + (isGrowing ? 1 : 0);
}

/** A gateway with ids that it has, and what nobody there may read. */
async function targetOf(opened: FuzzedRun, iso: string, secrets: readonly string[]): Promise<FuzzTarget> {
  const authorization = `Bearer ${await opened.tokenOf(`${iso.toLowerCase()}-officer`, iso)}`;
  const ask = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${opened.url(iso)}${path}`, { headers: { authorization } })).json()) as T;
  const { evidence } = await ask<{ evidence: { id: string; root: string; signer: string }[] }>(
    "/v1/evidence?limit=100",
  );
  const { notices } = await ask<{ notices: { id: string }[] }>("/v1/notices?limit=100");
  const pool = {
    root: evidence.map(({ root }) => root),
    id: [...evidence.map(({ id }) => id), ...notices.map(({ id }) => id)],
    evidence: evidence.map(({ id }) => id),
    address: evidence.map(({ signer }) => signer),
    signer: evidence.map(({ signer }) => signer),
    iso: ["CN", "HK", "MO", "MY"],
    partner: ["CN", "HK"],
    code: ["GBA", "RCEP"],
    agreement: ["GBA", "RCEP"],
    position: ["0", "1"],
    version: ["1"],
  };
  return { iso, pool, secrets };
}

/** What only the parties to a case's agreement read. */
function titlesOf(name: string): string[] {
  const file = join(PROJECT, "scripts/local/cases", name, "case.yaml");
  const { title, case: number } = parse(readFileSync(file, "utf8")) as { title: string; case: string };
  return [title, number];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
