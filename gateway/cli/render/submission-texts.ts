import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What is said of submissions beside the codes. */
export const submissionTexts = {
  none: labels("没有提交", "沒有提交", "no submissions", "não há submissões"),
  submission: labels("提交", "提交", "Submission", "Submissão"),
  state: labels("状态", "狀態", "State", "Estado"),
  acceptedAt: labels("受理时间", "受理時間", "Accepted", "Aceite em"),
  settledAt: labels("结果时间", "結果時間", "Settled", "Resultado em"),
  signer: labels("签名人", "簽署人", "Signer", "Signatário"),
  transaction: labels("交易", "交易", "Transaction", "Transação"),
  supersedes: labels("取代", "取代", "Supersedes", "Substitui"),
  supersededBy: labels("被取代于", "被取代於", "Superseded by", "Substituída por"),
  request: labels("请求 {nonce}", "請求 {nonce}", "Request {nonce}", "Pedido {nonce}"),
  validUntil: labels("有效至", "有效至", "Valid until", "Válido até"),
  outcome: labels("结果", "結果", "Outcome", "Resultado"),
  pending: labels("尚无结果", "尚無結果", "none yet", "ainda sem resultado"),
  recorded: labels(
    "已记录，区块 {block}",
    "已記錄，區塊 {block}",
    "recorded in block {block}",
    "registado no bloco {block}",
  ),
  undecodable: labels(
    "无法解读的调用",
    "無法解讀的呼叫",
    "a call that cannot be decoded",
    "uma chamada que não pode ser decifrada",
  ),
} as const satisfies Record<string, Labels>;
