import { numberOf } from "../../domain/codes/code-list.ts";
import { type SupersessionReason, supersessionReasons } from "../../domain/codes/reasons.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readMember } from "../read-member.ts";

/** Replaces one's own partner's evidence by other evidence that stands. */
export function supersedeEvidence(
  deps: Deps,
  options: GlobalOptions,
  id: string,
  successorId: string,
  reason: SupersessionReason,
): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { member } = await readMember(session, network, id);
    const { member: successor } = await readMember(session, network, successorId);
    const args = { member, successor, reason: numberOf(supersessionReasons, reason) };
    return {
      action: { contract: "ledger", name: "supersede", args },
      wanted: { role: "officer" },
      done: `evidence ${id}: superseded by ${successorId}, reason ${reason}`,
      result: { evidence: id, state: "superseded", successor: successorId, reason },
    };
  });
}
