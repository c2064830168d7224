import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the command line says of renewals beside the codes. */
export const renewalTexts = {
  written: labels(
    "已更新的收据：{file}（第 {renewals} 次，{algorithm}，证据 {evidence}）；请将先前的锚点一并保存",
    "已更新的收據：{file}（第 {renewals} 次，{algorithm}，證據 {evidence}）；請將先前的錨點一併保存",
    "renewed receipt: {file} (renewal {renewals}, {algorithm}, evidence {evidence}); keep the former anchor with it",
    "recibo renovado: {file} (renovação {renewals}, {algorithm}, prova {evidence}); guarde com ele a âncora anterior",
  ),
  renewal: labels(
    "更新 {algorithm}：此前的一切在 {time} 之前已存在（截至区块 {block} 的证据 {evidence}）",
    "更新 {algorithm}：此前的一切在 {time} 之前已存在（截至區塊 {block} 的證據 {evidence}）",
    "renewed under {algorithm}: all before it was there before {time} (evidence {evidence}, as of block {block})",
    "renovado com {algorithm}: tudo o anterior existia antes de {time} (prova {evidence}, à data do bloco {block})",
  ),
} as const satisfies Record<string, Labels>;
