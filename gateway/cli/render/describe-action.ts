import type { Action, MemberArgument } from "../../domain/actions.ts";
import { positionsIn } from "../../domain/bit-sets.ts";
import { channels } from "../../domain/codes/channels.ts";
import { codeOf, codesIn, type NumberedList } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { outcomes } from "../../domain/codes/notices.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { evidenceIdOf, type NoticeTerms, noticeIdOf } from "../../domain/ids.ts";
import { safeText } from "../../domain/safe-text.ts";
import { ZERO_BYTES32 } from "../../domain/scalars.ts";
import type { Network } from "../session.ts";

/**
 * What a call does, in words, for the officer who signs it. Made from the call itself and not from what the command meant
 * to do; names of partners and agreements are the gateway's, so that their numbers stand beside them.
 */
export function describeAction(action: Action, network: Network): string {
  const word = (list: NumberedList, value: number): string =>
    value === 0 ? "none" : (codeOf(list, value) ?? `unknown (${value})`);
  const words = (list: NumberedList, bits: number): string => codesIn(list, bits).join(", ") || "none";
  const partner = (id: number): string =>
    `${network.partners.find((candidate) => candidate.id === id)?.iso ?? "?"} (${id})`;
  const agreement = (id: number, version: number): string => {
    if (id === 0) return "no agreement (for the own partner alone)";
    const known = network.agreements.find((candidate) => candidate.id === id);
    return `agreement ${known === undefined ? "?" : safeText(known.code)} (${id}) v${version}`;
  };
  const evidence = ({ partnerId, agreementId, version, kind, root }: MemberArgument): string => {
    const { chainId, contracts } = network;
    const id = evidenceIdOf({ chainId, ledger: contracts.ledger, partnerId, agreementId, version, kind, root });
    return `evidence ${id} of ${partner(partnerId)}: ${word(evidenceKinds, kind)}, ${agreement(agreementId, version)}`;
  };
  const notice = (publisher: number, terms: NoticeTerms): string =>
    `notice ${noticeIdOf(network.chainId, network.contracts.board, publisher, terms)} of ${partner(publisher)}`;
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

  switch (action.name) {
    case "record": {
      const { kind, agreementId, version, rights: bits, size, root } = action.args.recording;
      const count = `${size} ${size === 1 ? "package" : "packages"}`;
      return `record: ${word(evidenceKinds, kind)}, ${agreement(agreementId, version)}, rights ${words(rights, bits)}, root ${root}, ${count}`;
    }
    case "recognise": {
      const { state, grade, facets: bits, reason } = action.args.recognition;
      const decision = `${word(decisionStates, state)}, grade ${word(grades, grade)}, facets ${words(facets, bits)}, reason ${word(reasons, reason)}`;
      return `recognise: ${decision}; ${evidence(action.args.member)}`;
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
      return `acknowledge: ${notice(action.args.publisher, action.args.terms)}${office(action.args.office)}`;
    case "answer":
      return `answer ${word(outcomes, action.args.outcome)}: ${notice(action.args.publisher, action.args.terms)}${office(action.args.office)}, content ${action.args.commitment}`;
    case "authoriseSigner":
    case "revokeSigner":
    case "ratifyAgreement":
      return `${action.name}: ${JSON.stringify(action.args)}`;
  }
}

const time = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 16).concat("Z");
