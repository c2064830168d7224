import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the command line says of what it has written. */
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
} as const satisfies Record<string, Labels>;
