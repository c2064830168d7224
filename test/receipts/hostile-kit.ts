import { DomainError } from "../../gateway/domain/errors.ts";
import { verifyReceipt } from "../../gateway/receipts/verify-receipt.ts";
import { files, makeReceipt, NOW, type World } from "./receipt-kit.ts";

type Sound = ReturnType<typeof makeReceipt>;
type Json = Record<string, unknown>;

/** A receipt that somebody has tampered with: what was done, and what has to come of it. */
export interface Hostile {
  readonly what: string;
  /** A code of refusal, or the finding that has to be among those on the record. */
  readonly expected: string;
  readonly receipt: string;
  readonly anchor: string | undefined;
  readonly question?: object;
}

/** The code of the refusal, or the findings on the record. */
export function outcomeOf({ receipt, anchor, question = {} }: Omit<Hostile, "what" | "expected">): string[] {
  try {
    const { findings } = verifyReceipt({ receipt, anchor, files, now: NOW, ...question });
    return findings.map(({ fragment, verdict, code }) => `${fragment} ${verdict} ${code}`);
  } catch (error) {
    if (error instanceof DomainError) return [error.code];
    throw error;
  }
}

/** The sound receipt, made once. */
export const sound: Sound = makeReceipt();

export function tamper(
  what: string,
  expected: string,
  change: (pair: { receipt: Json; anchor: Json }) => void,
  from: Sound = sound,
): Hostile {
  const pair = structuredClone(from) as unknown as { receipt: Json; anchor: Json };
  change(pair);
  return { what, expected, receipt: JSON.stringify(pair.receipt), anchor: JSON.stringify(pair.anchor) };
}

/** A receipt of another world, sealed and hashed like the sound one. */
export function fromWorld(what: string, expected: string, world: World, question: object = {}): Hostile {
  const { receipt, anchor } = makeReceipt(world);
  return { what, expected, receipt: JSON.stringify(receipt), anchor: JSON.stringify(anchor), question };
}

export type Path = readonly (string | number)[];

/** Every place in a value, but of a long array only the first and the last element. */
export function* placesIn(value: unknown, path: Path = []): Generator<{ path: Path; value: unknown }> {
  if (path.length > 0) yield { path, value };
  if (typeof value !== "object" || value === null) return;
  const keys = Array.isArray(value)
    ? [...new Set([0, value.length - 1])].filter((key) => key in value)
    : Object.keys(value);
  for (const key of keys) yield* placesIn((value as Json)[key as string], [...path, key]);
}

export const at = (value: unknown, path: Path): unknown =>
  path.reduce((each, key) => (each as Json)[key as string], value);

export function put(value: unknown, path: Path, replacement: unknown): void {
  const parent = at(value, path.slice(0, -1)) as Json;
  if (replacement === undefined && !Array.isArray(parent)) delete parent[path.at(-1) as string];
  else parent[path.at(-1) as string] = replacement;
}

/** The same hex with its last digit changed. */
export const flip = (hex: string): string => `${hex.slice(0, -1)}${hex.endsWith("0") ? "1" : "0"}`;
