import { type Language, label } from "../../domain/codes/code-list.ts";
import { partnerStates, signerRoles } from "../../domain/codes/membership.ts";
import { proposalStates, supports } from "../../domain/codes/proposals.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { AsOf, Authorisation, PartnerInfo } from "../../domain/wire/network.ts";
import type { ProposalInfo } from "../../domain/wire/proposals.ts";
import { renderAsOf } from "./as-of.ts";
import { consortiumTexts } from "./consortium-texts.ts";
import { renderTable } from "./table.ts";

/** A list of proposals, one line each. */
export function renderProposals(proposals: readonly ProposalInfo[], language: Language): string {
  if (proposals.length === 0) return `${sayIn(consortiumTexts, language)("noProposals")}\n`;
  return renderTable(
    proposals.map((proposal) => [
      proposal.id,
      safeText(proposal.partner),
      label(proposalStates, proposal.state, language),
      `${proposal.inFavour}/${proposal.needed ?? "?"}`,
      wordsOf(proposal, language).join("; "),
    ]),
  );
}

/** One proposal with what it would do and every vote. */
export function renderProposal(asOf: AsOf, proposal: ProposalInfo, language: Language): string {
  const { needed, eta, lapsesAt, executedAt, canceledAt } = proposal;
  const say = sayIn(consortiumTexts, language);
  const rows: string[][] = [
    [say("proposal"), proposal.id],
    [say("state"), label(proposalStates, proposal.state, language)],
    ...wordsOf(proposal, language).map((words) => [say("would"), words]),
    [say("proposedBy"), `${safeText(proposal.partner)} (${proposal.signer}), ${proposal.proposedAt}`],
    [say("reference"), proposal.reference],
    [say("votes"), `${proposal.snapshot} – ${proposal.deadline}`],
    [say("inFavour"), `${proposal.inFavour}/${needed ?? "?"}`],
    ...(eta === null ? [] : [[say("notBefore"), eta]]),
    ...(lapsesAt === null ? [] : [[say("lapses"), lapsesAt]]),
    ...(executedAt === null ? [] : [[say("executed"), executedAt]]),
    ...(canceledAt === null ? [] : [[say("canceled"), canceledAt]]),
    ...proposal.votes.map(({ partner, support, castAt, signer }) => [
      say("vote"),
      `${safeText(partner)} ${label(supports, support, language)}, ${castAt}, ${signer}`,
    ]),
  ];
  return `${renderAsOf(asOf, language)}${renderTable(rows)}`;
}

const wordsOf = ({ decisions }: ProposalInfo, language: Language): string[] =>
  decisions.map(({ words }) => safeText(words[language]));

/** The partners, one line each. */
export function renderPartners(partners: readonly PartnerInfo[], language: Language): string {
  return renderTable(
    partners.map(({ iso, id, state, name, hasGateway }) => [
      safeText(iso),
      String(id),
      label(partnerStates, state, language),
      safeText(name),
      hasGateway ? "" : sayIn(consortiumTexts, language)("noGateway"),
    ]),
  );
}

/** A partner's signers, one line each. */
export function renderSigners(signers: readonly Authorisation[], language: Language): string {
  if (signers.length === 0) return `${sayIn(consortiumTexts, language)("noSigners")}\n`;
  return renderTable(
    signers.map(({ address, roles, validFrom, validTo, isValid }) => [
      address,
      roles.map((role) => label(signerRoles, role, language)).join(", "),
      `${validFrom} – ${validTo ?? ""}`,
      isValid ? "" : sayIn(consortiumTexts, language)("notValid"),
    ]),
  );
}
