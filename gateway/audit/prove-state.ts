import { DomainError } from "../domain/errors.ts";
import { keccakOfBytes } from "../domain/keccak.ts";
import { toBytes, toHex } from "../receipts/bytes.ts";
import { type Account, readAccount, readWord } from "../receipts/state.ts";
import { Nodes } from "../receipts/trie.ts";
import type { Note } from "./finding.ts";
import { type AuditedLedger, type ContractName, contractNames, type LedgerSource } from "./told.ts";
import { type KeptWord, storageRoot } from "./words.ts";

/** A contract's storage as of the last block audited: what the logs make of it, and what the block's state root proves. */
export interface ComparedStorage {
  readonly contract: ContractName;
  /** How many words that are not zero the logs make. */
  readonly words: number;
  readonly derivedRoot: string;
  /** Null where it could not be proven. */
  readonly provenRoot: string | null;
  readonly codeHash: string | null;
}

const SLOTS_AT_ONCE = 64;
const WORD_BYTES = 32;
const ZERO = `0x${"00".repeat(WORD_BYTES)}`;

/** The block that state is proven of. */
interface StateBlock {
  readonly number: number;
  readonly stateRoot: string;
}

/** A contract whose storage is compared. */
interface ContractAt {
  readonly name: ContractName;
  readonly address: string;
  /** The nodes that prove its account, as they were told; undefined where there were none. */
  readonly account: readonly string[] | undefined;
}

/**
 * What is told of the contracts' accounts as of a block, unchecked. To be asked for before anything that takes long: a node keeps proofs
 * of its last blocks only.
 */
export async function tellAccounts(
  source: Pick<LedgerSource, "prove">,
  { contracts }: AuditedLedger,
  block: number,
): Promise<readonly ContractAt[]> {
  return Promise.all(
    contractNames.map(async (name) => {
      const address = contracts[name];
      const told = await unlessUnproven(() => source.prove(address, [], block));
      return { name, address, account: told?.account };
    }),
  );
}

/**
 * Holds a contract's storage as a whole to what the logs make of it: the root of a trie of exactly these words is the root that the
 * block's state proves, or each word that is otherwise is found, and whether there are others.
 */
export async function compareStorage(
  source: Pick<LedgerSource, "prove">,
  block: StateBlock,
  contract: ContractAt,
  words: readonly KeptWord[],
  note: Note,
): Promise<ComparedStorage> {
  const { name, account: nodes } = contract;
  const derived = words.filter(({ word }) => word !== ZERO);
  const derivedRoot = storageRoot(derived);
  const result = { contract: name, words: derived.length, derivedRoot };
  const account = nodes && (await unlessUnproven(async () => readProven(nodes, block.stateRoot, contract.address)));
  if (account === undefined) {
    note("state-unproven", { block: block.number }, name);
    return { ...result, provenRoot: null, codeHash: null };
  }
  const { storageRoot: provenRoot, codeHash } = account;
  if (provenRoot !== derivedRoot) await findDifferences(source, block.number, contract, provenRoot, words, note);
  return { ...result, provenRoot, codeHash };
}

function readProven(nodes: readonly string[], stateRoot: string, address: string): Account | undefined {
  const found = nodesOf(nodes).find(stateRoot, keccakOfBytes(toBytes(address)), address);
  return found === undefined ? undefined : readAccount(found);
}

/** Undefined for a proof that there is not, or that proves nothing. */
async function unlessUnproven<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    const isNone = error instanceof DomainError && /^proof-/.test(error.code);
    if (isNone || error instanceof RangeError) return undefined;
    throw error;
  }
}

const nodesOf = (nodes: readonly string[]): Nodes => new Nodes([...new Set(nodes)].map(toBytes));

/** Asks for the proof of every word. What no word explains is what the proven trie has beside them. */
async function findDifferences(
  source: Pick<LedgerSource, "prove">,
  block: number,
  { name: contract, address }: ContractAt,
  root: string,
  words: readonly KeptWord[],
  note: Note,
): Promise<void> {
  const place = { block };
  const proven: KeptWord[] = [];
  for (let start = 0; start < words.length; start += SLOTS_AT_ONCE) {
    const page = words.slice(start, start + SLOTS_AT_ONCE);
    const read = await unlessUnproven(async () => {
      const slots = page.map(({ slot }) => slot);
      const { storage } = await source.prove(address, slots, block);
      const nodes = nodesOf(storage.flatMap((each) => each.nodes));
      return page.map((word) => ({ ...word, word: wordIn(nodes, root, word.slot) }));
    });
    if (read === undefined) return note("state-unproven", place, contract);
    for (const [position, { word, slot, what }] of read.entries()) {
      const derived = page[position]?.word ?? ZERO;
      if (word !== derived) note("storage-differs", place, what, { contract, slot, derived, proven: word });
    }
    proven.push(...read);
  }
  // The words that are proven make the proven root, unless there are more.
  if (storageRoot(proven) !== root) note("storage-unexplained", place, contract);
}

function wordIn(nodes: Nodes, root: string, slot: string): string {
  const found = nodes.find(root, keccakOfBytes(toBytes(slot)), slot);
  return found === undefined ? ZERO : toHex(readWord(found));
}
