import { type AccessHead, dayOf, endOfDay } from "../domain/access-log.ts";
import { encodeAction } from "../domain/actions.ts";
import { forwarderDomain, gasOf, type UnsignedRequest } from "../domain/submission.ts";
import { acceptSubmission } from "./accept-submission.ts";
import type { Gateway } from "./gateway.ts";
import { showSigner } from "./show-signer.ts";

const DEADLINE_SECONDS = 3_600;

/** The key that anchors: the gateway's exchange key, which the registry knows with the role gateway. */
export interface AnchorSigner {
  readonly address: string;
  signRequest(request: UnsignedRequest, domain: ReturnType<typeof forwarderDomain>): Promise<string>;
}

/**
 * Has the head of the access log anchored as of the end of the last day that ended `afterMs` ago, unless that was done or is under way.
 * What is signed goes through the outbox like any submission: it is carried once, whatever happens meanwhile. Answers the submission's
 * id; undefined when there was nothing to do.
 *
 * @throws DomainError of whatever stands against it
 */
export async function anchorAccessLog(
  gateway: Gateway,
  signer: AnchorSigner,
  afterMs: number,
): Promise<string | undefined> {
  const { store, ledger, partner } = gateway;
  const day = dayOf(gateway.now() - afterMs) - 1;
  const last = await store.lastAccessAnchor(partner.id);
  if (last !== undefined && last.day >= day) return undefined;
  const from = signer.address.toLowerCase();
  const used = await ledger.forwarderNonce(from);
  if ((await store.pendingNonces(from, used)).length > 0) return undefined;

  const head = await headOf(gateway, day, last && { sequence: last.count, hash: last.head });
  if (head === undefined) return undefined;
  const args = { head: head.hash, count: head.sequence, day };
  const action = { contract: "anchors", name: "anchor", args } as const;
  const { nonce } = await showSigner(gateway, from);
  const unsigned = {
    from,
    gas: gasOf(action),
    deadline: Math.floor(gateway.now() / 1_000) + DEADLINE_SECONDS,
    nonce,
    ...encodeAction(action, ledger.contracts),
  };
  const signature = await signer.signRequest(unsigned, forwarderDomain(ledger.chainId, ledger.contracts.forwarder));
  const { submission } = await acceptSubmission(gateway, [{ ...unsigned, signature }]);
  return submission.id;
}

/** The head as of the end of a day. A log that was restored from a backup goes on after what it has lost, which stays a gap. */
async function headOf({ store }: Gateway, day: number, last: AccessHead | undefined): Promise<AccessHead | undefined> {
  if (last !== undefined) await store.resumeAccess(last);
  const head = await store.accessHeadBefore(endOfDay(day));
  if (last === undefined || (head !== undefined && head.sequence > last.sequence)) return head;
  return last;
}
