import type { BlockRange, BlockRef, KeptRow, Store } from "../domain/ports.ts";
import { agreeOnStart, type LedgerReader, readBlocks } from "./follow-ledger.ts";

export interface RebuildOptions extends LedgerReader {
  readonly store: Store;
  /** What is kept beside what is erased, objects by SHA-256. */
  readonly kept: (erased: ReadonlySet<string>) => AsyncIterable<KeptRow>;
  /** What has been done so far. */
  readonly onProgress: (done: { readonly objects: number; readonly block: number; readonly lastBlock: number }) => void;
}

/**
 * Makes the index anew from the objects and the chain, up to the block that it had come to; an index that has none, up to the
 * node's last one. All of it or nothing: what interrupts it leaves the index as it was.
 *
 * @throws DomainError `node-unreachable` or `chain-lost`; the index stays
 */
export async function rebuildIndex(options: RebuildOptions): Promise<void> {
  const { store, kept, onProgress } = options;
  const ledger = await options.ledger.byOneNode();
  const reader = { ...options, ledger };
  const identity = await ledger.identify();
  const target: BlockRef = (await agreeOnStart(reader, identity)) ?? (await ledger.head());
  const erased = await store.erasedObjects();
  const progress = { objects: 0, block: 0, lastBlock: target.blockNumber };
  async function* countRows(): AsyncGenerator<KeptRow> {
    for await (const row of kept(erased)) {
      yield row;
      progress.objects += 1;
      onProgress(progress);
    }
  }
  async function* countBlocks(): AsyncGenerator<BlockRange> {
    for await (const range of readBlocks(reader, identity, undefined, target)) {
      yield range;
      progress.block = range.head.blockNumber;
      onProgress(progress);
    }
  }
  await store.rebuild({ kept: countRows(), blocks: countBlocks() });
}
