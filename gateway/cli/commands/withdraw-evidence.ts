import { numberOf } from "../../domain/codes/code-list.ts";
import { type WithdrawalReason, withdrawalReasons } from "../../domain/codes/reasons.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readMember } from "../read-member.ts";

/** Withdraws one's own partner's evidence. It stays on the ledger and stands no more. */
export function withdrawEvidence(
  deps: Deps,
  options: GlobalOptions,
  id: string,
  reason: WithdrawalReason,
): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { member } = await readMember(session, network, id);
    const args = { member, reason: numberOf(withdrawalReasons, reason) };
    return {
      action: { contract: "ledger", name: "withdraw", args },
      wanted: { role: "officer" },
      done: `evidence ${id}: withdrawn, reason ${reason}`,
      result: { evidence: id, state: "withdrawn", reason },
    };
  });
}
