import { descriptionHashOf } from "../../domain/decisions.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { readProposal } from "../read-proposal.ts";

const done = { queue: "queued", execute: "carried out", cancel: "taken back" } as const;

/** Takes a decision into the timelock, carries it out after it, or takes a proposal back before voting begins. */
export function carryOutProposal(
  deps: Deps,
  options: GlobalOptions,
  step: "queue" | "execute" | "cancel",
  id: string,
): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { proposal, calls } = await readProposal(session, network, id);
    return {
      action: {
        contract: "consortium",
        name: step,
        args: { ...calls, descriptionHash: descriptionHashOf(proposal.reference) },
      },
      wanted: { role: "signatory", isCarriedForAll: true },
      done: `proposal ${id}: ${done[step]}`,
      result: { proposal: id, step },
    };
  });
}
