import { DomainError } from "../domain/errors.ts";
import { carryWaiting } from "./carry-waiting.ts";
import { finishRetired } from "./finish-retired.ts";
import type { OutboxOptions } from "./outbox-options.ts";
import { paceRounds } from "./pace-rounds.ts";
import { type Repetition, repeat } from "./repeat.ts";
import { replaceStuck } from "./replace-stuck.ts";
import { replaceSuperseded } from "./replace-superseded.ts";
import { sendOpen } from "./send-open.ts";
import { settleMined } from "./settle-mined.ts";

/** However much comes, rounds keep apart: each asks the node the same questions, be it for one or for many. */
const ROUNDS_APART_MS = 150;
/** One carries, one settles, and one finds that nothing is left. */
const ROUNDS_AT_ONCE = 3;

/**
 * Carries accepted submissions to the ledger: several in one transaction, several transactions under way, with nonces of the relay
 * that are given here. What is done next is told by the database and the node alone: a transaction is kept before it is sent, in
 * one step with its nonce and with what it carries, so that after any interruption the same one is looked for, and sent again only
 * as it was. A request cannot be carried out twice: the forwarder's nonce is used up by the first.
 */
export function runOutbox(options: OutboxOptions): Repetition {
  const { store } = options;
  const sentAt = new Map<string, number>();
  const sentAtRetired = new Map<string, number>();

  const pace = paceRounds(ROUNDS_AT_ONCE, ROUNDS_APART_MS);
  const round = async (): Promise<number> => {
    options.beginRound?.();
    const isIdle = async (): Promise<boolean> =>
      (await store.relaysUnderWay()).length === 0 && (await store.waitingSubmissions(1)).length === 0;
    if (await isIdle()) return options.idleMs;
    await pace();
    await options.catchUp();
    // By one node: a count of one and receipts of another that is behind it would tell of transactions that are none's.
    const ledger = await options.ledger.byOneNode();
    const whole = { ...options, ledger };
    await finishRetired(whole, sentAtRetired);
    // The count is read before the receipts: what it counts has one, unless another key's owner sent it.
    const minedUpTo = await ledger.relayNonce();
    await settleMined(whole, minedUpTo);
    await replaceSuperseded(whole, minedUpTo);
    await carryWaiting(whole, minedUpTo);
    await replaceStuck(whole, minedUpTo);
    await sendOpen(whole, sentAt);
    return 0;
  };
  return repeat(
    round,
    (error) => {
      // That the node is away is a state, not an incident; it is in the status.
      if (!(error instanceof DomainError)) options.report(error);
    },
    options.idleMs,
  );
}
