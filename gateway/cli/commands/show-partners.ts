import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderPartners, renderSigners } from "../render/consortium.ts";
import { openSession } from "../session.ts";

/** Lists the partners with their standing. */
export async function listPartners(deps: Deps, options: GlobalOptions): Promise<number> {
  const { api } = await openSession(deps, options);
  const partners = await api.listPartners();
  deps.terminal.print(
    options.json === true ? `${JSON.stringify({ partners })}\n` : renderPartners(partners, languageOf(deps, options)),
  );
  return 0;
}

/** Shows a partner and everybody whom it authorised. */
export async function showPartner(deps: Deps, options: GlobalOptions, iso: string): Promise<number> {
  const { api } = await openSession(deps, options);
  const [{ asOf, partner }, signers] = await Promise.all([api.readPartner(iso), api.listSigners(iso)]);
  const language = languageOf(deps, options);
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ asOf, partner, signers })}\n`
      : renderPartners([partner], language) + renderSigners(signers, language),
  );
  return 0;
}

/** Lists the signers of a partner, or of the gateway's own. */
export async function listSigners(deps: Deps, options: GlobalOptions, wanted: string | undefined): Promise<number> {
  const { api } = await openSession(deps, options);
  const partner = wanted ?? (await api.readNetwork()).partner.iso;
  const signers = await api.listSigners(partner);
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify({ partner, signers })}\n`
      : renderSigners(signers, languageOf(deps, options)),
  );
  return 0;
}
