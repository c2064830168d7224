import { hasBit } from "./bit-sets.ts";
import type { SignerRow } from "./ports.ts";

const ACTIVE = 2;

/** Who is said to have signed for whom, as what, and when; and until when the answer looks. Times are Unix seconds. */
export interface AuthorityQuestion {
  readonly partnerId: number;
  /** Position of the role in a signer's set of roles. */
  readonly role: number;
  readonly when: number;
  /** Time of the block that the answer holds as of. */
  readonly now: number;
}

/**
 * Whether a signer held a role for a partner at a time and the partner was active then, exactly as `Registry.wasAuthorised` says.
 * What ends in a second has not lasted through it: of several standings in one second the last one counts.
 *
 * @param signer the signer's one window; undefined when it was never authorised
 * @param stateThen the partner's standing at `when`
 */
export function wasAuthorised(signer: SignerRow | undefined, stateThen: number, question: AuthorityQuestion): boolean {
  const { partnerId, role, when, now } = question;
  return (
    signer !== undefined &&
    signer.partnerId === partnerId &&
    hasBit(signer.roles, role) &&
    signer.validFrom <= when &&
    when < signer.validTo &&
    when <= now &&
    stateThen === ACTIVE
  );
}
