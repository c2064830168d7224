import type { ProposedCalls } from "../domain/actions.ts";
import { proposalIdOf } from "../domain/decisions.ts";
import { safeText } from "../domain/safe-text.ts";
import type { ProposalInfo } from "../domain/wire/proposals.ts";
import { languageOf } from "./deps.ts";
import { Failure } from "./failure.ts";
import type { Network, Session } from "./session.ts";

/**
 * A proposal whose calls are those that its id binds, and says what they would do.
 *
 * @throws Failure `gateway-answer-untrue` when the gateway answers with another's
 */
export async function readProposal(
  { api, deps, options }: Session,
  { contracts }: Network,
  id: string,
): Promise<{ readonly proposal: ProposalInfo; readonly calls: ProposedCalls }> {
  const { proposal } = await api.readProposal(id);
  const calldatas = proposal.decisions.map(({ call }) => call);
  const targets = calldatas.map(() => contracts.registry);
  if (proposal.id !== id || proposalIdOf(targets, calldatas, proposal.reference) !== id) {
    throw new Failure(
      "gateway-answer-untrue",
      `The gateway answers for ${id} with another proposal; nothing was signed.`,
    );
  }
  if (options.json !== true) {
    const language = languageOf(deps, options);
    const words = proposal.decisions.map((decision) => `  ${safeText(decision.words[language])}\n`);
    deps.terminal.tell(`proposal ${id} of ${safeText(proposal.partner)} would:\n${words.join("")}`);
  }
  return { proposal, calls: { targets, values: targets.map(() => "0"), calldatas } };
}
