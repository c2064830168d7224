import { assembleHeader } from "../../receipts/assemble-header.ts";
import { toBytes } from "../../receipts/bytes.ts";
import { type Header, readHeader } from "../../receipts/header.ts";
import type { Answer } from "./ask-node.ts";

// A node may say anything: what is not of the form is undefined, and nothing is taken on its word that can be computed.

/** A block as a node told it: its header, and whether that has the hash which the node names. */
export interface ToldBlock {
  readonly header: Header;
  readonly isTrue: boolean;
}

/** The block of an answer; undefined when there is none in it. */
export function blockIn(answer: Answer): ToldBlock | undefined {
  if (answer.type !== "told" || typeof answer.value !== "object" || answer.value === null) return undefined;
  const block = answer.value as Readonly<Record<string, unknown>>;
  try {
    const header = readHeader(toBytes(assembleHeader(block)));
    return { header, isTrue: header.hash === block.hash };
  } catch {
    return undefined;
  }
}

/** The number of an answer in hex. */
export function numberIn(answer: Answer): number | undefined {
  if (answer.type !== "told" || typeof answer.value !== "string" || !/^0x[0-9a-f]{1,13}$/i.test(answer.value))
    return undefined;
  return Number(answer.value);
}

/** The texts of an answer, in lower case and in order. */
export function textsIn(answer: Answer): string[] | undefined {
  if (answer.type !== "told" || !Array.isArray(answer.value)) return undefined;
  const texts = answer.value.filter((text) => typeof text === "string");
  return texts.length === answer.value.length ? texts.map((text) => text.toLowerCase()).sort() : undefined;
}

/** The public keys of an answer's peers, as `0x…` in order. */
export function peersIn(answer: Answer): string[] | undefined {
  if (answer.type !== "told" || !Array.isArray(answer.value)) return undefined;
  const ids = answer.value.map((peer: { id?: unknown } | null) => peer?.id);
  if (!ids.every((id) => typeof id === "string" && /^(0x)?[0-9a-f]{128}$/i.test(id))) return undefined;
  return (ids as string[]).map((id) => `0x${id.toLowerCase().replace(/^0x/, "")}`).sort();
}

/** A number as JSON-RPC writes it. */
export const quantity = (value: number): string => `0x${value.toString(16)}`;
