import type { LedgerEvent } from "../domain/ledger-events.ts";
import type { BlockRef } from "../domain/ports.ts";

const PACKAGES_AT_ONCE = 1_000;

/** Blocks to be indexed in one transaction: up to `block`, with their events. */
interface IndexStep {
  readonly block: BlockRef;
  readonly events: readonly LedgerEvent[];
}

/**
 * Splits the events up to a block into steps of whole blocks that each take the database for a moment only: an event weighs one, a
 * record as much as it has packages. The last step ends with the block, whether that has events or not.
 */
export function splitSteps(events: readonly LedgerEvent[], end: BlockRef): IndexStep[] {
  const steps: IndexStep[] = [];
  let current: LedgerEvent[] = [];
  let weight = 0;
  for (const event of events) {
    const last = current.at(-1);
    if (last !== undefined && weight >= PACKAGES_AT_ONCE && last.position.blockNumber !== event.position.blockNumber) {
      steps.push({ block: blockOf(last), events: current });
      current = [];
      weight = 0;
    }
    current.push(event);
    weight += event.name === "EvidenceRecorded" ? event.args.size : 1;
  }
  return [...steps, { block: end, events: current }];
}

function blockOf({ position: { blockNumber, blockHash, blockTime } }: LedgerEvent): BlockRef {
  return { blockNumber, blockHash, blockTime };
}
