import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the command line says of renewals beside the codes. */
export const renewalTexts = {
  written: labels(
    "已更新的收据：{file}（第 {renewals} 次，{algorithm}，证据 {evidence}）；请即取得今日的锚点，并保存先前的锚点",
    "已更新的收據：{file}（第 {renewals} 次，{algorithm}，證據 {evidence}）；請即取得今日的錨點，並保存先前的錨點",
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
