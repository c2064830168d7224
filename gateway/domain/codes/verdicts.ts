import { type CodeIn, named } from "./code-list.ts";
import { verdictsOfReceipts } from "./verdicts-of-receipts.ts";

/** What a verification looks at, in the order in which it is shown. */
export const fragments = [
  named("integrity", "完整性", "完整性", "Integrity", "Integridade"),
  named("recorded", "记录", "記錄", "Recorded", "Registo"),
  named("issuer", "记录方", "記錄方", "Issuer", "Emissor"),
  named("status", "现状", "現況", "Status", "Situação"),
  named("recognition", "认可", "認可", "Recognition", "Reconhecimento"),
  named("custody", "保管链", "保管鏈", "Chain of custody", "Cadeia de custódia"),
  named("finality", "终局性", "終局性", "Finality", "Carácter definitivo"),
] as const;

export type Fragment = CodeIn<typeof fragments>;

/** What a verification concludes on one fragment. `unknown` is never shown as `holds`. */
export const verdicts = [
  named("holds", "成立", "成立", "Holds", "Confirma-se"),
  named("fails", "不成立", "不成立", "Fails", "Não se confirma"),
  named("unknown", "无法判断", "無法判斷", "Unknown", "Desconhecido"),
] as const;

export type Verdict = CodeIn<typeof verdicts>;

const nodeUnreachable = named(
  "node-unreachable",
  "链节点无应答，无法判断。",
  "鏈節點沒有回應，無法判斷。",
  "The chain node does not answer, so nothing can be said.",
  "O nó da cadeia não responde; nada se pode concluir.",
);

const notFound = named(
  "not-found",
  "本网关没有与此文件相符的记录。",
  "本閘道沒有與此檔案相符的記錄。",
  "This gateway knows of no record of this file.",
  "Este gateway não conhece nenhum registo deste ficheiro.",
);

const notChecked = named(
  "not-checked",
  "前项未得出记录，故未检查此项。",
  "前項未得出記錄，故未檢查此項。",
  "Not looked at, because no record was established before.",
  "Não verificado, porque antes não se apurou nenhum registo.",
);

/** Why a fragment got its verdict: per fragment a closed set, each with one sentence for people. */
export const verdictCodes = {
  integrity: [
    named(
      "digests-match",
      "文件与所记录的逐位相同。",
      "檔案與所記錄的逐位元相同。",
      "The file is bit for bit the one that was recorded.",
      "O ficheiro é, bit a bit, o que foi registado.",
    ),
    named(
      "digest-differs",
      "文件与所记录的不同。",
      "檔案與所記錄的不同。",
      "The file differs from the one that was recorded.",
      "O ficheiro difere do que foi registado.",
    ),
    named(
      "not-bound",
      "文件与本网关保存的摘要相符，但证据包的根并不包含这些摘要。",
      "檔案與本閘道保存的摘要相符，但證據包的根並不包含這些摘要。",
      "The file has the digests that this gateway keeps, but the package's root does not bind them.",
      "O ficheiro tem os resumos guardados neste gateway, mas a raiz do pacote não os vincula.",
    ),
    notFound,
    named(
      "resembles",
      "没有此文件的记录；有名称或大小相同但内容不同的文件。",
      "沒有此檔案的記錄；有名稱或大小相同但內容不同的檔案。",
      "There is no record of this file, but of one with the same name or size and other content.",
      "Não há registo deste ficheiro, mas há de outro com o mesmo nome ou tamanho e conteúdo diferente.",
    ),
    notChecked,
    ...verdictsOfReceipts.integrity,
  ],
  recorded: [
    named(
      "recorded",
      "证据已记入账本。",
      "證據已記入帳本。",
      "The evidence is on the ledger.",
      "A prova consta do registo.",
    ),
    named(
      "not-recorded",
      "账本上没有此证据。",
      "帳本上沒有此證據。",
      "The evidence is not on the ledger.",
      "A prova não consta do registo.",
    ),
    notFound,
    nodeUnreachable,
    named(
      "index-stale",
      "本网关的索引已过时，无法判断。",
      "本閘道的索引已過時，無法判斷。",
      "This gateway's index is too old to say.",
      "O índice deste gateway está demasiado desatualizado para concluir.",
    ),
    named(
      "chain-lost",
      "链节点应答的是另一条链，无法判断。",
      "鏈節點回應的是另一條鏈，無法判斷。",
      "The node answers for another chain, so nothing can be said.",
      "O nó responde por outra cadeia; nada se pode concluir.",
    ),
    named(
      "path-mismatch",
      "所附路径不指向账本上的记录。",
      "所附路徑不指向帳本上的記錄。",
      "The path that came with the file does not lead to a record.",
      "O caminho que acompanha o ficheiro não conduz a nenhum registo.",
    ),
    notChecked,
    ...verdictsOfReceipts.recorded,
  ],
  issuer: [
    named(
      "authorised",
      "签名人在记录时已获该成员授权。",
      "簽署人在記錄時已獲該成員授權。",
      "The signer was authorised by the partner when it was recorded.",
      "O signatário estava autorizado pelo parceiro no momento do registo.",
    ),
    named(
      "not-authorised",
      "签名人在记录时未获该成员授权。",
      "簽署人在記錄時未獲該成員授權。",
      "The signer was not authorised by the partner when it was recorded.",
      "O signatário não estava autorizado pelo parceiro no momento do registo.",
    ),
    nodeUnreachable,
    notChecked,
    ...verdictsOfReceipts.issuer,
  ],
  status: [
    named("standing", "记录有效。", "記錄有效。", "The record stands.", "O registo mantém-se."),
    named(
      "withdrawn",
      "记录方已撤回该记录。",
      "記錄方已撤回該記錄。",
      "Its recorder has withdrawn it.",
      "Quem o registou retirou-o.",
    ),
    named(
      "superseded",
      "记录方已用另一份证据取代。",
      "記錄方已用另一份證據取代。",
      "Its recorder has superseded it by another.",
      "Quem o registou substituiu-o por outro.",
    ),
    nodeUnreachable,
    notChecked,
    ...verdictsOfReceipts.status,
  ],
  recognition: [
    named(
      "recognised",
      "该成员已认可此证据。",
      "該成員已認可此證據。",
      "The partner has recognised the evidence.",
      "O parceiro reconheceu a prova.",
    ),
    named(
      "partly-recognised",
      "该成员部分认可此证据。",
      "該成員部分認可此證據。",
      "The partner has recognised the evidence in part.",
      "O parceiro reconheceu a prova em parte.",
    ),
    named(
      "recognised-automatically",
      "依协定自动认可。",
      "依協定自動認可。",
      "Recognised automatically under the agreement.",
      "Reconhecida automaticamente ao abrigo do acordo.",
    ),
    named(
      "own-evidence",
      "该成员自己的证据，无须认可。",
      "該成員自己的證據，無須認可。",
      "The partner's own evidence, which needs no recognition.",
      "Prova do próprio parceiro, que não carece de reconhecimento.",
    ),
    named(
      "refused",
      "该成员不予认可，并已说明理由。",
      "該成員不予認可，並已說明理由。",
      "The partner has refused to recognise the evidence, with a reason.",
      "O parceiro recusou reconhecer a prova, com fundamento.",
    ),
    named(
      "revoked",
      "该成员已撤销其认可。",
      "該成員已撤銷其認可。",
      "The partner has revoked its recognition.",
      "O parceiro revogou o seu reconhecimento.",
    ),
    named(
      "no-decision",
      "该成员尚未作出决定。",
      "該成員尚未作出決定。",
      "The partner has not decided.",
      "O parceiro ainda não decidiu.",
    ),
    nodeUnreachable,
    notChecked,
    ...verdictsOfReceipts.recognition,
  ],
  custody: [
    named(
      "no-custody-events",
      "没有保管链记录。",
      "沒有保管鏈記錄。",
      "No custody events are recorded.",
      "Não há eventos de custódia registados.",
    ),
    notChecked,
  ],
  finality: [
    named(
      "no-seals",
      "此链的区块没有验证者签章，终局性无从证明。",
      "此鏈的區塊沒有驗證者簽章，終局性無從證明。",
      "The blocks of this chain carry no validators' seals, so finality cannot be shown.",
      "Os blocos desta cadeia não têm selos de validadores; o carácter definitivo não é demonstrável.",
    ),
    named(
      "final",
      "区块已由足够的验证者签章，不可更改。",
      "區塊已由足夠的驗證者簽章，不可更改。",
      "The block is sealed by enough validators and cannot change.",
      "O bloco está selado por validadores suficientes e não pode mudar.",
    ),
    nodeUnreachable,
    notChecked,
    ...verdictsOfReceipts.finality,
  ],
} as const;

/** The codes that a fragment may carry: `VerdictCode<"status">`, or of any fragment. */
export type VerdictCode<F extends Fragment = Fragment> = CodeIn<(typeof verdictCodes)[F]>;
