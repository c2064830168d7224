import { keccakOfText } from "../../gateway/domain/keccak.ts";
import { type NodeKey, nodeKeyOf } from "../../gateway/network/node-key.ts";
import { makePart, type NodeFacts } from "../../gateway/network/part.ts";
import type { NetworkPart, NetworkTerms } from "../../gateway/network/terms.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";

/** The terms of the tests' network. */
export const terms: NetworkTerms = {
  chainId: 20_848,
  partners: ["CN", "HK", "MO", "MY"],
  validatorsPerPartner: 1,
  blockPeriodSeconds: 2,
  requestTimeoutSeconds: 2,
  epochLength: 30_000,
  gasLimit: 200_000_000,
};

export const secretOf = (name: string): Uint8Array => toBytes(keccakOfText(`node ${name}`));
export const keyOf = (name: string): NodeKey => nodeKeyOf(secretOf(name)) as NodeKey;
export const relayOf = (partner: string): string => `0x${keccakOfText(`relay ${partner}`).slice(-40)}`;

/** A partner's part, with another word on it where a test wants one. */
export function partOf(name: string, changed: Partial<NodeFacts> = {}, key = keyOf(name)): NetworkPart {
  const partner = name.slice(0, 2);
  const port = 30_303;
  const host = `192.0.2.${10 + ((name.charCodeAt(0) + name.charCodeAt(1) * 7 + name.charCodeAt(3)) % 200)}`;
  return makePart(key, { terms, name, partner, host, port, accounts: [relayOf(partner)], ...changed });
}

export const NAMES = ["CN-1", "HK-1", "MO-1", "MY-1"];
