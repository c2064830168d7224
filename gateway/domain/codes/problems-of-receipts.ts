import { type Problem, problem } from "./problem.ts";

const askAnew: Parameters<typeof problem>[2] = [
  "请向出具方索取新的收据。",
  "請向出具方索取新的收據。",
  "Ask whoever gave it for a new receipt.",
  "Peça um novo recibo a quem o entregou.",
];

// Long for its table.

/** Why a receipt or an anchor is not gone into: it is no sound one, or it contradicts itself. */
export const problemsOfReceipts = {
  "receipt-malformed": problem(
    422,
    [
      "收据不符合格式",
      "收據不符合格式",
      "The receipt does not have the form of one",
      "O recibo não tem a forma devida",
    ],
    askAnew,
  ),
  "receipt-too-large": problem(
    422,
    ["收据过大", "收據過大", "The receipt is too large", "O recibo é demasiado grande"],
    askAnew,
  ),
  "anchor-malformed": problem(
    422,
    ["锚点不符合格式", "錨點不符合格式", "The anchor does not have the form of one", "A âncora não tem a forma devida"],
    [
      "请从可信的来源重新取得锚点。",
      "請從可信的來源重新取得錨點。",
      "Get the anchor again, from where you trust it.",
      "Obtenha de novo a âncora, de uma fonte de confiança.",
    ],
  ),
  "wrong-ledger": problem(
    422,
    [
      "收据与锚点所指的不是同一账本",
      "收據與錨點所指的不是同一帳本",
      "Receipt and anchor are of different ledgers",
      "O recibo e a âncora são de registos diferentes",
    ],
    [
      "请使用该账本的锚点。",
      "請使用該帳本的錨點。",
      "Use an anchor of the receipt's ledger.",
      "Use uma âncora do registo do recibo.",
    ],
  ),
  "code-hash-differs": problem(422, [
    "该地址上的合约代码不是锚点所载的代码",
    "該地址上的合約代碼不是錨點所載的代碼",
    "The contract's code is not the one that the anchor names",
    "O código do contrato não é o indicado na âncora",
  ]),
  "contract-absent": problem(422, [
    "区块的状态中没有该合约",
    "區塊的狀態中沒有該合約",
    "The block's state has no such contract",
    "O estado do bloco não tem esse contrato",
  ]),
  "header-malformed": problem(
    422,
    [
      "收据中的区块头不符合格式",
      "收據中的區塊頭不符合格式",
      "A block header in the receipt is malformed",
      "Um cabeçalho de bloco do recibo está malformado",
    ],
    askAnew,
  ),
  "change-order": problem(
    422,
    [
      "验证者变动的区块头顺序有误",
      "驗證者變動的區塊頭順序有誤",
      "The headers of the validators' changes are out of order",
      "Os cabeçalhos das mudanças de validadores estão fora de ordem",
    ],
    askAnew,
  ),
  "change-surplus": problem(
    422,
    [
      "收据含有不含有效投票的区块头",
      "收據含有不含有效投票的區塊頭",
      "The receipt has a header without a vote that counts",
      "O recibo tem um cabeçalho sem voto que conte",
    ],
    askAnew,
  ),
  "state-root-mismatch": problem(
    422,
    [
      "证明不属于该区块的状态",
      "證明不屬於該區塊的狀態",
      "The proof is not of the block's state",
      "A prova não é do estado do bloco",
    ],
    askAnew,
  ),
  "proof-node-missing": problem(
    422,
    ["证明缺少一个节点", "證明缺少一個節點", "A node of the proof is missing", "Falta um nó na prova"],
    askAnew,
  ),
  "proof-node-surplus": problem(
    422,
    [
      "证明含有多余的节点",
      "證明含有多餘的節點",
      "The proof has a node that proves nothing asked",
      "A prova tem um nó que nada prova do que se pergunta",
    ],
    askAnew,
  ),
  "proof-node-doubled": problem(
    422,
    [
      "证明中的一个节点出现两次",
      "證明中的一個節點出現兩次",
      "A node of the proof comes twice",
      "Um nó da prova aparece duas vezes",
    ],
    askAnew,
  ),
  "proof-node-malformed": problem(
    422,
    [
      "证明中的一个节点不符合格式",
      "證明中的一個節點不符合格式",
      "A node of the proof is malformed",
      "Um nó da prova está malformado",
    ],
    askAnew,
  ),
  "exhibit-path-wrong": problem(
    422,
    [
      "证物的路径不通往证据包的根",
      "證物的路徑不通往證據包的根",
      "An exhibit's path does not lead to the package's root",
      "O caminho de um documento não conduz à raiz do pacote",
    ],
    askAnew,
  ),
  "field-path-wrong": problem(
    422,
    [
      "清单字段的路径不通往证据包的根",
      "清單欄位的路徑不通往證據包的根",
      "A manifest field's path does not lead to the package's root",
      "O caminho de um campo do manifesto não conduz à raiz do pacote",
    ],
    askAnew,
  ),
  "renewal-malformed": problem(
    422,
    [
      "已更新的收据不符合格式",
      "已更新的收據不符合格式",
      "The renewed receipt does not have the form of one",
      "O recibo renovado não tem a forma devida",
    ],
    askAnew,
  ),
  "renewal-not-bound": problem(
    422,
    [
      "账本上登记的更新不是这些收据、锚点和文件的更新",
      "帳本上登記的更新不是這些收據、錨點和檔案的更新",
      "What the ledger has as the renewal is of something else than these receipts, anchors and files",
      "O que o registo tem como renovação é de outra coisa que não estes recibos, âncoras e ficheiros",
    ],
    askAnew,
  ),
  "renewal-order": problem(
    422,
    [
      "收据所在区块晚于对它的更新",
      "收據所在區塊晚於對它的更新",
      "A receipt's block is younger than its renewal",
      "O bloco de um recibo é posterior à sua renovação",
    ],
    askAnew,
  ),
  "renewal-file-missing": problem(
    422,
    [
      "更新须包括收据所载的每个文件",
      "更新須包括收據所載的每個檔案",
      "A renewal is of every file that the receipt tells of, and one is missing",
      "Uma renovação é de todos os ficheiros de que o recibo fala, e falta um",
    ],
    [
      "请提供收据所载的全部文件。",
      "請提供收據所載的全部檔案。",
      "Give all the files that the receipt tells of.",
      "Indique todos os ficheiros de que o recibo fala.",
    ],
  ),
  "renewal-refused": problem(
    422,
    [
      "收据现在不能成立，无从更新",
      "收據現在不能成立，無從更新",
      "The receipt does not hold now, so it cannot be renewed",
      "O recibo não se sustenta agora; não pode ser renovado",
    ],
    [
      "请向账本的网关索取新的收据。",
      "請向帳本的閘道索取新的收據。",
      "Have a gateway of its ledger make a new receipt.",
      "Peça um novo recibo a um gateway do registo.",
    ],
  ),
} as const satisfies Record<string, Problem>;
