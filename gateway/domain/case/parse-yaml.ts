import { isAlias, isMap, isScalar, isSeq, type Pair, type YAMLMap } from "yaml";
import { type ComposedYaml, composeYaml, type Position, positionAt } from "./compose-yaml.ts";
import { type Finding, type PathPart, show } from "./mistake.ts";

/** How many values aliases may repeat in all, against texts that grow without bound when read. */
const REPEATED_MAX = 100_000;

/** Deeper than a text may nest; only an alias inside its own anchor gets there. */
const DEPTH_MAX = 64;

const CORE_TAGS: ReadonlySet<string> = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

/** The plain values of a YAML text, and where they stand. */
export interface ParsedYaml {
  /** Maps are objects without prototype; a number whose text is not its shortest form (`6404.10`, `0x1F`) is that text. */
  readonly value: unknown;
  /** Duplicate keys, keys that are not text, tags, and aliases that repeat too much. */
  readonly findings: readonly Finding[];
  /** Where a value stands; for a value that is not there, what should hold it. */
  readonly locate: (path: readonly PathPart[], isAboutKey?: boolean) => Position;
}

/** Reads one YAML document into plain values. Throws UnreadableYaml when what it says cannot be told. */
export function parseYaml(input: string | Uint8Array): ParsedYaml {
  const composed = composeYaml(input);
  const reading: Reading = { composed, findings: [], repeated: 0 };
  const value = valueAt(composed.root, [], false, reading);
  const pairsOf = new Map<YAMLMap, Map<string, Pair>>();
  return {
    value,
    findings: reading.findings,
    locate: (path, isAboutKey = false) => locate(composed, pairsOf, path, isAboutKey),
  };
}

interface Reading {
  readonly composed: ComposedYaml;
  readonly findings: Finding[];
  repeated: number;
}

function valueAt(node: unknown, path: readonly PathPart[], isRepeated: boolean, reading: Reading): unknown {
  if (isAlias(node)) return valueAt(reading.composed.targets.get(node), path, true, reading);
  if (path.length > DEPTH_MAX) reading.repeated = Math.max(reading.repeated, REPEATED_MAX);
  if (isRepeated && ++reading.repeated > REPEATED_MAX) {
    if (reading.repeated === REPEATED_MAX + 1) {
      const message = "case.yaml repeats too many values by aliases";
      reading.findings.push({ code: "too-many-aliases", at: path, message, expected: "values written out" });
    }
    return undefined;
  }
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
  const isTagged = node.tag !== undefined && !CORE_TAGS.has(node.tag);
  if (isTagged) {
    const message = `the tag ${show(node.tag ?? "")} is not allowed`;
    reading.findings.push({ code: "tag-not-allowed", at: path, message, expected: "no tag" });
  }
  if (isScalar(node)) return isTagged ? node.source : scalarValue(node.value, node.source);
  if (isSeq(node)) return node.items.map((item, index) => valueAt(item, [...path, index], isRepeated, reading));
  const entries: Record<string, unknown> = Object.create(null);
  for (const pair of node.items) {
    const key = keyText(pair.key, reading.composed);
    if (key === undefined) {
      const message = "a key is not a word";
      reading.findings.push({ code: "unknown-key", at: path, message, expected: "the keys of the case format" });
    } else if (Object.hasOwn(entries, key)) {
      const message = `the key ${show(key)} stands here twice`;
      const position = positionOf(pair.key, reading.composed);
      reading.findings.push({
        code: "duplicate-key",
        at: [...path, key],
        message,
        expected: "each key once",
        position,
      });
    } else {
      entries[key] = valueAt(pair.value, [...path, key], isRepeated, reading);
    }
  }
  return entries;
}

function scalarValue(value: unknown, source: string | undefined): unknown {
  if (typeof value !== "number") return value;
  return source === undefined || String(value) === source ? value : source;
}

function keyText(key: unknown, composed: ComposedYaml): string | undefined {
  const node = isAlias(key) ? composed.targets.get(key) : key;
  return isScalar(node) ? (node.source ?? String(node.value)) : undefined;
}

function positionOf(node: unknown, composed: ComposedYaml): Position {
  const offset = isAlias(node) || isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  return positionAt(composed.lines, offset);
}

function locate(
  composed: ComposedYaml,
  pairsOf: Map<YAMLMap, Map<string, Pair>>,
  path: readonly PathPart[],
  isAboutKey: boolean,
): Position {
  let node: unknown = composed.root;
  let holder: unknown = node;
  for (const [index, part] of path.entries()) {
    const inside: unknown = isAlias(node) ? composed.targets.get(node) : node;
    const pair = isMap(inside) ? findPair(inside, String(part), composed, pairsOf) : undefined;
    const next = isSeq(inside) ? inside.items[Number(part)] : pair?.value;
    const isLast = index === path.length - 1;
    if (pair !== undefined && isLast && isAboutKey) return positionOf(pair.key, composed);
    if (next === undefined || next === null) return positionOf(pair?.key ?? holder, composed);
    node = next;
    holder = pair?.key ?? node;
  }
  return positionOf(node, composed);
}

function findPair(
  map: YAMLMap,
  key: string,
  composed: ComposedYaml,
  pairsOf: Map<YAMLMap, Map<string, Pair>>,
): Pair | undefined {
  let pairs = pairsOf.get(map);
  if (pairs === undefined) {
    // Built from the end, so that of a key that stands twice the first one stays.
    pairs = new Map(map.items.toReversed().map((pair) => [keyText(pair.key, composed) ?? "", pair]));
    pairsOf.set(map, pairs);
  }
  return pairs.get(key);
}
