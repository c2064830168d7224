import type { Action } from "../domain/actions.ts";
import { gasOf } from "../domain/submission.ts";
import type { NewSimulation, Simulation } from "../domain/wire/filing.ts";
import type { Gateway } from "./gateway.ts";
import { requireActions, requireContent, requireOwnSigner } from "./require-soundness.ts";

/**
 * Says what stands against actions before anything is signed or carried: all of them in their order, however many submissions
 * they will take. Nothing is kept. Of what is to be recorded the exhibits may still be missing.
 *
 * @throws DomainError of an action that is none or whose content is not here, `signer-unknown`, `not-entitled`
 */
export async function simulateActions(gateway: Gateway, { signer, calls }: NewSimulation): Promise<Simulation> {
  const actions = requireActions(gateway, calls);
  await requireOwnSigner(gateway, signer, actions);
  for (const action of actions) await requireContent(gateway, action);
  const refusals = await gateway.ledger.simulate(
    calls.map((call, position) => ({ ...call, from: signer, gas: gasOf(actions[position] as Action) })),
  );
  return {
    signer,
    calls: actions.map(({ contract, name }, position) => {
      const refusal = refusals[position];
      return {
        action: `${contract}.${name}`,
        refusal: refusal === undefined ? null : { code: refusal.code, detail: refusal.message },
      };
    }),
  };
}
