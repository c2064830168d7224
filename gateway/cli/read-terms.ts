import { noticeIdOf } from "../domain/ids.ts";
import type { NoticeInfo } from "../domain/wire/records.ts";
import { Failure } from "./failure.ts";
import { type Network, partnerIdIn, type Session } from "./session.ts";

/**
 * A notice whose terms are those that its id binds.
 *
 * @throws Failure `gateway-answer-untrue` when the gateway answers with another notice's
 */
export async function readTerms(
  session: Session,
  network: Network,
  id: string,
): Promise<{ readonly publisher: number; readonly notice: NoticeInfo }> {
  const { notice } = await session.api.readNotice(id);
  const publisher = partnerIdIn(network)(notice.partner);
  const computed = noticeIdOf(network.chainId, network.contracts.board, publisher, notice.terms);
  if (notice.id === id && computed === id) return { publisher, notice };
  throw new Failure(
    "gateway-answer-untrue",
    `The gateway answers for ${id} with another notice, ${computed}; nothing was signed.`,
  );
}
