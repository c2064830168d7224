import { createHash } from "node:crypto";

const BASE = Date.parse("2026-11-23T08:00:00.000Z");
const HOUR_MS = 3_600_000;
// Times further away than this were stated, not taken from a clock.
const NEAR_MS = 100 * 24 * HOUR_MS;
const FIRST_BLOCK = 40;
// Lists of bytes that differ with the addresses of a run.
const OF_RUN: ReadonlySet<string> = new Set(["nodes", "account", "receipts"]);

/**
 * Makes recordings that do not differ from run to run: random values become ones that are the same wherever the same stood, and times
 * near the run's become whole hours from a fixed one. Blocks are counted from the founding.
 */
export function steadyFrom(startedAt: number, foundedBlock: number) {
  const known = new Map<string, string>();
  const stand = (kind: string, text: string, make: (n: number) => string): string => {
    const key = `${kind} ${text}`;
    const found = known.get(key) ?? make([...known.keys()].filter((each) => each.startsWith(`${kind} `)).length + 1);
    known.set(key, found);
    return found;
  };
  const digits = (seed: string, length: number): string => {
    let made = "";
    for (let n = 0; made.length < length; n += 1) made += createHash("sha256").update(`${seed} ${n}`).digest("hex");
    return made.slice(0, length);
  };
  const timeOf = (ms: number): number =>
    Math.abs(ms - startedAt) > NEAR_MS ? ms : BASE + Math.round((ms - startedAt) / HOUR_MS) * HOUR_MS;

  const steadyText = (text: string): string =>
    text
      .replaceAll(/\b0x[0-9a-f]{40,}\b/gi, (hex) =>
        /^0x0+$/.test(hex)
          ? hex
          : stand(`hex${hex.length}`, hex.toLowerCase(), (n) => `0x${digits(`${hex.length} ${n}`, hex.length - 2)}`),
      )
      .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (uuid) =>
        stand("uuid", uuid, (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`),
      )
      .replaceAll(/\b[0-9a-f]{16}-\d+\b/g, (event) => stand("event", event, (n) => `9f86d081884c7d65-${40 + n}`))
      .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (time) =>
        new Date(timeOf(Date.parse(time))).toISOString(),
      )
      .replaceAll(/^(\d+)(?=:0x)/g, (block) => String(steadyBlock(Number(block))));
  const steadyBlock = (block: number): number => block - foundedBlock + FIRST_BLOCK;

  const steady = (value: unknown, name = ""): unknown => {
    if (name === "header") return `0x${digits(name, 64)}`;
    // How many there are differs with the addresses of a run.
    if (OF_RUN.has(name) && Array.isArray(value)) return [`0x${digits(name, 64)}`];
    if (typeof value === "string") return steadyText(value);
    if (typeof value === "number") {
      if (name === "block" || name === "blockNumber") return steadyBlock(value);
      if (name === "ageMs") return 240;
      return Number.isInteger(value) && value > 1e9 && value < 1e10 ? timeOf(value * 1_000) / 1_000 : value;
    }
    if (Array.isArray(value)) return value.map((each) => steady(each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, steady(member, key)]));
  };
  return steady;
}
