import { named } from "./code-list.ts";

const blockUnproven = named(
  "block-unproven",
  "未能证明收据的区块属于该账本，故收据所称无从确认。",
  "未能證明收據的區塊屬於該帳本，故收據所稱無從確認。",
  "It is not shown that the receipt's block belongs to the ledger, so what the receipt says of it is not established.",
  "Não está demonstrado que o bloco do recibo pertence ao registo; o que o recibo diz dele não está apurado.",
);

const receiptOld = named(
  "receipt-old",
  "收据的区块早于所容许的时间，现状无从判断。",
  "收據的區塊早於所容許的時間，現況無從判斷。",
  "The receipt's block is older than a present state may be.",
  "O bloco do recibo é mais antigo do que um estado atual pode ser.",
);

const blockAhead = named(
  "block-ahead",
  "区块时间晚于本机时钟，现状无从判断。",
  "區塊時間晚於本機時鐘，現況無從判斷。",
  "The block's time is ahead of this clock, so its age cannot be told.",
  "A hora do bloco está adiantada em relação a este relógio; não se pode saber a sua idade.",
);

const digestDistrusted = named(
  "digest-distrusted",
  "只有已不可信的摘要可以为证。",
  "只有已不可信的摘要可以為證。",
  "Digests alone show it that are not relied on any more.",
  "Só o mostram resumos criptográficos em que já não se confia.",
);

/** What only the verification of a receipt concludes, by fragment. */
export const verdictsOfReceipts = {
  integrity: [
    named(
      "not-disclosed",
      "收据没有披露与此文件相符的证物。",
      "收據沒有披露與此檔案相符的證物。",
      "The receipt discloses no exhibit that this file is or claims to be.",
      "O recibo não divulga nenhum documento que este ficheiro seja ou diga ser.",
    ),
    digestDistrusted,
  ],
  recorded: [blockUnproven],
  issuer: [blockUnproven],
  status: [blockUnproven, receiptOld, blockAhead],
  recognition: [
    blockUnproven,
    receiptOld,
    blockAhead,
    named(
      "partner-unnamed",
      "没有说明问的是哪个成员的认可。",
      "沒有說明問的是哪個成員的認可。",
      "Whose recognition is asked for was not said.",
      "Não foi dito de quem é o reconhecimento pedido.",
    ),
    named(
      "decision-unproven",
      "收据没有证明该成员的决定。",
      "收據沒有證明該成員的決定。",
      "The receipt does not prove that partner's decision.",
      "O recibo não prova a decisão desse parceiro.",
    ),
  ],
  finality: [
    named(
      "no-anchor",
      "没有锚点，无从得知由谁签章。",
      "沒有錨點，無從得知由誰簽章。",
      "No anchor was given, so nobody says who seals the blocks.",
      "Não foi dada nenhuma âncora; nada diz quem sela os blocos.",
    ),
    named(
      "anchor-not-yet-valid",
      "锚点尚未生效。",
      "錨點尚未生效。",
      "The anchor is not valid yet.",
      "A âncora ainda não é válida.",
    ),
    named(
      "anchor-expired",
      "锚点已过有效期，需要新的锚点和收据。",
      "錨點已過有效期，需要新的錨點和收據。",
      "The anchor is not valid any more; a newer anchor and a newer receipt are needed.",
      "A âncora já não é válida; são precisos uma âncora e um recibo mais recentes.",
    ),
    named(
      "before-anchor",
      "区块早于锚点，锚点不能为其作证。",
      "區塊早於錨點，錨點不能為其作證。",
      "The block is older than the anchor, which says nothing of it.",
      "O bloco é anterior à âncora, que nada diz dele.",
    ),
    named(
      "overlap-exceeded",
      "验证者变动的次数超过此锚点所容许的，需要会签的检查点或新的锚点。",
      "驗證者變動的次數超過此錨點所容許的，需要會簽的檢查點或新的錨點。",
      "The validators have changed more often than this anchor is followed; a countersigned checkpoint or a newer anchor is needed.",
      "Os validadores mudaram mais vezes do que esta âncora permite seguir; é preciso um ponto de controlo contra-assinado ou uma âncora mais recente.",
    ),
    named(
      "block-differs",
      "同一高度上锚点或检查点所载的是另一区块。",
      "同一高度上錨點或檢查點所載的是另一區塊。",
      "The anchor or a checkpoint has another block of that number.",
      "A âncora ou um ponto de controlo tem outro bloco com esse número.",
    ),
    named(
      "validators-differ",
      "区块头所列的验证者不是此时应有的验证者。",
      "區塊頭所列的驗證者不是此時應有的驗證者。",
      "The header lists other validators than those who seal at that block.",
      "O cabeçalho indica validadores diferentes dos que selam nesse bloco.",
    ),
    named(
      "seals-too-few",
      "签章的验证者不足三分之二。",
      "簽章的驗證者不足三分之二。",
      "Fewer than two thirds of the validators have sealed the block.",
      "Menos de dois terços dos validadores selaram o bloco.",
    ),
    named(
      "seal-doubled",
      "同一验证者的签章出现两次。",
      "同一驗證者的簽章出現兩次。",
      "One validator's seal comes twice.",
      "O selo de um validador aparece duas vezes.",
    ),
    named(
      "seal-invalid",
      "有签章不是有效的签名。",
      "有簽章不是有效的簽名。",
      "One of the seals is no valid signature.",
      "Um dos selos não é uma assinatura válida.",
    ),
    named(
      "seal-not-of-validator",
      "有签章不是此时的验证者所作。",
      "有簽章不是此時的驗證者所作。",
      "One of the seals is of nobody who seals at that block.",
      "Um dos selos não é de quem sela nesse bloco.",
    ),
    named(
      "voter-not-validator",
      "投票者不是此时的验证者。",
      "投票者不是此時的驗證者。",
      "A vote is of nobody who seals at that block.",
      "Um voto não é de quem sela nesse bloco.",
    ),
    named(
      "checkpoint-not-yet-valid",
      "检查点尚未生效。",
      "檢查點尚未生效。",
      "The checkpoint is not valid yet.",
      "O ponto de controlo ainda não é válido.",
    ),
    named(
      "checkpoint-expired",
      "检查点已过有效期，需要新的检查点或锚点。",
      "檢查點已過有效期，需要新的檢查點或錨點。",
      "The checkpoint is not valid any more; a newer one, or a newer anchor, is needed.",
      "O ponto de controlo já não é válido; é preciso um mais recente, ou uma âncora mais recente.",
    ),
    named(
      "checkpoint-off-chain",
      "检查点所列的验证者不是各区块签章所通往的验证者。",
      "檢查點所列的驗證者不是各區塊簽章所通往的驗證者。",
      "The checkpoint names other validators than those to whom the blocks' seals lead.",
      "O ponto de controlo indica validadores diferentes daqueles a que os selos dos blocos conduzem.",
    ),
    digestDistrusted,
    named(
      "renewed-too-late",
      "更新时，其锚点已过有效期。",
      "更新時，其錨點已過有效期。",
      "It was renewed after what it was held against was relied on no more.",
      "Foi renovado depois de aquilo em que assentava já não servir.",
    ),
    named(
      "former-anchor-unknown",
      "没有另行取得当时的锚点，无从得知当时由谁签章。",
      "沒有另行取得當時的錨點，無從得知當時由誰簽章。",
      "The anchor of then was not given from elsewhere, so nobody says who sealed then.",
      "A âncora de então não foi obtida de outra fonte; nada diz quem selava nessa altura.",
    ),
    named(
      "renewal-unproven",
      "未能证明更新已登记在账本上。",
      "未能證明更新已登記在帳本上。",
      "It is not shown that the renewal is on its ledger.",
      "Não está demonstrado que a renovação consta do registo.",
    ),
  ],
} as const;
