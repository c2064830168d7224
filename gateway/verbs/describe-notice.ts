import { addresseesOf } from "../domain/addressees.ts";
import { codeOf } from "../domain/codes/code-list.ts";
import { outcomes } from "../domain/codes/notices.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { agreementCodeOf, isoOf } from "../domain/directory.ts";
import { officesOf, saltedFeedbackSchema, saltedNoticeBodySchema } from "../domain/notice-body.ts";
import type { AgreementRow, NoticeRow, ResponseRow } from "../domain/ports.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import type { NoticeInfo, RecipientStatus } from "../domain/wire/records.ts";
import { type Gateway, utcOfSeconds } from "./gateway.ts";
import { findDocument } from "./read-document.ts";

const PUBLISHED = 1;
const UPDATED = 2;
const SECONDS_IN_HOUR = 3_600;

/** A notice as the API shows it, with every recipient's acknowledgement and answer against the agreement's clock. */
export async function describeNotice(gateway: Gateway, row: NoticeRow): Promise<NoticeInfo> {
  const { directory, store } = gateway;
  const { terms } = row;
  const nowSeconds = Math.floor(gateway.now() / 1_000);
  const salted = await findDocument(gateway, terms.commitment, saltedNoticeBodySchema);
  const agreement = await store.agreement(terms.agreementId, terms.version);
  const offices = salted === undefined ? [] : officesOf(salted.document, salted.salts);
  const named = new Map(offices.map(({ office, commitment }) => [commitment, office]));

  const recipients = await Promise.all(
    addresseesOf(row.partnerId, terms).map(({ partnerId, office }) =>
      describeRecipient(gateway, row, agreement, nowSeconds, partnerId, office, named.get(office)),
    ),
  );
  const bodyProblem =
    salted === undefined ? ((await store.problemOfWanted(terms.commitment)) ?? "not addressed to this partner") : null;
  return {
    id: row.noticeId,
    partner: isoOf(directory, row.partnerId),
    agreement: {
      code: agreementCodeOf(directory, terms.agreementId),
      id: terms.agreementId,
      version: terms.version,
    },
    state: stateOf(row, nowSeconds),
    reason: row.reason === 0 ? null : (codeOf(reasons, row.reason) ?? "other"),
    previous: row.previous ?? null,
    successor: row.successor ?? null,
    publishedAt: utcOfSeconds(row.publishedAt),
    validFrom: utcOfSeconds(terms.validFrom),
    validTo: utcOfSeconds(terms.validTo),
    signer: row.signer,
    block: row.blockNumber,
    transactionHash: row.transactionHash,
    terms: { ...terms, offices: [...terms.offices] },
    body: salted?.document ?? null,
    bodyProblem,
    recipients,
  };
}

function stateOf(row: NoticeRow, nowSeconds: number): NoticeInfo["state"] {
  if (row.state === PUBLISHED) return nowSeconds < row.terms.validTo ? "published" : "expired";
  return row.state === UPDATED ? "updated" : "withdrawn";
}

async function describeRecipient(
  gateway: Gateway,
  row: NoticeRow,
  agreement: AgreementRow | undefined,
  nowSeconds: number,
  partnerId: number,
  office: string,
  officeName: string | undefined,
): Promise<RecipientStatus> {
  const response: ResponseRow | undefined = row.responses.find(
    (candidate) => candidate.partnerId === partnerId && candidate.office === office,
  );
  const acknowledgeBy = row.publishedAt + (agreement?.scope.hoursToAcknowledge ?? 0) * SECONDS_IN_HOUR;
  const answerBy = row.publishedAt + (agreement?.scope.hoursToAnswer ?? 0) * SECONDS_IN_HOUR;
  const isOpen = row.state === PUBLISHED;
  const commitment = response?.commitment;
  const feedback = commitment === undefined ? undefined : await findDocument(gateway, commitment, saltedFeedbackSchema);
  const isMissing = commitment !== undefined && feedback === undefined;
  return {
    partner: isoOf(gateway.directory, partnerId),
    office: officeName ?? null,
    officeCommitment: office === ZERO_BYTES32 ? null : office,
    delivery: deliveryTo(gateway, partnerId),
    acknowledgedAt: response === undefined ? null : utcOfSeconds(response.acknowledgedAt),
    acknowledgedBy: response?.acknowledgedBy ?? null,
    acknowledgeBy: utcOfSeconds(acknowledgeBy),
    isAcknowledgementOverdue: isOverdue(isOpen, response?.acknowledgedAt, acknowledgeBy, nowSeconds),
    answeredAt: response?.answeredAt === undefined ? null : utcOfSeconds(response.answeredAt),
    answeredBy: response?.answeredBy ?? null,
    answerBy: utcOfSeconds(answerBy),
    isAnswerOverdue: isOverdue(isOpen, response?.answeredAt, answerBy, nowSeconds),
    outcome: response === undefined ? null : (codeOf(outcomes, response.outcome) ?? null),
    answers: response?.answers ?? 0,
    feedback: feedback?.document ?? null,
    feedbackProblem: isMissing ? ((await gateway.store.problemOfWanted(commitment)) ?? "not entitled to it") : null,
  };
}

function deliveryTo(gateway: Gateway, partnerId: number): RecipientStatus["delivery"] {
  if (partnerId === gateway.partner.id) return "own";
  const partner = gateway.directory.partners.find(({ id }) => id === partnerId);
  return partner?.gatewayUrl === undefined ? "pending" : "reachable";
}

/** Silence past the clock, or an answer after it, is overdue; a notice that was updated or withdrawn runs no clock. */
function isOverdue(isOpen: boolean, doneAt: number | undefined, by: number, nowSeconds: number): boolean {
  if (doneAt !== undefined) return doneAt > by;
  return isOpen && nowSeconds > by;
}
