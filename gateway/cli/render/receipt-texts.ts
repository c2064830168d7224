import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the command line says of receipts and anchors beside the codes. */
export const receiptTexts = {
  receiptWritten: labels(
    "截至区块 {block} 的收据：{file}（证据 {evidence}，证物 {exhibits} 件，字段 {fields} 个）",
    "截至區塊 {block} 的收據：{file}（證據 {evidence}，證物 {exhibits} 件，欄位 {fields} 個）",
    "receipt as of block {block}: {file} (evidence {evidence}, {exhibits} exhibits, {fields} fields)",
    "recibo à data do bloco {block}: {file} (prova {evidence}, {exhibits} elementos, {fields} campos)",
  ),
  bundleWritten: labels(
    "法庭文件包：{file}（收据 {receipts} 份，证物 {exhibits} 件，{size} 字节）",
    "法庭檔案包：{file}（收據 {receipts} 份，證物 {exhibits} 件，{size} 位元組）",
    "bundle for a court: {file} ({receipts} receipts, {exhibits} exhibits, {size} bytes)",
    "conjunto para um tribunal: {file} ({receipts} recibos, {exhibits} elementos, {size} bytes)",
  ),
  anchorWritten: labels(
    "区块 {block}（{hash}）的锚点：{file}，有效期 {from} 至 {until}",
    "區塊 {block}（{hash}）的錨點：{file}，有效期 {from} 至 {until}",
    "anchor of block {block} ({hash}): {file}, valid from {from} until {until}",
    "âncora do bloco {block} ({hash}): {file}, válida de {from} até {until}",
  ),
  verifierWritten: labels(
    "核验页：{file}（SHA-256 {sha256}）",
    "核驗頁：{file}（SHA-256 {sha256}）",
    "verifier: {file} (SHA-256 {sha256})",
    "verificador: {file} (SHA-256 {sha256})",
  ),
  age: labels("{age}前", "{age}前", "{age} ago", "há {age}"),
  byReceipt: labels(
    "依收据与锚点核验，未经网络",
    "依收據與錨點核驗，未經網路",
    "verified by a receipt and an anchor, without a network",
    "verificado com um recibo e uma âncora, sem rede",
  ),
  byReceiptAlone: labels(
    "依收据核验，没有锚点，未经网络",
    "依收據核驗，沒有錨點，未經網路",
    "verified by a receipt without an anchor, without a network",
    "verificado com um recibo sem âncora, sem rede",
  ),
  field: labels("清单字段 {pointer}", "清單欄位 {pointer}", "Manifest {pointer}", "Manifesto {pointer}"),
} as const satisfies Record<string, Labels>;
