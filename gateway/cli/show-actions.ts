import { type Action, decodeAction, encodeAction } from "../domain/actions.ts";
import { DomainError } from "../domain/errors.ts";
import { safeText } from "../domain/safe-text.ts";
import { nameAge } from "../domain/texts/name-values.ts";
import { sayIn } from "../domain/texts/say.ts";
import { confirmSigning } from "./confirm-signing.ts";
import { languageOf } from "./deps.ts";
import { actionTexts } from "./render/action-texts.ts";
import { nameSeconds } from "./render/action-words.ts";
import { describeAction } from "./render/describe-action.ts";
import type { Officer } from "./select-officer.ts";
import type { Network, Session } from "./session.ts";

const contractTexts = {
  ledger: "toLedger",
  board: "toBoard",
  registry: "toRegistry",
  consortium: "toConsortium",
  anchors: "toAnchors",
} as const satisfies Record<Action["contract"], keyof typeof actionTexts>;

/**
 * Says what is in the calls themselves, with chain, contracts and deadline (Unix seconds): the officer signs what is shown, whatever
 * put it together. With `--confirm` goes on only after a yes.
 *
 * @throws Failure `not-confirmed`
 */
export async function showActions(
  { deps, options }: Session,
  network: Network,
  officer: Officer,
  actions: readonly Action[],
  deadline: number,
): Promise<void> {
  const { terminal } = deps;
  const language = languageOf(deps, options);
  const say = sayIn(actionTexts, language);
  const lines = actions.map((action) => {
    const { to, data } = encodeAction(action, network.contracts);
    const decoded = decodeAction(to, data, network.contracts);
    if (decoded === undefined)
      throw new DomainError("wrong-target", "What was to be signed is no action of an officer.");
    const where = say(contractTexts[decoded.contract], { address: to });
    return `  ${describeAction(decoded, network, language)} → ${where}\n`;
  });
  if (options.json !== true || options.confirm === true) {
    const head = say("signing", {
      name: safeText(officer.name),
      signer: officer.signer.address,
      chain: network.chainId.toString(),
      forwarder: network.contracts.forwarder,
      until: nameSeconds(deadline),
      duration: nameAge(deadline * 1_000 - deps.now(), language),
    });
    terminal.tell(`${head}\n${lines.join("")}`);
  }
  await confirmSigning({ deps, options });
}
