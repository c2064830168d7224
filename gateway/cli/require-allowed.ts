import { type Action, encodeAction } from "../domain/actions.ts";
import { isProblemCode } from "../domain/codes/problems.ts";
import { DomainError } from "../domain/errors.ts";
import { safeText } from "../domain/safe-text.ts";
import { sayIn } from "../domain/texts/say.ts";
import { languageOf } from "./deps.ts";
import { Failure } from "./failure.ts";
import { actionTexts } from "./render/action-texts.ts";
import { describeAction } from "./render/describe-action.ts";
import type { Officer } from "./select-officer.ts";
import type { Network, Session } from "./session.ts";

/**
 * Has every action of a filing simulated, in order, before the first is signed. Of several refusals each is told.
 *
 * @throws DomainError of the first refusal that is not in `overtaken`, else of the first
 */
export async function requireAllowed(
  { api, deps, options }: Session,
  network: Network,
  { signer }: Officer,
  actions: readonly Action[],
  overtaken: ReadonlySet<string>,
): Promise<void> {
  const language = languageOf(deps, options);
  const { calls } = await api.simulate({
    signer: signer.address,
    calls: actions.map((action) => encodeAction(action, network.contracts)),
  });
  if (calls.length !== actions.length) {
    throw new Failure("gateway-answer-untrue", "The gateway simulated other actions than it was given.");
  }
  const refused = calls.flatMap(({ refusal }, position) =>
    refusal === null ? [] : [{ ...refusal, action: actions[position] as Action }],
  );
  const first = refused.find(({ code }) => !overtaken.has(code)) ?? refused[0];
  if (first === undefined) return;
  if (refused.length > 1 && !overtaken.has(first.code)) {
    for (const { action, code, detail } of refused) {
      const what = `${describeAction(action, network, language)}: ${safeText(detail)} [${safeText(code)}]`;
      deps.terminal.tell(`${sayIn(actionTexts, language)("refused", { what })}\n`);
    }
  }
  const code = isProblemCode(first.code) ? first.code : "simulation-refused";
  throw new DomainError(
    code,
    `${first.detail} (${describeAction(first.action, network, language)}) Nothing was signed.`,
  );
}
