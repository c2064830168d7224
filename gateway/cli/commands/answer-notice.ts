import { numberOf } from "../../domain/codes/code-list.ts";
import { type Outcome, outcomes } from "../../domain/codes/notices.ts";
import { type Feedback, feedbackSchema } from "../../domain/notice-body.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { Failure } from "../failure.ts";
import { requireCommitment } from "../prepare-notice.ts";
import { readTerms } from "../read-terms.ts";
import { selectRecipient } from "../select-recipient.ts";

/** What was found. Only the outcome is needed; *no hit* is an answer. */
export interface Answer {
  readonly outcome: Outcome;
  readonly office?: string;
  readonly evidence?: readonly string[];
  readonly quantity?: number;
  readonly value?: { readonly amount: number; readonly currency: string };
  readonly place?: string;
  readonly why?: string;
  readonly found?: string;
  readonly checkedAt?: string;
  readonly indicator?: readonly string[];
}

/** Answers a notice: the content goes to the gateway, its commitment and the outcome on the ledger. */
export function answerNotice(deps: Deps, options: GlobalOptions, id: string, answer: Answer): Promise<number> {
  return act(deps, options, async (session, network) => {
    const { notice } = await readTerms(session, network, id);
    const recipient = selectRecipient(notice, network.partner.iso, answer.office);
    const feedback = buildFeedback(id, network.partner.iso, recipient.office, answer);
    const receipt = await session.api.sendFeedback(feedback);
    requireCommitment(feedback, receipt);
    const { commitment } = receipt;
    const outcome = numberOf(outcomes, answer.outcome);
    return {
      action: {
        contract: "board",
        name: "answer",
        args: {
          noticeId: id,
          recipients: notice.terms.recipients,
          office: recipient.commitment,
          outcome,
          commitment,
        },
      },
      wanted: { role: "officer", office: recipient.office },
      done: `notice ${id}: answered ${answer.outcome} by ${[network.partner.iso, recipient.office].filter(Boolean).join("/")}`,
      result: {
        notice: id,
        partner: network.partner.iso,
        office: recipient.office ?? null,
        outcome: answer.outcome,
        commitment,
      },
    };
  });
}

function buildFeedback(notice: string, partner: string, office: string | undefined, answer: Answer): Feedback {
  const { outcome, evidence, quantity, value, place, why, found, checkedAt, indicator } = answer;
  const feedback = feedbackSchema.safeParse({
    format: "concord-feedback/1",
    notice,
    partner,
    ...(office === undefined ? {} : { office }),
    outcome,
    ...(checkedAt === undefined ? {} : { checkedAt }),
    ...(place === undefined ? {} : { place }),
    ...(why === undefined ? {} : { why }),
    ...(found === undefined ? {} : { found }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(value === undefined ? {} : { value }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(indicator === undefined ? {} : { indicators: indicator }),
  });
  if (feedback.success) return feedback.data;
  const [issue] = feedback.error.issues;
  throw new Failure("usage", `The answer cannot be sent: ${issue?.path.join(".")}: ${issue?.message}.`);
}
