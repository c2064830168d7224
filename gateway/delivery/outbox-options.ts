import type { Ledger, Store } from "../domain/ports.ts";
import type { NoteStep } from "../domain/steps.ts";

/** What the outbox works with. */
export interface OutboxOptions {
  readonly store: Store;
  readonly ledger: Ledger;
  /**
   * Brings the index level with the node: a submission is settled when its receipt is indexed. Throws where the chain is lost:
   * nothing is sent to another one.
   */
  readonly catchUp: () => Promise<void>;
  /** Called before each round, when nothing is being signed. */
  readonly beginRound?: () => void;
  readonly noteStep: NoteStep;
  readonly now: () => number;
  readonly report: (error: unknown) => void;
  readonly idleMs: number;
  /** How long a transaction may be left out of the blocks that are made before another is signed with its nonce. */
  readonly replaceAfterMs: number;
}
