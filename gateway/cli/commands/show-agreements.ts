import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { findAgreement } from "../find-agreement.ts";
import { renderAgreement, renderAgreements } from "../render/agreement.ts";
import { openSession } from "../session.ts";

/** Lists every version of every agreement. */
export async function listAgreements(deps: Deps, options: GlobalOptions): Promise<number> {
  const { api } = await openSession(deps, options);
  const agreements = await api.listAgreements();
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ agreements })}\n`
      : renderAgreements(agreements, languageOf(deps, options)),
  );
  return 0;
}

/** Shows an agreement with its scope: the newest version unless one is named. */
export async function showAgreement(
  deps: Deps,
  options: GlobalOptions,
  code: string,
  version: number | undefined,
): Promise<number> {
  const { api } = await openSession(deps, options);
  const agreement = findAgreement(await api.listAgreements(), code, version);
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ agreement })}\n`
      : renderAgreement(agreement, languageOf(deps, options)),
  );
  return 0;
}
