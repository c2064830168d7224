import { numberOf } from "../../domain/codes/code-list.ts";
import { type Support, supports } from "../../domain/codes/proposals.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readProposal } from "../read-proposal.ts";

/** Votes for one's partner. */
export function vote(deps: Deps, options: GlobalOptions, id: string, support: Support): Promise<number> {
  return act(deps, options, async (session, network) => {
    await readProposal(session, network, id);
    return {
      action: {
        contract: "consortium",
        name: "castVote",
        args: { proposalId: BigInt(id).toString(), support: numberOf(supports, support) },
      },
      wanted: { role: "signatory", isCarriedForAll: true },
      done: `proposal ${id}: voted ${support}`,
      result: { proposal: id, support },
    };
  });
}
