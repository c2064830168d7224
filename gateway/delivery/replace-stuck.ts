import { type RelayTransaction, standIns } from "../domain/outbox.ts";
import type { OutboxOptions } from "./outbox-options.ts";
import { replacementPrice } from "./replacement-price.ts";
import { signAndKeep } from "./sign-and-keep.ts";

const BLOCKS_WITHOUT_IT = 8;
const MOST_RAISES = 3;

/**
 * Keeps the relay's nonces moving. One that is missing before others is used up by a transaction without requests; one whose
 * transaction is left out of block after block gets another: with the same requests and a higher price where gas has one, else
 * without requests, and these wait again once that is mined. Whichever is mined in the end is the one that counts.
 */
export async function replaceStuck(options: OutboxOptions, minedUpTo: number): Promise<void> {
  const { store, ledger } = options;
  const open = await store.openTransactions(ledger.relay);
  const nonces = new Set(open.map(({ nonce }) => nonce));
  for (let nonce = minedUpTo; nonce < Math.max(-1, ...nonces); nonce += 1) {
    if (!nonces.has(nonce)) await signAndKeep(options, { nonce, gasPrice: await ledger.gasPrice(), rows: [] });
  }
  const last = open.filter(({ nonce }) => nonce === minedUpTo).at(-1);
  if (last === undefined || !(await isStuck(options, last))) return;
  const gasPrice = await replacementPrice(ledger, last);
  const isRaise = gasPrice > 0n && last.attempt <= MOST_RAISES && !last.isEmpty;
  const rows = isRaise ? standIns(await store.submissionsOfNonce(ledger.relay, last.nonce)) : [];
  await signAndKeep(options, { nonce: last.nonce, gasPrice, rows, replaces: last.hash });
}

/** Blocks are made, and it is in none of them. Each replacement waits twice as long as the one before. */
async function isStuck({ store, now, replaceAfterMs }: OutboxOptions, last: RelayTransaction): Promise<boolean> {
  const head = await store.head();
  const blocks = (head?.blockNumber ?? 0) - last.signedBlock;
  return blocks >= BLOCKS_WITHOUT_IT && now() - last.signedAt >= replaceAfterMs * 2 ** (last.attempt - 1);
}
