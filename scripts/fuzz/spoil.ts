import type { Random } from "./random.ts";

/** Texts on which programs have stumbled. */
export const HOSTILE_TEXTS: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202e\u2066txt.exe",
  "\u001b[2J\u001b]0;x\u0007",
  "../../../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "%2e%2e%2f%2e%2e%2f",
  "/etc/passwd",
  "C:\\CON",
  "file:///etc/passwd",
  "http://169.254.169.254/latest/meta-data",
  "'; drop table submission; --",
  "' or '1'='1",
  "{{7*7}}<%= 7*7 %>#{7*7}",
  "$(touch /tmp/x)`id`|id;id",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "__proto__",
  "constructor",
  "toString",
  "null",
  "undefined",
  "NaN",
  "true",
  "-0",
  "1e309",
  "9007199254740993",
  "-1",
  "0x",
  `0x${"f".repeat(64)}`,
  `0x${"F".repeat(40)}`,
  `0x${"0".repeat(63)}g`,
  "é".repeat(600),
  "𝕏".repeat(3_000),
  "a".repeat(70_000),
  "9999-12-31T23:59:59+23:59",
  "0000-00-00",
  "2026-02-30T25:61:61Z",
  "\r\nx-injected: 1",
  "%00%ff%c0%af",
];

const HOSTILE_NUMBERS = [0, -0, -1, 1e21, -1e308, 2 ** 31, 2 ** 32, 2 ** 53, 0.1, 1e-320];

/** A value that is hardly what was asked for. */
export function hostileValue(random: Random, depth = 0): unknown {
  const kinds = ["text", "number", "null", "true", "array", "object", "deep", "wide"] as const;
  switch (random.pick(depth > 3 ? kinds.slice(0, 4) : kinds)) {
    case "text":
      return random.pick(HOSTILE_TEXTS);
    case "number":
      return random.pick(HOSTILE_NUMBERS);
    case "null":
      return null;
    case "true":
      return random.chance(0.5);
    case "array":
      return Array.from({ length: random.below(4) }, () => hostileValue(random, depth + 1));
    case "object":
      return Object.fromEntries(
        Array.from({ length: random.below(4) }, () => [random.pick(HOSTILE_TEXTS), hostileValue(random, depth + 1)]),
      );
    case "deep":
      return nest(random.below(2_000));
    case "wide":
      return Array.from({ length: random.below(20_000) }, (_, n) => n);
  }
}

function nest(depth: number): unknown {
  let value: unknown = {};
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A copy of a JSON value with one place of it changed: gone, doubled, of another type, hostile, or with one member too many. */
export function spoil(value: unknown, random: Random): unknown {
  const isHere = typeof value !== "object" || value === null || random.chance(0.2);
  if (isHere) return spoilHere(value, random);
  if (Array.isArray(value)) {
    const place = random.below(value.length + 1);
    if (place === value.length)
      return [...value, value.length > 0 && random.chance(0.5) ? value[0] : hostileValue(random)];
    return value.map((each, position) => (position === place ? spoil(each, random) : each));
  }
  const members = Object.entries(value);
  const way = random.below(10);
  if (members.length === 0 || way === 0) return { ...value, [random.pick(HOSTILE_TEXTS)]: hostileValue(random) };
  const [name] = random.pick(members);
  if (way === 1) return Object.fromEntries(members.filter(([each]) => each !== name));
  return Object.fromEntries(members.map(([each, member]) => [each, each === name ? spoil(member, random) : member]));
}

function spoilHere(value: unknown, random: Random): unknown {
  if (typeof value === "string" && value.length > 0 && random.chance(0.5)) {
    const place = random.below(value.length);
    const ways = [
      value.slice(0, place) + value.slice(place + 1),
      value.slice(0, place) + random.pick(HOSTILE_TEXTS) + value.slice(place),
      value.toUpperCase(),
      value + value,
    ];
    return random.pick(ways);
  }
  if (typeof value === "number" && random.chance(0.5))
    return random.pick([value + 1, -value, value * 1e9, String(value)]);
  return hostileValue(random);
}

/** A copy of bytes with some of them changed, cut off, doubled or put in. */
export function spoilBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let spoilt = Buffer.from(bytes);
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const place = random.below(spoilt.length + 1);
    const [before, after] = [spoilt.subarray(0, place), spoilt.subarray(place)];
    switch (random.below(5)) {
      case 0:
        spoilt = before.length > 0 ? before : spoilt;
        break;
      case 1:
        spoilt = Buffer.concat([before, Buffer.from(random.pick(HOSTILE_TEXTS)), after]);
        break;
      case 2:
        spoilt = Buffer.concat([before, Buffer.from([random.below(256)]), after.subarray(1)]);
        break;
      case 3:
        spoilt = Buffer.concat([before, after.subarray(random.below(40))]);
        break;
      default:
        spoilt = Buffer.concat([before, spoilt.subarray(random.below(spoilt.length + 1)).subarray(0, 2_000), after]);
    }
  }
  return spoilt;
}

/** A copy of a text with some of the hex digits that it has replaced by others: what it says is of the same form. */
export function spoilDigits(text: Uint8Array, random: Random): Uint8Array {
  const spoilt = Buffer.from(text);
  for (let times = 1 + random.below(3); times > 0; times -= 1) {
    const start = random.below(spoilt.length);
    const place = spoilt.findIndex((byte, position) => position >= start && isHexDigit(byte));
    if (place !== -1) spoilt.write(random.below(16).toString(16), place);
  }
  return spoilt;
}

const isHexDigit = (byte: number): boolean => /[0-9a-f]/.test(String.fromCharCode(byte));

const DEEP = 20_000;

/** The text of a JSON value with one place of it deeper than programs go down. */
export function deepen(value: unknown, random: Random): string {
  const mark = "the place that is deep";
  return JSON.stringify(markPlace(value, mark, random)).replace(
    JSON.stringify(mark),
    random.chance(0.5) ? `${"[".repeat(DEEP)}${"]".repeat(DEEP)}` : `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
  );
}

function markPlace(value: unknown, mark: string, random: Random): unknown {
  if (typeof value !== "object" || value === null || random.chance(0.1)) return mark;
  const members = Object.entries(value);
  if (members.length === 0) return mark;
  const [name] = random.pick(members);
  const marked = Object.fromEntries(
    members.map(([each, member]) => [each, each === name ? markPlace(member, mark, random) : member]),
  );
  return Array.isArray(value) ? Object.values(marked) : marked;
}

/** Texts that are JSON, or nearly, and nothing that anybody asked for. */
export function hostileWholes(): Uint8Array[] {
  return [
    "",
    "null",
    "[]",
    "{}",
    '"a"',
    "\ufeff{}",
    "[".repeat(DEEP),
    `${"[".repeat(DEEP)}${"]".repeat(DEEP)}`,
    `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`,
    '{"__proto__":{"format":"concord-receipt/1","terms":{},"parts":[]},"constructor":{"prototype":{}}}',
    `[${"0,".repeat(500_000)}0]`,
    `{${Array.from({ length: 100_000 }, (_, n) => `"${n}":${n}`).join()}}`,
    `"${'\\"'.repeat(200_000)}"`,
    `${"a: &a [*a, ".repeat(2_000)}`,
    "9".repeat(300_000),
  ].map((text) => Buffer.from(text));
}
