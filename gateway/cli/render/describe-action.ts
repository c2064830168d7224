import type { Action, MemberArgument, RecognitionArgument } from "../../domain/actions.ts";
import { positionsIn } from "../../domain/bit-sets.ts";
import { channels } from "../../domain/codes/channels.ts";
import { codeOf, codesIn, type NumberedList } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { outcomes } from "../../domain/codes/notices.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { facets, grades } from "../../domain/codes/recognition.ts";
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
    case "authoriseSigner":
    case "revokeSigner":
    case "ratifyAgreement":
      return `${action.name}: ${JSON.stringify(action.args)}`;
  }
}

const time = (seconds: number): string => new Date(seconds * 1_000).toISOString().slice(0, 16).concat("Z");
