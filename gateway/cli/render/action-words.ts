import type { MemberArgument, ProposedCalls, RecognitionArgument } from "../../domain/actions.ts";
import { positionsIn } from "../../domain/bit-sets.ts";
import { channels } from "../../domain/codes/channels.ts";
import { codeOf, codesIn, type Language, label, type NumberedList } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { decodeDecision, describeDecision } from "../../domain/decisions.ts";
import { evidenceIdOf, type NoticeTerms, noticeIdOf } from "../../domain/ids.ts";
import { safeText } from "../../domain/safe-text.ts";
import { ZERO_BYTES32 } from "../../domain/scalars.ts";
import { listTexts } from "../../domain/texts/name-values.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Network } from "../session.ts";
import { actionTexts } from "./action-texts.ts";

type Origin = Omit<MemberArgument, "root" | "path">;

/** A time to the second. */
export const nameSeconds = (seconds: number): string => new Date(seconds * 1_000).toISOString().replace(/\.\d+Z$/, "Z");

/**
 * Says the arguments of actions in a language. Names of partners and agreements are the gateway's, so that their numbers stand beside
 * them; a number or a bit that no list has is shown as that.
 */
export function wordsIn(network: Network, language: Language) {
  const say = sayIn(actionTexts, language);
  const word = (list: NumberedList, value: number, zero: string = say("none")): string => {
    const code = codeOf(list, value);
    if (code !== undefined) return label(list, code, language);
    return value === 0 ? zero : say("unknown", { value });
  };
  const words = (list: NumberedList, bits: number): string => {
    const known = codesIn(list, bits);
    const rest = positionsIn(bits).filter((bit) => list.every(({ value }) => value !== bit));
    const named = known.map((code) => label(list, code, language));
    const all = [...named, ...rest.map((bit) => say("unknown", { value: bit }))];
    return all.length === 0 ? say("none") : listTexts(all, language);
  };
  const partner = (id: number): string =>
    `${safeText(network.partners.find((candidate) => candidate.id === id)?.iso ?? "?")} (${id})`;
  const partners = (set: string): string => listTexts(positionsIn(set).map(partner), language);
  const agreement = (id: number, version: number): string => {
    if (id === 0 && version === 0) return say("noAgreement");
    const known = network.agreements.find((candidate) => candidate.id === id);
    return say("agreement", { code: known === undefined ? "?" : safeText(known.code), id, version });
  };
  const idUnder = ({ partnerId, agreementId, version, kind }: Origin, root: string): string => {
    const { chainId, contracts } = network;
    return evidenceIdOf({ chainId, ledger: contracts.ledger, partnerId, agreementId, version, kind, root });
  };
  const origin = ({ partnerId, agreementId, version, kind }: Origin): string =>
    say("origin", {
      partner: partner(partnerId),
      kind: word(evidenceKinds, kind),
      agreement: agreement(agreementId, version),
    });
  return {
    say,
    word,
    words,
    partners,
    agreement,
    idUnder,
    origin,
    evidence: (member: MemberArgument): string =>
      say("evidence", { id: idUnder(member, member.root), origin: origin(member) }),
    decision: ({ grade, facets: bits, reason, conditions }: RecognitionArgument): string => {
      const state = grade === 0 ? "refused" : reason === 0 ? "recognised" : "partly-recognised";
      return say("decision", {
        state: label(decisionStates, state, language),
        grade: word(grades, grade),
        facets: words(facets, bits),
        reason: word(reasons, reason),
        conditions: conditions === 0 ? say("none") : conditions,
      });
    },
    notice: (terms: NoticeTerms): string => {
      const { id } = network.partner;
      return say("notice", {
        id: noticeIdOf(network.chainId, network.contracts.board, id, terms),
        partner: partner(id),
      });
    },
    terms: (terms: NoticeTerms): string =>
      say("terms", {
        agreement: agreement(terms.agreementId, terms.version),
        rights: words(rights, terms.rights),
        channels: words(channels, terms.channels),
        from: nameSeconds(terms.validFrom),
        until: nameSeconds(terms.validTo),
        to: partners(terms.recipients),
        offices: terms.offices.length,
        commitment: terms.commitment,
      }),
    addressed: ({ noticeId, recipients }: { noticeId: string; recipients: string }): string =>
      say("addressed", { id: noticeId, to: partners(recipients) }),
    office: (commitment: string): string => (commitment === ZERO_BYTES32 ? "" : say("office", { office: commitment })),
    decisions: ({ targets, values, calldatas }: ProposedCalls): string =>
      calldatas
        .map((call, position) => {
          const target = targets[position] ?? "?";
          const value = values[position] ?? "?";
          const isDecision = target === network.contracts.registry && value === "0";
          const decision = isDecision ? decodeDecision(call) : undefined;
          const said = describeDecision(decision, partner)[language];
          return decision === undefined ? say("undecodable", { words: said, target, value, call }) : said;
        })
        .join("; "),
  };
}
