import { type Language, label } from "../../domain/codes/code-list.ts";
import { outcomes } from "../../domain/codes/notices.ts";
import { bracket } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { NoticeInfo, RecipientStatus } from "../../domain/wire/records.ts";
import { namePartner, type View } from "../view.ts";
import { Time, Words, writeTime } from "./words.tsx";

/** Each recipient of a notice: acknowledged, answered, or overdue. */
export function RecipientList({ notice, view }: { readonly notice: NoticeInfo; readonly view: View }) {
  const isOpen = notice.state === "published" || notice.state === "expired";
  return (
    <ul class="recipients">
      {notice.recipients.map((recipient) => (
        <li>
          <strong class="recipient">
            <Words text={nameRecipient(recipient, view)} />
          </strong>
          <Steps recipient={recipient} isOpen={isOpen} language={view.language} />
        </li>
      ))}
    </ul>
  );
}

/** The partner, or the office of the publisher's own, that is addressed. */
export function nameRecipient({ partner, office, officeCommitment }: RecipientStatus, view: View): string {
  const name = namePartner(partner, view);
  if (officeCommitment === null) return name;
  return `${name} · ${office ?? sayIn(recordTexts, view.language)("anOffice")}`;
}

interface StepsOptions {
  readonly recipient: RecipientStatus;
  readonly isOpen: boolean;
  readonly language: Language;
}

function Steps({ recipient, isOpen, language }: StepsOptions) {
  const say = sayIn(recordTexts, language);
  const { acknowledgedAt, acknowledgeBy, isAcknowledgementOverdue, answeredAt, answerBy, isAnswerOverdue, outcome } =
    recipient;
  const outcomeText = outcome === null ? "" : label(outcomes, outcome, language);
  return (
    <span class="steps">
      {recipient.delivery === "pending" ? <Step tone="open" text={say("deliveryPending")} /> : null}
      {acknowledgedAt !== null ? (
        <Step
          tone={isAcknowledgementOverdue ? "late" : "done"}
          text={say(isAcknowledgementOverdue ? "acknowledgedLate" : "acknowledged")}
          at={acknowledgedAt}
        />
      ) : isOpen ? (
        <Step
          tone={isAcknowledgementOverdue ? "late" : "open"}
          text={say(isAcknowledgementOverdue ? "acknowledgementOverdue" : "awaitingAcknowledgement")}
          due={say("due", { time: writeTime(acknowledgeBy) })}
        />
      ) : (
        <Step tone="open" text={say("neverAcknowledged")} />
      )}
      {answeredAt !== null ? (
        <Step
          tone={isAnswerOverdue ? "late" : "done"}
          text={bracket(say(isAnswerOverdue ? "answeredLate" : "answered"), outcomeText, language)}
          at={answeredAt}
        />
      ) : isOpen ? (
        <Step
          tone={isAnswerOverdue ? "late" : "open"}
          text={say(isAnswerOverdue ? "answerOverdue" : "awaitingAnswer")}
          due={say("due", { time: writeTime(answerBy) })}
        />
      ) : (
        <Step tone="open" text={say("neverAnswered")} />
      )}
    </span>
  );
}

const marks = { done: "✓", open: "○", late: "!" } as const;

interface StepOptions {
  readonly tone: keyof typeof marks;
  readonly text: string;
  readonly at?: string;
  readonly due?: string;
}

function Step({ tone, text, at, due }: StepOptions) {
  return (
    <span class={`step step--${tone}`}>
      <span class="step-mark" aria-hidden="true">
        {marks[tone]}
      </span>
      <span>
        {text}
        {at === undefined ? null : [" · ", <Time at={at} />]}
        {due === undefined ? null : ` · ${due}`}
      </span>
    </span>
  );
}
