import { randomBytes } from "node:crypto";
import { numberOf } from "../../domain/codes/code-list.ts";
import { type PartnerState, partnerStates } from "../../domain/codes/membership.ts";
import { type Decision, encodeDecision, proposalIdOf } from "../../domain/decisions.ts";
import { DomainError } from "../../domain/errors.ts";
import type { PartnerInfo } from "../../domain/wire/network.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { hashFile } from "../hash-file.ts";
import type { Network } from "../session.ts";

/** What is proposed, in the words of the command line. */
export type Proposed =
  | { readonly what: "admit"; readonly iso: string; readonly id: number; readonly signatory: string }
  | { readonly what: "suspend" | "reinstate" | "withdraw"; readonly iso: string }
  | { readonly what: "seat"; readonly iso: string; readonly signatory: string }
  | { readonly what: "succeed"; readonly registry: string };

export interface ProposeOptions {
  /** The paper that gives the reasons; only its digest is recorded. */
  readonly paper?: string;
  /** An admission that leaves the candidate one. */
  readonly candidate?: boolean;
}

/** Proposes a decision to the consortium, as a signatory. */
export function proposeDecision(
  deps: Deps,
  options: GlobalOptions,
  proposed: Proposed,
  { paper, candidate }: ProposeOptions,
): Promise<number> {
  return act(deps, options, async (_session, network) => {
    const decisions = decisionsOf(network, proposed, candidate === true);
    const calldatas = decisions.map(encodeDecision);
    const targets = calldatas.map(() => network.contracts.registry);
    const description =
      paper === undefined ? `0x${randomBytes(32).toString("hex")}` : `0x${(await hashFile(paper)).sha256}`;
    const id = proposalIdOf(targets, calldatas, description);
    return {
      action: {
        contract: "consortium",
        name: "propose",
        args: { targets, values: targets.map(() => "0"), calldatas, description },
      },
      wanted: { role: "signatory", isCarriedForAll: true },
      done: `proposal ${id}: proposed`,
      result: { proposal: id, reference: description },
    };
  });
}

const reached: Readonly<Record<"suspend" | "reinstate" | "withdraw", readonly [PartnerState, ...PartnerState[]]>> = {
  suspend: ["suspended", "active"],
  reinstate: ["active", "candidate", "suspended"],
  withdraw: ["withdrawn", "suspended"],
};

function decisionsOf(network: Network, proposed: Proposed, isCandidate: boolean): Decision[] {
  switch (proposed.what) {
    case "admit": {
      const { iso, id: partnerId, signatory } = proposed;
      const taken = network.partners.find((partner) => partner.id === partnerId || partner.iso === iso);
      if (taken !== undefined) {
        const detail = `${taken.iso} (${taken.id}) was admitted before: a partner's number and code are its own for ever.`;
        throw new DomainError("decision-overtaken", detail, { partner: taken.iso });
      }
      const admission: Decision = { name: "admitPartner", partnerId, iso, signatory };
      const activation: Decision = { name: "setPartnerState", partnerId, state: numberOf(partnerStates, "active") };
      return isCandidate ? [admission] : [admission, activation];
    }
    case "suspend":
    case "reinstate":
    case "withdraw": {
      const partner = findPartner(network, proposed.iso);
      const [state, ...from] = reached[proposed.what];
      if (!from.includes(partner.state)) {
        const detail = `${partner.iso} is ${partner.state}; from there it cannot be made ${state}.`;
        throw new DomainError("decision-overtaken", detail, { partner: partner.iso, state: partner.state });
      }
      return [{ name: "setPartnerState", partnerId: partner.id, state: numberOf(partnerStates, state) }];
    }
    case "seat": {
      const { id: partnerId } = findPartner(network, proposed.iso);
      return [{ name: "seatSignatory", partnerId, signatory: proposed.signatory }];
    }
    case "succeed":
      return [{ name: "nameSuccessor", registry: proposed.registry }];
  }
}

function findPartner({ partners }: Network, iso: string): PartnerInfo {
  const partner = partners.find((candidate) => candidate.iso === iso);
  if (partner === undefined) throw new DomainError("unknown-partner", `There is no partner ${iso}.`, { partner: iso });
  return partner;
}
