import { type CodeIn, named } from "./code-list.ts";

/** How evidence itself stands: what its recorder said of it since. */
export const evidenceStates = [
  named("standing", "有效", "有效", "Stands", "Mantém-se"),
  named("withdrawn", "已撤回", "已撤回", "Withdrawn", "Retirada"),
  named("superseded", "已被取代", "已被取代", "Superseded", "Substituída"),
] as const;

export type EvidenceState = CodeIn<typeof evidenceStates>;

/** How a notice stands. `expired` follows from its validity and the time at which it is asked for. */
export const noticeStates = [
  named("published", "有效", "有效", "In force", "Em vigor"),
  named("updated", "已由新版取代", "已由新版取代", "Replaced by an update", "Substituído por atualização"),
  named("withdrawn", "已撤回", "已撤回", "Withdrawn", "Retirado"),
  named("expired", "已过期", "已過期", "Expired", "Caducado"),
] as const;

export type NoticeState = CodeIn<typeof noticeStates>;

/** How far a submission has come. */
export const submissionStates = [
  named("accepted", "已受理，待发送", "已受理，待發送", "Accepted, to be sent", "Aceite, por enviar"),
  named("sent", "已发送，待出块", "已發送，待出塊", "Sent, to be mined", "Enviada, por incluir num bloco"),
  named("settled", "已有结果", "已有結果", "Has its outcome", "Com resultado"),
] as const;

export type SubmissionState = CodeIn<typeof submissionStates>;

/** How a gateway stands with its chain node. */
export const nodeStates = [
  named("following", "与链节点同步", "與鏈節點同步", "Following its chain node", "Em sincronia com o seu nó da cadeia"),
  named(
    "unreachable",
    "链节点无应答：以下内容可能已过时",
    "鏈節點沒有回應：以下內容可能已過時",
    "The chain node does not answer: what is shown here may be out of date",
    "O nó da cadeia não responde: o que aqui se mostra pode estar desatualizado",
  ),
  named(
    "chain-lost",
    "链节点应答的是另一条链：以下内容仅为本网关此前所知",
    "鏈節點回應的是另一條鏈：以下內容僅為本閘道先前所知",
    "The node answers for another chain: what is shown here is only what this gateway knew before",
    "O nó responde por outra cadeia: o que aqui se mostra é apenas o que este gateway sabia antes",
  ),
] as const;

export type NodeState = CodeIn<typeof nodeStates>;
