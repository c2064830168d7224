import type { Operation } from "./description.ts";
import type { Random } from "./random.ts";
import { HOSTILE_TEXTS, hostileValue, spoil, spoilBytes } from "./spoil.ts";

/** How a request is meant. */
export type Intent = "valid" | "invalid" | "hostile";

export interface FuzzedRequest {
  readonly intent: Intent;
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer | undefined;
}

export interface Described {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

/** Ids that there are, so that a request finds something. */
export type Pool = Readonly<Record<string, readonly string[]>>;

const JSON_TYPE = "application/json";

/** Makes a request of an operation, from its description and its examples. */
export function makeRequest(described: Described, intent: Intent, pool: Pool, random: Random): FuzzedRequest {
  const { path, method, operation } = described;
  const isSpoilt = (): boolean => intent !== "valid" && random.chance(intent === "hostile" ? 0.6 : 0.35);
  const query = new URLSearchParams();
  const answers = Object.keys(operation.responses[200]?.content ?? {});
  const accept = answers.includes(JSON_TYPE) || answers.length === 0 ? JSON_TYPE : "*/*";
  const headers: Record<string, string> = { accept };
  let target = path;
  for (const { name, in: place, required, schema, example } of operation.parameters ?? []) {
    if (!required && random.chance(0.6)) continue;
    const value = isSpoilt() ? random.pick(HOSTILE_TEXTS) : parameterOf(name, schema, example, pool, random);
    if (place === "path") target = target.replace(`{${name}}`, encodeSafely(value));
    else if (place === "query") query.append(name, value.toWellFormed());
    else if (/^[\x21-\x7e]+$/.test(value)) headers[name.toLowerCase()] = value;
  }
  if (intent === "hostile" && random.chance(0.1)) query.append(random.pick(HOSTILE_TEXTS).toWellFormed(), "1");
  const text = query.toString();
  const request = { intent, method: method.toUpperCase(), target: text === "" ? target : `${target}?${text}` };
  return addBody({ ...request, headers, body: undefined }, operation, pool, random);
}

function addBody(request: FuzzedRequest, operation: Operation, pool: Pool, random: Random): FuzzedRequest {
  const content = operation.requestBody?.content;
  if (content === undefined) return request;
  const type = random.pick(Object.keys(content));
  const headers = { ...request.headers, "content-type": type };
  const examples = Object.values(content[JSON_TYPE]?.examples ?? {}).map(({ value }) => value);
  const example = examples.length === 0 ? {} : withPool(random.pick(examples), pool, random);
  if (request.intent === "valid") return { ...request, headers, body: bytesOf(example, type) };
  if (request.intent === "invalid") {
    let value: unknown = example;
    for (let times = 1 + random.below(3); times > 0; times -= 1) value = spoil(value, random);
    return { ...request, headers, body: bytesOf(value, type) };
  }
  const bytes = bytesOf(random.chance(0.3) ? hostileValue(random) : example, type);
  switch (random.below(6)) {
    case 0:
      headers["content-type"] = random.pick(["text/html", "multipart/form-data", "application/xml", "a/b;c=d", "json"]);
      return { ...request, headers, body: bytes };
    case 1:
      return { ...request, headers: { ...headers, "content-encoding": "gzip" }, body: bytes };
    case 2:
      return { ...request, headers, body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) };
    case 3:
      return { ...request, headers, body: undefined };
    default:
      return { ...request, headers, body: Buffer.from(spoilBytes(bytes, random)) };
  }
}

function bytesOf(value: unknown, type: string): Buffer {
  const text = JSON.stringify(value) ?? "null";
  return Buffer.from(type === "application/x-ndjson" ? `${text}\n${text}\n` : text);
}

interface Schema {
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly minimum?: number;
  readonly examples?: readonly unknown[];
}

function parameterOf(name: string, schema: Schema, example: unknown, pool: Pool, random: Random): string {
  const known = pool[name] ?? [];
  if (known.length > 0 && random.chance(0.8)) return random.pick(known);
  if (schema.enum !== undefined) return String(random.pick(schema.enum));
  if (schema.type === "integer" || schema.type === "number") return String((schema.minimum ?? 0) + random.below(3));
  return String(example ?? schema.examples?.[0] ?? random.pick(HOSTILE_TEXTS));
}

/** A copy in which ids are ones that there are. */
function withPool(value: unknown, pool: Pool, random: Random): unknown {
  if (typeof value === "string") {
    const known = /^0x[0-9a-f]{64}$/.test(value) ? [...(pool.root ?? []), ...(pool.id ?? [])] : [];
    return known.length > 0 && random.chance(0.6) ? random.pick(known) : value;
  }
  if (Array.isArray(value)) return value.map((each) => withPool(each, pool, random));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withPool(member, pool, random)]));
}

function encodeSafely(value: string): string {
  return encodeURIComponent(value.toWellFormed()).slice(0, 4_000);
}
