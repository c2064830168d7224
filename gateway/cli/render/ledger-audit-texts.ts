import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the audit of a ledger says beside the codes. */
export const ledgerAuditTexts = {
  fromNode: labels(
    "区块取自链节点 {place}，逐一核对",
    "區塊取自鏈節點 {place}，逐一核對",
    "blocks from the chain node {place}, each checked",
    "blocos do nó da cadeia {place}, cada um verificado",
  ),
  fromGateway: labels(
    "区块取自 {partner} 的网关 {place}，逐一核对",
    "區塊取自 {partner} 的閘道 {place}，逐一核對",
    "blocks from the gateway of {partner}, {place}, each checked",
    "blocos do gateway de {partner}, {place}, cada um verificado",
  ),
  range: labels(
    "区块 {from} 至 {to}（{hash}，{time}，为验证者所称时间），状态自创世起推算",
    "區塊 {from} 至 {to}（{hash}，{time}，為驗證者所稱時間），狀態自創世起推算",
    "blocks {from} to {to} ({hash}, {time}, a time the validators claim), states derived from genesis on",
    "blocos {from} a {to} ({hash}, {time}, hora declarada pelos validadores), estados derivados desde a génese",
  ),
  walking: labels(
    "区块 {block} / {last}",
    "區塊 {block} / {last}",
    "block {block} of {last}",
    "bloco {block} de {last}",
  ),
  nothingFound: labels("未发现问题", "未發現問題", "nothing found", "nada encontrado"),
  found: labels("发现 {count} 项", "發現 {count} 項", "{count} found", "{count} encontrados"),
  notConcluded: labels(
    "无法得出结论：所问者提供的区块不成链",
    "無法得出結論：所問者提供的區塊不成鏈",
    "nothing could be concluded: what was told are no blocks of this chain",
    "nada se pôde concluir: o que foi indicado não são blocos desta cadeia",
  ),
  more: labels(
    "另有 {count} 项（--json 列出全部）",
    "另有 {count} 項（--json 列出全部）",
    "and {count} more (--json has all)",
    "e mais {count} (--json tem todos)",
  ),
  earlier: labels(
    "所选范围之前另有 {count} 项",
    "所選範圍之前另有 {count} 項",
    "{count} more lie before the range",
    "mais {count} são anteriores ao intervalo",
  ),
  block: labels("区块 {block}", "區塊 {block}", "block {block}", "bloco {block}"),
  log: labels(
    "区块 {block} 第 {transaction} 笔交易 日志 {log}",
    "區塊 {block} 第 {transaction} 筆交易 日誌 {log}",
    "block {block}, transaction {transaction}, log {log}",
    "bloco {block}, transação {transaction}, registo {log}",
  ),
  words: labels(
    "{contract}：{words} 个存储字，与日志所得相同",
    "{contract}：{words} 個儲存字，與日誌所得相同",
    "{contract}: {words} words of storage, exactly those that the logs make",
    "{contract}: {words} palavras de armazenamento, exatamente as que os registos determinam",
  ),
  wordsDiffer: labels(
    "{contract}：与日志所得的 {words} 个存储字不同",
    "{contract}：與日誌所得的 {words} 個儲存字不同",
    "{contract}: not the {words} words of storage that the logs make",
    "{contract}: não são as {words} palavras de armazenamento que os registos determinam",
  ),
  wordsUnproven: labels(
    "{contract}：存储未获证明",
    "{contract}：儲存未獲證明",
    "{contract}: its storage could not be proven",
    "{contract}: o armazenamento não pôde ser provado",
  ),
  events: labels("事件", "事件", "events", "eventos"),
  states: labels("现有", "現有", "held", "existentes"),
  signer: labels("签名人", "簽署人", "signer", "signatário"),
  nobody: labels("无授权", "無授權", "not authorised", "não autorizado"),
  digest: labels(
    "摘要 {digest}（两位审核人核对同一账本的同一范围，所得相同）",
    "摘要 {digest}（兩位審核人核對同一帳本的同一範圍，所得相同）",
    "digest {digest} (the same for everybody who audits the same blocks of the same ledger)",
    "resumo {digest} (o mesmo para quem audite os mesmos blocos do mesmo livro)",
  ),
} as const satisfies Record<string, Labels>;
