import { type NoticeTerms, noticeIdOf } from "../domain/ids.ts";
import { documentTree, type NoticeBody, termsOf } from "../domain/notice-body.ts";
import type { DocumentReceipt } from "../domain/wire/filing.ts";
import type { AgreementVersion } from "./case-context.ts";
import { Failure } from "./failure.ts";
import { type Network, partnerIdIn, type Session } from "./session.ts";

/** A notice whose body is at the gateway, with the terms and the id that this machine computed. */
export interface PreparedNotice {
  readonly terms: NoticeTerms;
  readonly id: string;
  /** Whether the gateway says that it is published. */
  readonly isPublished: boolean;
}

/**
 * Gives the gateway a notice's body and computes commitment, offices, terms and id from the salts it answers.
 *
 * @throws Failure `gateway-answer-untrue` when they are not what the gateway says
 */
export async function prepareNotice(
  session: Session,
  network: Network,
  agreement: AgreementVersion,
  body: NoticeBody,
): Promise<PreparedNotice> {
  const receipt = await session.api.sendNoticeBody(body);
  requireCommitment(body, receipt);
  const salted = { document: body, salts: receipt.salts };
  const terms = termsOf(salted, { agreementId: agreement.id, version: agreement.version }, partnerIdIn(network));
  const id = noticeIdOf(network.chainId, network.contracts.board, network.partner.id, terms);
  return { terms, id, isPublished: receipt.notices.includes(id) };
}

/** Throws Failure `gateway-answer-untrue` when the commitment is not that of the document with the salts. */
export function requireCommitment(
  document: Parameters<typeof documentTree>[0]["document"],
  receipt: DocumentReceipt,
): void {
  let commitment: string;
  try {
    commitment = documentTree({ document, salts: receipt.salts }).root;
  } catch {
    throw new Failure(
      "gateway-answer-untrue",
      "The gateway gives the document salts that do not fit it; nothing was signed.",
    );
  }
  if (commitment === receipt.commitment) return;
  const detail = `The gateway gives the document the commitment ${receipt.commitment}, which is ${commitment}; nothing was signed.`;
  throw new Failure("gateway-answer-untrue", detail);
}
