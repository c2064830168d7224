import { type CodeList, type Language, label } from "../../domain/codes/code-list.ts";
import { eventTypes } from "../../domain/codes/event-types.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { agreementStates, partnerStates, signerRoles } from "../../domain/codes/membership.ts";
import { outcomes } from "../../domain/codes/notices.ts";
import { supports } from "../../domain/codes/proposals.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { decisionStates, grades } from "../../domain/codes/recognition.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { EventInfo } from "../../domain/wire/events.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";

/** One event on one line, or as JSON on one line. */
export function renderEvent(event: EventInfo, deps: Pick<Deps, "environment">, options: GlobalOptions): string {
  if (options.json === true) return `${JSON.stringify(event)}\n`;
  const language = languageOf(deps, options);
  const block = event.block === null ? "no block" : `block ${event.block}`;
  const what = `${label(eventTypes, event.type, language)}: ${describe(event, language)}`;
  return `${[event.id, event.time, block, event.type, safeText(what)].join("  ")}\n`;
}

const join = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== "").join(" ");

function describe(event: EventInfo, language: Language): string {
  const word = (list: CodeList, code: string | null): string => (code === null ? "" : label(list, code, language));
  const because = (code: string | null): string => (code === null ? "" : `(${word(reasons, code)})`);
  switch (event.type) {
    case "evidence.recorded": {
      const what = event.evidence ?? `${event.recordId} ×${event.size}`;
      return join(event.partner, what, word(evidenceKinds, event.kind), nameOf(event.agreement));
    }
    case "evidence.withdrawn":
    case "recognition.revoked":
      return join(event.partner, event.evidence, because(event.reason));
    case "evidence.superseded":
      return join(event.partner, event.evidence, "→", event.successor, because(event.reason));
    case "recognition.made":
      return join(
        event.partner,
        event.evidence,
        word(decisionStates, event.state),
        word(grades, event.grade),
        because(event.reason),
      );
    case "notice.published":
      return join(event.partner, event.notice, "→", event.recipients.join(" "), nameOf(event.agreement));
    case "notice.updated":
      return join(event.partner, event.notice, "→", event.successor);
    case "notice.withdrawn":
      return join(event.partner, event.notice, because(event.reason));
    case "notice.acknowledged":
      return join(event.partner, event.notice);
    case "notice.answered":
      return join(event.partner, event.notice, word(outcomes, event.outcome));
    case "partner.admitted":
      return join(event.partner, `(${event.partnerId})`);
    case "partner.state-changed":
      return join(event.partner, word(partnerStates, event.previous), "→", word(partnerStates, event.current));
    case "signer.authorised":
      return join(event.partner, event.signer, event.roles.map((role) => word(signerRoles, role)).join(", "));
    case "signer.revoked":
      return join(event.partner, event.signer);
    case "agreement.proposed":
      return join(nameOf(event.agreement), event.partner, "→", event.parties.join(" "));
    case "agreement.ratified":
      return join(nameOf(event.agreement), event.partner);
    case "agreement.succeeded":
      return join(nameOf(event.agreement), event.expiry);
    case "agreement.suspended":
    case "agreement.resumed":
    case "agreement.ended":
      return join(nameOf(event.agreement), event.partner, "→", word(agreementStates, event.state));
    case "access-log.anchored":
      return join(event.partner, event.day, String(event.count), event.head);
    case "consortium.founded":
      return event.timelock;
    case "consortium.successor-named":
      return join("→", event.registry);
    case "proposal.made":
      return join(event.proposal, event.signer);
    case "proposal.voted":
      return join(event.proposal, event.partner, word(supports, event.support));
    case "proposal.queued":
      return join(event.proposal, event.eta);
    case "proposal.executed":
    case "proposal.canceled":
      return event.proposal;
    case "submission.settled":
      return join(
        event.submission,
        event.requests
          .map(({ outcome }) => (outcome.state === "recorded" ? outcome.state : `${outcome.state} [${outcome.code}]`))
          .join(", "),
      );
    case "ledger.rolled-back":
      return `→ ${event.block}`;
  }
}

const nameOf = ({ code, version }: { readonly code: string; readonly version: number }): string =>
  `${code} v${version}`;
