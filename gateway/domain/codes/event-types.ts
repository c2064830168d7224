import type { LedgerFact } from "../ledger-events.ts";
import { type CodeIn, named } from "./code-list.ts";

/** What the event feed tells of, past tense: every type there is, with what it means in every language. */
export const eventTypes = [
  named("evidence.recorded", "证据已记录", "證據已記錄", "Evidence was recorded", "Prova registada"),
  named("evidence.withdrawn", "证据已撤回", "證據已撤回", "Evidence was withdrawn", "Prova retirada"),
  named("evidence.superseded", "证据已被取代", "證據已被取代", "Evidence was superseded", "Prova substituída"),
  named(
    "recognition.made",
    "已就证据作出认可决定",
    "已就證據作出認可決定",
    "A partner decided on evidence",
    "Decisão sobre uma prova",
  ),
  named("recognition.revoked", "认可已撤销", "認可已撤銷", "A recognition was revoked", "Reconhecimento revogado"),
  named("notice.published", "通报已发布", "通報已發布", "A notice was published", "Aviso publicado"),
  named("notice.updated", "通报已更新", "通報已更新", "A notice was updated", "Aviso atualizado"),
  named("notice.withdrawn", "通报已撤回", "通報已撤回", "A notice was withdrawn", "Aviso retirado"),
  named(
    "notice.acknowledged",
    "通报已签收",
    "通報已確認收悉",
    "A notice was acknowledged",
    "Receção de aviso confirmada",
  ),
  named("notice.answered", "通报已答复", "通報已答覆", "A notice was answered", "Aviso respondido"),
  named("partner.admitted", "已接纳成员", "已接納成員", "A partner was admitted", "Parceiro admitido"),
  named(
    "partner.state-changed",
    "成员状态已变更",
    "成員狀態已變更",
    "A partner's state changed",
    "Estado de parceiro alterado",
  ),
  named("signer.authorised", "签名人已获授权", "簽名人已獲授權", "A signer was authorised", "Signatário autorizado"),
  named(
    "signer.revoked",
    "签名人授权已撤销",
    "簽名人授權已撤銷",
    "A signer was revoked",
    "Autorização de signatário revogada",
  ),
  named("agreement.proposed", "协定已提议", "協定已提出", "An agreement was proposed", "Acordo proposto"),
  named("agreement.ratified", "协定已获批准", "協定已獲批准", "An agreement was ratified", "Acordo ratificado"),
  named(
    "agreement.succeeded",
    "协定已由新版本接替",
    "協定已由新版本接替",
    "A newer version of an agreement took its place",
    "Acordo substituído por nova versão",
  ),
  named("submission.settled", "提交已有结果", "提交已有結果", "A submission was settled", "Submissão concluída"),
  named(
    "ledger.rolled-back",
    "账本已回退至较早区块",
    "帳本已回退至較早區塊",
    "The ledger was rolled back to an earlier block",
    "O registo recuou para um bloco anterior",
  ),
] as const;

export type EventType = CodeIn<typeof eventTypes>;

/** The type under which each event of the contracts stands in the feed. */
export const typesOfFacts = {
  PartnerAdmitted: "partner.admitted",
  PartnerStateChanged: "partner.state-changed",
  SignerAuthorised: "signer.authorised",
  SignerRevoked: "signer.revoked",
  AgreementProposed: "agreement.proposed",
  AgreementRatified: "agreement.ratified",
  AgreementSucceeded: "agreement.succeeded",
  EvidenceRecorded: "evidence.recorded",
  EvidenceRecognised: "recognition.made",
  RecognitionRevoked: "recognition.revoked",
  EvidenceWithdrawn: "evidence.withdrawn",
  EvidenceSuperseded: "evidence.superseded",
  NoticePublished: "notice.published",
  NoticeUpdated: "notice.updated",
  NoticeWithdrawn: "notice.withdrawn",
  NoticeAcknowledged: "notice.acknowledged",
  NoticeAnswered: "notice.answered",
} as const satisfies Record<LedgerFact["name"], EventType>;
