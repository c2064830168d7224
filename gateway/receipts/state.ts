import { DomainError } from "../domain/errors.ts";
import { keccakOfBytes } from "../domain/keccak.ts";
import { join, toBytes, toHex } from "./bytes.ts";
import type { Receipt } from "./receipt-format.ts";
import { bytesOf, decodeRlp, integerOf, itemsOf } from "./rlp.ts";
import type { Slot } from "./slots.ts";
import { Nodes } from "./trie.ts";

const HASH_BYTES = 32;
const WORD_BYTES = 32;

/** A contract's account as the state has it. */
export interface Account {
  readonly storageRoot: string;
  readonly codeHash: string;
}

/** The state of the two contracts as of one block, as far as nodes prove it. */
export interface ProvenState {
  readonly accounts: Readonly<Record<Slot["contract"], Account>>;
  /** The 32 bytes of a slot. @throws DomainError `proof-node-missing`, `proof-node-malformed` */
  readonly wordAt: (slot: Slot) => Uint8Array;
  /** @throws DomainError `proof-node-surplus` */
  readonly requireAllUsed: () => void;
}

/**
 * The state that a root and a receipt's nodes prove.
 *
 * @throws DomainError `state-root-mismatch`, `contract-absent`, `proof-node-doubled`, `proof-node-missing`, `proof-node-malformed`
 */
export function openState(stateRoot: string, { ledger, proof }: Receipt): ProvenState {
  const nodes = new Nodes(proof.nodes.map(toBytes));
  if (!nodes.has(stateRoot))
    throw new DomainError("state-root-mismatch", `No node given is the header's state root ${stateRoot}.`, {
      stateRoot,
    });
  const accountOf = (contract: Slot["contract"]): Account => {
    const found = nodes.find(stateRoot, keccakOfBytes(toBytes(ledger[contract])), `the account of ${contract}`);
    if (found === undefined)
      throw new DomainError("contract-absent", `The block's state has no contract ${ledger[contract]}.`, { contract });
    return decode(found, readAccount);
  };
  const accounts = { evidenceLedger: accountOf("evidenceLedger"), registry: accountOf("registry") };
  return {
    accounts,
    wordAt: ({ contract, key }) => {
      const what = `slot ${key} of ${contract}`;
      const found = nodes.find(accounts[contract].storageRoot, keccakOfBytes(toBytes(key)), what);
      return found === undefined ? new Uint8Array(WORD_BYTES) : decode(found, readWord);
    },
    requireAllUsed: () => nodes.requireAllUsed(),
  };
}

function decode<T>(encoded: Uint8Array, read: (encoded: Uint8Array) => T): T {
  try {
    return read(encoded);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { message: reason } = error;
    throw new DomainError("proof-node-malformed", `A value of the proof is malformed: ${reason}.`, { reason });
  }
}

/** The account that a trie's value encodes. @throws RangeError what is wrong with it */
export function readAccount(encoded: Uint8Array): Account {
  const items = itemsOf(decodeRlp(encoded));
  if (items.length !== 4) throw new RangeError("an account has four parts");
  integerOf(items[0]);
  if (bytesOf(items[1])[0] === 0) throw new RangeError("a balance has a leading zero");
  return { storageRoot: toHex(bytesOf(items[2], HASH_BYTES)), codeHash: toHex(bytesOf(items[3], HASH_BYTES)) };
}

/** The word that a trie's value encodes: a slot holds an integer without leading zeros; a zero is not kept. @throws RangeError what is wrong */
export function readWord(encoded: Uint8Array): Uint8Array {
  const bytes = bytesOf(decodeRlp(encoded));
  if (bytes.length === 0 || bytes.length > WORD_BYTES || bytes[0] === 0)
    throw new RangeError("a word has leading zeros or too many bytes");
  return join([new Uint8Array(WORD_BYTES - bytes.length), bytes]);
}
