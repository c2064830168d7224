import type { Action } from "../../domain/actions.ts";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "../../domain/codes/agreement-terms.ts";
import { channels } from "../../domain/codes/channels.ts";
import type { Language } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { signerRoles } from "../../domain/codes/membership.ts";
import { outcomes } from "../../domain/codes/notices.ts";
import { supports } from "../../domain/codes/proposals.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { hexOfProposal } from "../../domain/decisions.ts";
import type { ScopeBits } from "../../domain/ledger-events.ts";
import { safeText } from "../../domain/safe-text.ts";
import { listTexts } from "../../domain/texts/name-values.ts";
import type { Network } from "../session.ts";
import { nameSeconds, wordsIn } from "./action-words.ts";

const NO_END = 2 ** 40 - 1;

/**
 * What a call does, in words, for the officer who signs it. Made from the call itself and not from what the command meant to do: every
 * argument is said, but for the ways of proofs, which say nothing of what is done.
 */
export function describeAction(action: Action, network: Network, language: Language): string {
  const named = wordsIn(network, language);
  const { say, word, words, partners, agreement, evidence, decision, notice, terms, addressed, office } = named;
  const reason = (value: number): string => word(reasons, value);

  const scopeOf = (scope: ScopeBits): string =>
    say("scope", {
      kinds: words(evidenceKinds, scope.kinds),
      rights: words(rights, scope.rights),
      channels: words(channels, scope.channels),
      purposes: words(purposes, scope.purposes),
      directions: words(directions, scope.directions),
      onward: word(onwardRules, scope.onward),
      court: word(courtRules, scope.court),
      rule: word(recognitionRules, scope.rule),
      floor: word(grades, scope.floor),
      hours: [scope.hoursToAcknowledge, scope.hoursToAnswer, scope.hoursToFeedBack, scope.hoursToRecognise].join("/"),
      from: nameSeconds(scope.effective),
      until: nameSeconds(scope.expiry),
    });

  switch (action.name) {
    case "record": {
      const { kind, agreementId, version, rights: bits, size, root } = action.args.recording;
      const under = agreement(agreementId, version);
      return say("record", {
        kind: word(evidenceKinds, kind),
        agreement: under,
        rights: words(rights, bits),
        root,
        size,
      });
    }
    case "recognise": {
      const { member, recognition } = action.args;
      return say("recognise", { decision: decision(recognition), evidence: evidence(member) });
    }
    case "recogniseMembers": {
      const { members, recognition } = action.args;
      const ids = members.roots.map((root) => named.idUnder(members, root));
      return say("recogniseMembers", {
        count: ids.length,
        decision: decision(recognition),
        origin: named.origin(members),
        ids: listTexts(ids, language),
      });
    }
    case "revokeRecognition":
      return say("revokeRecognition", { reason: reason(action.args.reason), evidence: evidence(action.args.member) });
    case "supersede": {
      const { member, successor, reason: why } = action.args;
      return say("supersede", { reason: reason(why), evidence: evidence(member), successor: evidence(successor) });
    }
    case "withdraw": {
      const what = action.contract === "ledger" ? evidence(action.args.member) : notice(action.args.terms);
      return say("withdraw", { reason: reason(action.args.reason), what });
    }
    case "publish":
      return say("publish", { notice: notice(action.args.terms), terms: terms(action.args.terms) });
    case "update": {
      const { previous, terms: next } = action.args;
      return say("update", { previous: notice(previous), notice: notice(next), terms: terms(next) });
    }
    case "acknowledge":
      return say("acknowledge", { notice: addressed(action.args), office: office(action.args.office) });
    case "answer": {
      const { outcome, commitment, office: of } = action.args;
      const to = { notice: addressed(action.args), office: office(of) };
      return say("answer", { outcome: word(outcomes, outcome), ...to, commitment });
    }
    case "authoriseSigner": {
      const { signer, roles, validFrom, validTo } = action.args;
      const from = validFrom === 0 ? say("now") : nameSeconds(validFrom);
      const until = validTo === NO_END ? say("withoutEnd") : nameSeconds(validTo);
      return say("authoriseSigner", { signer, roles: words(signerRoles, roles), from, until });
    }
    case "revokeSigner": {
      const { signer, validTo } = action.args;
      return say("revokeSigner", { signer, from: validTo === 0 ? say("now") : nameSeconds(validTo) });
    }
    case "proposeAgreement": {
      const { agreementId, version, parties, scope, instrument } = action.args;
      const what = { agreement: agreement(agreementId, version), to: partners(parties) };
      return say("proposeAgreement", { ...what, scope: scopeOf(scope), instrument });
    }
    case "ratifyAgreement":
    case "suspendAgreement":
    case "resumeAgreement":
    case "endAgreement":
      return say(action.name, { agreement: agreement(action.args.agreementId, action.args.version) });
    case "deploymentId":
      return say("deploymentId");
    case "anchor": {
      const { head, count, day } = action.args;
      return say("anchor", { day: nameSeconds(day * 86_400).slice(0, 10), count, head });
    }
    case "propose":
      return say("propose", {
        reference: safeText(action.args.description),
        decisions: named.decisions(action.args),
      });
    case "castVote": {
      const { proposalId, support } = action.args;
      return say("castVote", { proposal: hexOfProposal(proposalId), support: word(supports, support) });
    }
    case "queue":
    case "execute":
    case "cancel":
      return say(action.name, { hash: action.args.descriptionHash, decisions: named.decisions(action.args) });
  }
}
