import type { KeptBytes, Objects, Store } from "../domain/ports.ts";
import type { OpenErasure } from "../domain/retention.ts";
import { type Repetition, repeat } from "./repeat.ts";

const AT_ONCE = 1_000;

export interface ErasureOptions {
  readonly store: Store;
  readonly objects: Objects;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** How long files stay of what can be read no more: for those who have just found it. */
  readonly graceMs: number;
  readonly idleMs: number;
  readonly report: (error: unknown) => void;
}

/**
 * Erases packages whose retention is over and that no legal hold keeps: manifest, salts and files, all by which its commitment on the
 * ledger could be linked to anything. What is left to do is in the database, so that an erasure that was interrupted goes on.
 */
export function eraseExpired(options: ErasureOptions): Repetition {
  const { store, now, graceMs, idleMs, report } = options;
  return repeat(
    async () => {
      const begun = await store.beginErasures(await certainlyPast(options), AT_ONCE);
      const open = await store.openErasures(now() - graceMs, AT_ONCE);
      for (const [pack, erasures] of Map.groupBy(open, (erasure) => erasure.pack)) {
        const isGone = pack === undefined ? await eraseDocuments(options, erasures) : await leavePack(options, pack);
        if (!isGone) continue;
        await eraseExhibits(options, erasures);
        await store.finishErasures(
          erasures.map(({ root }) => root),
          now(),
        );
      }
      return begun === AT_ONCE ? 0 : idleMs;
    },
    report,
    idleMs,
  );
}

/** A time that is past by this machine's clock and by the chain's: one of them running ahead must not erase anything. */
async function certainlyPast({ store, now }: ErasureOptions): Promise<number> {
  const head = await store.head();
  return head === undefined ? 0 : Math.min(now(), head.blockTime * 1_000);
}

async function eraseDocuments({ objects }: ErasureOptions, erasures: readonly OpenErasure[]): Promise<boolean> {
  for (const { objectSha256 } of erasures) await objects.removeDocument({ objectSha256 });
  return true;
}

/**
 * Writes what stays of a pack into another, and removes it when nothing is read from it any more. Answers whether it is gone: those
 * who have found a line of it before are left a round to read it.
 */
async function leavePack({ store, objects }: ErasureOptions, pack: string): Promise<boolean> {
  const staying = await store.documentsOfPack(pack);
  if (staying.length === 0) {
    await objects.erasePack(pack);
    return true;
  }
  const documents: Uint8Array[] = [];
  for (const { objectSha256, offset, length } of staying) {
    const bytes = await objects.read({ objectSha256, slice: { pack, offset, length } });
    if (bytes === undefined) throw new Error(`pack ${pack} is missing from the object store`);
    documents.push(bytes);
  }
  const moved = await objects.putPack(documents);
  await store.moveDocuments(moved.filter(isInPack));
  return false;
}

const isInPack = (kept: KeptBytes): kept is Required<KeptBytes> => kept.slice !== undefined;

async function eraseExhibits({ store, objects }: ErasureOptions, erasures: readonly OpenErasure[]): Promise<void> {
  for (const sha256 of new Set(erasures.flatMap(({ exhibits }) => exhibits))) {
    await objects.eraseExhibit(sha256, () => store.hasExhibit(sha256));
  }
}
