import type { Action, MemberArgument, ProposedCalls, RecognitionArgument } from "../../domain/actions.ts";
import { positionsIn } from "../../domain/bit-sets.ts";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "../../domain/codes/agreement-terms.ts";
import { channels } from "../../domain/codes/channels.ts";
import { codeOf, codesIn, type NumberedList } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { signerRoles } from "../../domain/codes/membership.ts";
import { outcomes } from "../../domain/codes/notices.ts";
import { supports } from "../../domain/codes/proposals.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { facets, grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { decodeDecision, describeDecision, hexOfProposal } from "../../domain/decisions.ts";
import { evidenceIdOf, type NoticeTerms, noticeIdOf } from "../../domain/ids.ts";
import type { ScopeBits } from "../../domain/ledger-events.ts";
import { safeText } from "../../domain/safe-text.ts";
import { ZERO_BYTES32 } from "../../domain/scalars.ts";
import type { Network } from "../session.ts";

/**
 * What a call does, in words, for the officer who signs it. Made from the call itself and not from what the command meant
 * to do; names of partners and agreements are the gateway's, so that their numbers stand beside them.
 */
export function describeAction(action: Action, network: Network): string {
  const word = (list: NumberedList, value: number, zero = "none"): string =>
    value === 0 ? zero : (codeOf(list, value) ?? `unknown (${value})`);
  const decisions = ({ targets, values, calldatas }: ProposedCalls): string =>
    calldatas
      .map((call, position) => {
        const isDecision = targets[position] === network.contracts.registry && values[position] === "0";
        return describeDecision(isDecision ? decodeDecision(call) : undefined, partner).en;
      })
      .join("; ");
  const words = (list: NumberedList, bits: number): string => codesIn(list, bits).join(", ") || "none";
  const partner = (id: number): string =>
    `${network.partners.find((candidate) => candidate.id === id)?.iso ?? "?"} (${id})`;
  const agreement = (id: number, version: number): string => {
    if (id === 0) return "no agreement (for the own partner alone)";
    const known = network.agreements.find((candidate) => candidate.id === id);
    return `agreement ${known === undefined ? "?" : safeText(known.code)} (${id}) v${version}`;
  };
  const idUnder = ({ partnerId, agreementId, version, kind }: Omit<MemberArgument, "root" | "path">, root: string) =>
    evidenceIdOf({
      chainId: network.chainId,
      ledger: network.contracts.ledger,
      partnerId,
      agreementId,
      version,
      kind,
      root,
    });
  const origin = ({ partnerId, agreementId, version, kind }: Omit<MemberArgument, "root" | "path">): string =>
    `of ${partner(partnerId)}: ${word(evidenceKinds, kind)}, ${agreement(agreementId, version)}`;
  const evidence = (member: MemberArgument): string => `evidence ${idUnder(member, member.root)} ${origin(member)}`;
  const decision = ({ grade, facets: bits, reason }: RecognitionArgument): string => {
    const state = grade === 0 ? "refused" : reason === 0 ? "recognised" : "partly-recognised";
    return `${state}, grade ${word(grades, grade)}, facets ${words(facets, bits)}, reason ${word(reasons, reason)}`;
  };
  const notice = (publisher: number, terms: NoticeTerms): string =>
    `notice ${noticeIdOf(network.chainId, network.contracts.board, publisher, terms)} of ${partner(publisher)}`;
  const addressed = ({ noticeId, recipients }: { noticeId: string; recipients: string }): string =>
    `notice ${noticeId} to ${positionsIn(recipients).map(partner).join(", ")}`;
  const content = (terms: NoticeTerms): string =>
    [
      agreement(terms.agreementId, terms.version),
      `rights ${words(rights, terms.rights)}`,
      `channels ${words(channels, terms.channels)}`,
      `valid ${time(terms.validFrom)} until ${time(terms.validTo)}`,
      `to ${positionsIn(terms.recipients).map(partner).join(", ")}`,
      `${terms.offices.length} of the own offices`,
      `commitment ${terms.commitment}`,
    ].join(", ");
  const office = (commitment: string): string => (commitment === ZERO_BYTES32 ? "" : `, for office ${commitment}`);

  const describeScope = (scope: ScopeBits): string =>
    [
      `evidence ${words(evidenceKinds, scope.kinds)}`,
      `rights ${words(rights, scope.rights)}`,
      `channels ${words(channels, scope.channels)}`,
      `purposes ${words(purposes, scope.purposes)}`,
      `directions ${words(directions, scope.directions)}`,
      `onward ${word(onwardRules, scope.onward)}`,
      `court ${word(courtRules, scope.court)}`,
      `recognition ${word(recognitionRules, scope.rule)} to ${word(grades, scope.floor)}`,
      `hours ${scope.hoursToAcknowledge}/${scope.hoursToAnswer}/${scope.hoursToFeedBack}/${scope.hoursToRecognise}`,
      `from ${time(scope.effective)} until ${time(scope.expiry)}`,
    ].join(", ");

  switch (action.name) {
    case "record": {
      const { kind, agreementId, version, rights: bits, size, root } = action.args.recording;
      const count = `${size} ${size === 1 ? "package" : "packages"}`;
      return `record: ${word(evidenceKinds, kind)}, ${agreement(agreementId, version)}, rights ${words(rights, bits)}, root ${root}, ${count}`;
    }
    case "recognise":
      return `recognise: ${decision(action.args.recognition)}; ${evidence(action.args.member)}`;
    case "recogniseMembers": {
      const { members, recognition } = action.args;
      const ids = members.roots.map((root) => idUnder(members, root));
      return `recognise ${ids.length} packages of one batch: ${decision(recognition)}; ${origin(members).slice("of ".length)}; evidence ${ids.join(", ")}`;
    }
    case "revokeRecognition":
      return `revoke the recognition: reason ${word(reasons, action.args.reason)}; ${evidence(action.args.member)}`;
    case "supersede":
      return `supersede: reason ${word(reasons, action.args.reason)}; ${evidence(action.args.member)}; by ${evidence(action.args.successor)}`;
    case "withdraw":
      return action.contract === "ledger"
        ? `withdraw: reason ${word(reasons, action.args.reason)}; ${evidence(action.args.member)}`
        : `withdraw: reason ${word(reasons, action.args.reason)}; ${notice(network.partner.id, action.args.terms)}`;
    case "publish":
      return `publish: ${notice(network.partner.id, action.args.terms)}: ${content(action.args.terms)}`;
    case "update":
      return `update: ${notice(network.partner.id, action.args.previous)} to ${notice(network.partner.id, action.args.terms)}: ${content(action.args.terms)}`;
    case "acknowledge":
      return `acknowledge: ${addressed(action.args)}${office(action.args.office)}`;
    case "answer":
      return `answer ${word(outcomes, action.args.outcome)}: ${addressed(action.args)}${office(action.args.office)}, content ${action.args.commitment}`;
    case "authoriseSigner": {
      const { signer, roles, validFrom, validTo } = action.args;
      const from = validFrom === 0 ? "now" : time(validFrom);
      const until = validTo === NO_END ? "without end" : `until ${time(validTo)}`;
      return `authorise ${signer} as ${words(signerRoles, roles)}, from ${from}, ${until}`;
    }
    case "revokeSigner": {
      const { signer, validTo } = action.args;
      return `revoke ${signer}, ${validTo === 0 ? "now" : `from ${time(validTo)} on`}`;
    }
    case "proposeAgreement": {
      const { agreementId, version, parties, scope, instrument } = action.args;
      const to = positionsIn(parties).map(partner).join(", ");
      return `propose ${agreement(agreementId, version)} to ${to}: ${describeScope(scope)}, instrument ${instrument}`;
    }
    case "ratifyAgreement":
    case "suspendAgreement":
    case "resumeAgreement":
    case "endAgreement":
      return `${action.name.replace("Agreement", "")} ${agreement(action.args.agreementId, action.args.version)}`;
    case "deploymentId":
      return "nothing: only the nonce of this request is used up, so that no other request with it is carried out";
    case "propose":
      return `propose to the consortium, reference ${action.args.description}: ${decisions(action.args)}`;
    case "castVote":
      return `vote ${word(supports, action.args.support, "against")} on proposal ${hexOfProposal(action.args.proposalId)}`;
    case "queue":
    case "execute":
    case "cancel":
      return `${action.name} the decision: ${decisions(action.args)}`;
    case "anchor": {
      const { head, count, day } = action.args;
      return `anchor the access log as of the end of ${time(day * 86_400).slice(0, 10)}: ${count} entries, head ${head}`;
    }
  }
}

const NO_END = 2 ** 40 - 1;
const time = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 16).concat("Z");
