import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderAsOf } from "../render/as-of.ts";
import { renderProposal, renderProposals } from "../render/consortium.ts";
import { openSession } from "../session.ts";

/** Lists the newest proposals to the consortium. */
export async function listProposals(deps: Deps, options: GlobalOptions, limit: number): Promise<number> {
  const { api } = await openSession(deps, options);
  const page = await api.listProposals({ limit });
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify(page)}\n`
      : renderAsOf(page.asOf, languageOf(deps, options)) + renderProposals(page.proposals, languageOf(deps, options)),
  );
  return 0;
}

/** Shows a proposal: what it would do, who voted how, where it stands. */
export async function showProposal(deps: Deps, options: GlobalOptions, id: string): Promise<number> {
  const { api } = await openSession(deps, options);
  const detail = await api.readProposal(id);
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify(detail)}\n`
      : renderProposal(detail.asOf, detail.proposal, languageOf(deps, options)),
  );
  return 0;
}
