import type { Ledger, StateProof } from "../domain/ports.ts";
import { askLedger, type LedgerQuestion } from "../receipts/ask-ledger.ts";
import { toBytes } from "../receipts/bytes.ts";
import type { Slot } from "../receipts/slots.ts";

const CONTRACTS = ["evidenceLedger", "registry"] as const satisfies readonly Slot["contract"][];
/** `0x80` is a trie that holds nothing: that is proven by its root, which the account has. */
const EMPTY_TRIE = "0x80";
/** Shorter nodes stand in their parents, and no hash leads to them. */
const SHORTEST_HASHED = "0x".length + 2 * 32;

/** What proves the answers to a question, and the code of the contracts that gave them. */
export interface GatheredState {
  /** Each once, in the order in which the verifier comes to them. */
  readonly nodes: readonly string[];
  readonly codeHashes: Readonly<Record<Slot["contract"], string>>;
}

/**
 * Asks a node for what proves everything that the verifier will ask of a package, as of a block. It is the verifier's own reading that
 * says which slots these are.
 *
 * @throws DomainError `proof-unavailable`, `node-unreachable`
 */
export async function gatherState(
  ledger: Pick<Ledger, "prove">,
  addresses: Readonly<Record<Slot["contract"], string>>,
  question: LedgerQuestion,
  blockNumber: number,
): Promise<GatheredState> {
  const nodes = new Set<string>();
  const codeHashes = { evidenceLedger: "", registry: "" };
  const answer = async (slots: readonly Slot[]): Promise<Uint8Array[]> => {
    const proofs = await Promise.all(
      CONTRACTS.map((contract) => proveSlots(ledger, addresses[contract], keysOf(slots, contract), blockNumber)),
    );
    const words = new Map<string, string>();
    for (const [position, contract] of CONTRACTS.entries()) {
      const proof = proofs[position];
      if (proof === undefined) continue;
      codeHashes[contract] = proof.codeHash;
      for (const node of nodesOf(proof)) nodes.add(node);
      for (const { slot, value } of proof.storage) words.set(`${contract} ${slot}`, value);
    }
    return slots.map(({ contract, key }) => toBytes(words.get(`${contract} ${key}`) as string));
  };

  const asking = askLedger(question);
  for (let step = asking.next(); step.done !== true; ) step = asking.next(await answer(step.value));
  return { nodes: [...nodes], codeHashes };
}

const keysOf = (slots: readonly Slot[], wanted: Slot["contract"]): string[] => [
  ...new Set(slots.filter(({ contract }) => contract === wanted).map(({ key }) => key)),
];

async function proveSlots(
  ledger: Pick<Ledger, "prove">,
  address: string,
  keys: readonly string[],
  blockNumber: number,
): Promise<StateProof | undefined> {
  return keys.length === 0 ? undefined : ledger.prove(address, keys, blockNumber);
}

function* nodesOf({ account, storage }: StateProof): Generator<string> {
  yield* account;
  for (const { nodes } of storage) {
    yield* nodes.filter((node, depth) => node !== EMPTY_TRIE && (depth === 0 || node.length >= SHORTEST_HASHED));
  }
}
