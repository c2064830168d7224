import type { Action } from "../domain/actions.ts";
import { safeText } from "../domain/safe-text.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { selectOfficer, type Wanted } from "./select-officer.ts";
import { type Network, openSession, readNetworkToSignFor, type Session } from "./session.ts";
import { requireRecorded, signAndSubmit } from "./sign-and-submit.ts";

/** One action, and what is said and answered about it when it is recorded. */
export interface Intention {
  readonly action: Action;
  readonly wanted: Omit<Wanted, "partner">;
  /** One sentence without its full stop. */
  readonly done: string;
  /** Members of the JSON answer beside submission and transaction. */
  readonly result: Readonly<Record<string, unknown>>;
}

/** Carries out one action of an officer of the gateway's partner. Throws DomainError when it is refused, also after acceptance. */
export async function act(
  deps: Deps,
  options: GlobalOptions,
  intend: (session: Session, network: Network) => Promise<Intention>,
): Promise<number> {
  const session = await openSession(deps, options);
  const network = await readNetworkToSignFor(session);
  const { action, wanted, done, result } = await intend(session, network);
  const officer = await selectOfficer(session, { partner: network.partner.iso, ...wanted });
  const { submissionId, outcome } = requireRecorded(await signAndSubmit(session, network, officer, [action]));
  const { transactionHash, blockNumber } = outcome;
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ ...result, submission: submissionId, transactionHash, block: blockNumber })}\n`
      : `${safeText(done)} (block ${blockNumber}, transaction ${transactionHash})\n`,
  );
  return 0;
}
