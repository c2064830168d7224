import type { SubmissionRow } from "../domain/outbox.ts";
import type { OutboxOptions } from "./outbox-options.ts";

/** A transaction that is to be signed. */
export interface ToSign {
  readonly nonce: number;
  readonly gasPrice: bigint;
  /** What it carries; nothing only uses the nonce up. */
  readonly rows: readonly SubmissionRow[];
  /** Hash of the last transaction with this nonce, where there is one to be replaced. */
  readonly replaces?: string;
}

/** Signs a transaction and keeps it, with its nonce and what it carries, before anybody sees it. False when it was overtaken. */
export async function signAndKeep(options: OutboxOptions, toSign: ToSign): Promise<boolean> {
  const { store, ledger, now, noteStep } = options;
  const { nonce, gasPrice, rows, replaces } = toSign;
  const note = (step: Parameters<typeof noteStep>[0]): void => {
    for (const { submissionId } of rows) noteStep(step, submissionId);
  };
  note("nonce-assigned");
  const requests = rows.flatMap((row) => row.requests);
  const { raw, hash } = await ledger.signTransaction(requests, nonce, gasPrice);
  note("signed");
  const head = await store.head();
  const isKept = await store.keepTransaction(
    {
      hash,
      relay: ledger.relay,
      nonce,
      isEmpty: requests.length === 0,
      gasPrice,
      raw,
      signedAt: now(),
      signedBlock: head?.blockNumber ?? 0,
    },
    rows.map(({ submissionId }) => submissionId),
    replaces,
  );
  if (isKept) note("kept");
  return isKept;
}
