import type { CaseFile } from "../domain/case/case-file.ts";
import { DomainError } from "../domain/errors.ts";
import { safeText } from "../domain/safe-text.ts";
import { type AgreementVersion, caseContextOf, currentVersions, noAgreement } from "./case-context.ts";
import { type CaseFolder, checkCaseFolder, openCaseFolder, peekPartner } from "./case-folder.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { Failure } from "./failure.ts";
import { renderMistakes } from "./render/mistakes.ts";
import { type Network, openSession, readNetworkToSignFor, type Session } from "./session.ts";

/** A case folder without mistakes, at the gateway that may file it. */
export interface OpenCase {
  readonly session: Session;
  readonly network: Network;
  readonly folder: string;
  readonly file: CaseFile;
  /** The version that records are made under: the highest in force; none for a case that is shared with nobody. */
  readonly agreement: AgreementVersion;
}

/**
 * Opens a case folder to sign for it. The gateway is that of the case's partner.
 *
 * @throws DomainError `case-invalid` after every mistake was shown; Failure `other-partner`
 */
export async function openCase(deps: Deps, options: GlobalOptions, path: string): Promise<OpenCase> {
  const folder = openCaseFolder(path);
  const partner = peekPartner(folder);
  const session = await openSession(deps, options, partner);
  const network = await readNetworkToSignFor(session);
  if (partner !== undefined && network.partners.some(({ iso }) => iso === partner) && partner !== network.partner.iso) {
    const detail = `The case is of ${safeText(partner)}, and ${session.api.gatewayUrl} is the gateway of ${network.partner.iso}.`;
    throw new Failure("other-partner", detail);
  }
  const file = requireSound(deps, folder, network);
  return { session, network, folder: folder.folder, file, agreement: agreementOf(file, network) };
}

function agreementOf({ agreement: code }: CaseFile, network: Network): AgreementVersion {
  if (code === undefined) return noAgreement;
  const agreement = currentVersions(network.agreements).get(code);
  if (agreement === undefined) throw new DomainError("agreement-unknown", `There is no agreement ${code}.`);
  return agreement;
}

function requireSound(deps: Deps, folder: CaseFolder, network: Network): CaseFile {
  const context = caseContextOf(new Date(deps.now()), network.partners, network.agreements);
  const read = checkCaseFolder(folder, context);
  if (read.ok) return read.case;
  const { mistakes } = read;
  deps.terminal.tell(renderMistakes(mistakes));
  const count = mistakes.length === 1 ? "a mistake" : `${mistakes.length} mistakes`;
  throw new DomainError("case-invalid", `The case folder has ${count}; nothing was filed.`, { mistakes });
}
