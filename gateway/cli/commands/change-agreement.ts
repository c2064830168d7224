import type { AgreementInfo } from "../../domain/wire/network.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { findAgreement } from "../find-agreement.ts";

/** What a party does to an agreement that is there. */
export type Step = "ratify" | "suspend" | "resume" | "end";

const steps = {
  ratify: { name: "ratifyAgreement", done: "ratified", states: ["proposed"] },
  suspend: { name: "suspendAgreement", done: "suspended, as far as your partner takes part", states: ["ratified"] },
  resume: { name: "resumeAgreement", done: "resumed by your partner", states: ["ratified", "suspended"] },
  end: { name: "endAgreement", done: "consented to its end", states: ["ratified", "suspended"] },
} as const satisfies Record<Step, { readonly states: readonly AgreementInfo["state"][] } & Record<string, unknown>>;

/** Ratifies, suspends, resumes or ends for one's partner: the version named, or the newest in a state for it. */
export function changeAgreement(
  deps: Deps,
  options: GlobalOptions,
  step: Step,
  code: string,
  wantedVersion: number | undefined,
): Promise<number> {
  const { name, done, states } = steps[step];
  return act(deps, options, async (_session, network) => {
    const fits = ({ state }: AgreementInfo) => states.some((candidate) => candidate === state);
    const { id, version, code: named } = findAgreement(network.agreements, code, wantedVersion, fits);
    return {
      action: { contract: "registry", name, args: { agreementId: id, version } },
      wanted: { role: "signatory" },
      done: `agreement ${named} v${version}: ${done}`,
      result: { agreement: named, id, version, step },
    };
  });
}
