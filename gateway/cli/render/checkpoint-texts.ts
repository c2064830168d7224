import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the command line says of checkpoints beside the codes. */
export const checkpointTexts = {
  written: labels(
    "区块 {block}（{hash}）的检查点，尚无会签：{file}，有效期 {from} 至 {until}",
    "區塊 {block}（{hash}）的檢查點，尚無會簽：{file}，有效期 {from} 至 {until}",
    "checkpoint of block {block} ({hash}), to be countersigned: {file}, valid from {from} until {until}",
    "ponto de controlo do bloco {block} ({hash}), por contra-assinar: {file}, válido de {from} até {until}",
  ),
  signing: labels(
    "{name}（{signer}）会签检查点：",
    "{name}（{signer}）會簽檢查點：",
    "{name} ({signer}) countersigns a checkpoint:",
    "{name} ({signer}) contra-assina um ponto de controlo:",
  ),
  signed: labels(
    "{file}：{outOf} 个成员中 {count} 个已会签，需要 {needed} 个",
    "{file}：{outOf} 個成員中 {count} 個已會簽，需要 {needed} 個",
    "{file}: countersigned by {count} of {outOf} partners, {needed} are needed",
    "{file}: contra-assinado por {count} de {outOf} parceiros, são precisos {needed}",
  ),
  block: labels(
    "区块 {block}（{hash}）属于该账本且为最终",
    "區塊 {block}（{hash}）屬於該帳本且為最終",
    "block {block} ({hash}) is of the ledger and final",
    "o bloco {block} ({hash}) é do registo e definitivo",
  ),
  validators: labels(
    "其后由以下验证者签章：{validators}",
    "其後由以下驗證者簽章：{validators}",
    "after it seal {validators}",
    "depois dele selam {validators}",
  ),
  valid: labels(
    "有效期 {from} 至 {until}",
    "有效期 {from} 至 {until}",
    "relied on from {from} until {until}",
    "serve de {from} até {until}",
  ),
  ledger: labels(
    "链 {chainId}，创世区块 {genesisHash}，部署 {deploymentId}，登记簿 {registry}，账本 {evidenceLedger}",
    "鏈 {chainId}，創世區塊 {genesisHash}，部署 {deploymentId}，登記簿 {registry}，帳本 {evidenceLedger}",
    "chain {chainId}, genesis {genesisHash}, deployment {deploymentId}, registry {registry}, ledger {evidenceLedger}",
    "cadeia {chainId}, génese {genesisHash}, instalação {deploymentId}, registo de parceiros {registry}, registo de provas {evidenceLedger}",
  ),
  enough: labels(
    "{outOf} 个成员中 {count} 个已会签（{partners}），需要 {needed} 个：有效",
    "{outOf} 個成員中 {count} 個已會簽（{partners}），需要 {needed} 個：有效",
    "countersigned by {count} of {outOf} partners ({partners}), {needed} are needed: it counts",
    "contra-assinado por {count} de {outOf} parceiros ({partners}), são precisos {needed}: conta",
  ),
  tooFew: labels(
    "{outOf} 个成员中 {count} 个已会签（{partners}），需要 {needed} 个：尚无效",
    "{outOf} 個成員中 {count} 個已會簽（{partners}），需要 {needed} 個：尚無效",
    "countersigned by {count} of {outOf} partners ({partners}), {needed} are needed: it does not count yet",
    "contra-assinado por {count} de {outOf} parceiros ({partners}), são precisos {needed}: ainda não conta",
  ),
} as const satisfies Record<string, Labels>;
