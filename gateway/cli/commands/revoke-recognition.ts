import { numberOf } from "../../domain/codes/code-list.ts";
import { type RevocationReason, revocationReasons } from "../../domain/codes/reasons.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readMember } from "../read-member.ts";

/** Takes back one's own partner's recognition. */
export function revokeRecognition(
  deps: Deps,
  options: GlobalOptions,
  id: string,
  reason: RevocationReason,
): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { member } = await readMember(session, network, id);
    const args = { member, reason: numberOf(revocationReasons, reason) };
    return {
      action: { contract: "ledger", name: "revokeRecognition", args },
      wanted: { role: "recogniser" },
      done: `evidence ${id}: recognition revoked, reason ${reason}`,
      result: { evidence: id, state: "revoked", reason },
    };
  });
}
