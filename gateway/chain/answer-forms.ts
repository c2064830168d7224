import { DomainError } from "../domain/errors.ts";
import type { BlockRef } from "../domain/ports.ts";

// A node may answer anything. What is not of the form that was asked for is as good as no answer.

/** A number as JSON-RPC writes it. @throws DomainError `node-unreachable` for what is none */
export function quantityIn(answer: unknown): bigint {
  if (typeof answer === "string" && /^0x[0-9a-f]{1,64}$/i.test(answer)) return BigInt(answer);
  throw otherForm();
}

/**
 * Bytes in hex, in lower case.
 *
 * @param length how many there have to be; undefined for any number
 * @throws DomainError `node-unreachable` for what is none
 */
export function hexIn(answer: unknown, length?: number): string {
  const isHex = typeof answer === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(answer);
  if (isHex && (length === undefined || answer.length === 2 + 2 * length)) return answer.toLowerCase();
  throw otherForm();
}

/** An object's members. @throws DomainError `node-unreachable` for what is none */
export function membersIn(answer: unknown): Readonly<Record<string, unknown>> {
  if (typeof answer === "object" && answer !== null) return answer as Readonly<Record<string, unknown>>;
  throw otherForm();
}

/** Which block it is that a node answers. @throws DomainError `node-unreachable` for what is none */
export function blockIn(answer: unknown): BlockRef {
  const { number, hash, timestamp } = membersIn(answer);
  const [blockNumber, blockTime] = [Number(quantityIn(number)), Number(quantityIn(timestamp))];
  if (!Number.isSafeInteger(blockNumber) || !Number.isSafeInteger(blockTime)) throw otherForm();
  return { blockNumber, blockHash: hexIn(hash, 32), blockTime };
}

function otherForm(): DomainError {
  return new DomainError("node-unreachable", "The chain node answers something else than was asked for.", {
    reason: "other form",
  });
}
