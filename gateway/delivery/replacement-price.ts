import type { RelayTransaction } from "../domain/outbox.ts";
import type { Ledger } from "../domain/ports.ts";

/** What a transaction that is to replace another has to offer for a unit of gas, in wei; 0 where gas is free. */
export async function replacementPrice(ledger: Ledger, last: RelayTransaction): Promise<bigint> {
  const price = await ledger.gasPrice();
  if (price === 0n) return 0n;
  // Nodes want an eighth more for one that is to replace another.
  const raised = last.gasPrice + last.gasPrice / 8n + 1n;
  return price > raised ? price : raised;
}
