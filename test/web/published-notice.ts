import { randomUUID } from "node:crypto";
import { type NoticeBody, saltedNoticeBodySchema, termsOf } from "../../gateway/domain/notice-body.ts";
import type { NoticeRow } from "../../gateway/domain/ports.ts";
import { acceptNoticeBody } from "../../gateway/verbs/accept-document.ts";
import { type Founded, keyOf } from "../verbs/founded.ts";
import { act, type TestGateway } from "../verbs/test-gateway.ts";

/** A notice that CN publishes to HK. */
export async function publishNotice(
  founded: Founded,
  gateway: TestGateway,
  changes: Partial<NoticeBody> = {},
): Promise<NoticeRow> {
  const body: NoticeBody = {
    format: "concord-notice/1",
    case: { number: "JM-1", partner: "CN", office: "Jiangmen", title: randomUUID(), basis: "ex-officio" },
    handling: { tlp: "AMBER", use: "H1" },
    agreement: "GBA",
    type: "alert",
    priority: 1,
    valid: { from: "2023-06-01", to: "2099-12-31" },
    to: [{ partner: "HK" }],
    grading: { source: "A", information: 1 },
    right: "trademark",
    channel: "post",
    action: "inspect",
    ...changes,
  };
  const { salts, commitment } = await acceptNoticeBody(gateway, body);
  const terms = termsOf(
    saltedNoticeBodySchema.parse({ document: body, salts }),
    { agreementId: 1, version: 1 },
    (iso) => founded.directory.partners.find((partner) => partner.iso === iso)?.id ?? 0,
  );
  await act(gateway, keyOf(founded.officers, "CN"), { contract: "board", name: "publish", args: { terms } });
  const [row] = await gateway.store.noticesOfCommitment(commitment);
  if (row === undefined) throw new Error("the notice is not published");
  return row;
}
