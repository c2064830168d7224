import { DomainError } from "../domain/errors.ts";
import type { Ledger, StateProof } from "../domain/ports.ts";
import { assembleHeader } from "../receipts/assemble-header.ts";
import type { Node } from "./node.ts";

/** Reasons of a node that answered, and not with what was asked for. */
const SAID_BY_NODE: ReadonlySet<unknown> = new Set(["UNKNOWN_ERROR", "UNSUPPORTED_OPERATION"]);

const hexOf = (value: unknown): string | undefined =>
  typeof value === "string" && /^0x([0-9a-f]{2})*$/i.test(value) ? value.toLowerCase() : undefined;

/** State proofs (EIP-1186) and whole headers. */
export function stateProofs(node: Pick<Node, "send">): Pick<Ledger, "prove" | "header"> {
  return {
    prove: async (contract, slots, blockNumber) => {
      const answer = await askProof(node, contract, slots, blockNumber);
      const proof = readProof(answer, slots);
      if (proof === undefined) throw unavailable(blockNumber);
      return proof;
    },
    header: async (blockNumber) => {
      const block = await askBlock(node, blockNumber);
      return block === null ? undefined : assembleHeader(block as Readonly<Record<string, unknown>>);
    },
  };
}

const tagOf = (blockNumber: number): string => `0x${blockNumber.toString(16)}`;

const askBlock = (node: Pick<Node, "send">, blockNumber: number): Promise<unknown> =>
  unlessRefused(blockNumber, () => node.send<unknown>("eth_getBlockByNumber", [tagOf(blockNumber), false]));

const askProof = (node: Pick<Node, "send">, contract: string, slots: readonly string[], blockNumber: number) =>
  unlessRefused(blockNumber, () => node.send<unknown>("eth_getProof", [contract, [...slots], tagOf(blockNumber)]));

/** What the node answers. An error of its own is no silence: it says that it has no proof. */
async function unlessRefused(blockNumber: number, ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof DomainError) || !SAID_BY_NODE.has(error.params.reason)) throw error;
    throw unavailable(blockNumber);
  }
}

function unavailable(blockNumber: number): DomainError {
  const detail = `The node has no proof of what the contracts held as of block ${blockNumber}.`;
  return new DomainError("proof-unavailable", detail, { block: blockNumber });
}

/** Undefined for what is no proof of exactly these slots. */
function readProof(answer: unknown, slots: readonly string[]): StateProof | undefined {
  const { codeHash, accountProof, storageProof } = (answer ?? {}) as Partial<Record<string, unknown>>;
  const code = hexOf(codeHash);
  const account = readNodes(accountProof);
  // An account that is absent has the proof that it is: none of these contracts is.
  if (code === undefined || account === undefined || account.length === 0 || !Array.isArray(storageProof))
    return undefined;
  if (storageProof.length !== slots.length) return undefined;
  const storage: StateProof["storage"][number][] = [];
  for (const [position, slot] of slots.entries()) {
    const { value, proof } = (storageProof[position] ?? {}) as { value?: unknown; proof?: unknown };
    const nodes = readNodes(proof);
    if (nodes === undefined || typeof value !== "string" || !/^0x[0-9a-f]{1,64}$/i.test(value)) return undefined;
    storage.push({ slot, value: `0x${value.slice(2).toLowerCase().padStart(64, "0")}`, nodes });
  }
  return { codeHash: code, account, storage };
}

function readNodes(nodes: unknown): string[] | undefined {
  if (!Array.isArray(nodes)) return undefined;
  const read = nodes.map(hexOf);
  return read.every((node) => node !== undefined) ? read : undefined;
}
