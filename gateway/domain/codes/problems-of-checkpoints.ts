import { type Problem, problem } from "./problem.ts";

const askPartners: Parameters<typeof problem>[2] = [
  "请向签署它的成员重新取得检查点。",
  "請向簽署它的成員重新取得檢查點。",
  "Get the checkpoint again from the partners that countersigned it.",
  "Obtenha de novo o ponto de controlo dos parceiros que o contra-assinaram.",
];

/** Why a checkpoint does not count: beside an anchor it is nothing, and whatever is wrong with it is not passed over. */
export const problemsOfCheckpoints = {
  "checkpoint-malformed": problem(
    422,
    [
      "检查点不符合格式",
      "檢查點不符合格式",
      "The checkpoint does not have the form of one",
      "O ponto de controlo não tem a forma devida",
    ],
    askPartners,
  ),
  "checkpoint-signers-unnamed": problem(
    422,
    [
      "锚点没有指明由谁会签检查点",
      "錨點沒有指明由誰會簽檢查點",
      "No anchor names who countersigns checkpoints",
      "Nenhuma âncora indica quem contra-assina pontos de controlo",
    ],
    [
      "请使用指明会签人的锚点，或不用检查点。",
      "請使用指明會簽人的錨點，或不用檢查點。",
      "Use an anchor that names them (concord-anchor/2), or no checkpoint.",
      "Use uma âncora que os indique (concord-anchor/2), ou nenhum ponto de controlo.",
    ],
  ),
  "checkpoint-wrong-ledger": problem(
    422,
    [
      "检查点与锚点所指的不是同一账本",
      "檢查點與錨點所指的不是同一帳本",
      "Checkpoint and anchor are of different ledgers",
      "O ponto de controlo e a âncora são de registos diferentes",
    ],
    askPartners,
  ),
  "checkpoint-off-epoch": problem(
    422,
    [
      "检查点的区块不是清除投票的区块",
      "檢查點的區塊不是清除投票的區塊",
      "The checkpoint's block is none at which votes are cleared",
      "O bloco do ponto de controlo não é um em que os votos se anulam",
    ],
    askPartners,
  ),
  "checkpoint-signature-invalid": problem(
    422,
    [
      "检查点上有签名不是所称签署人的签名",
      "檢查點上有簽名不是所稱簽署人的簽名",
      "A signature of the checkpoint is not of whom it says",
      "Uma assinatura do ponto de controlo não é de quem diz ser",
    ],
    askPartners,
  ),
  "checkpoint-signature-doubled": problem(
    422,
    [
      "检查点上同一签署人签了两次",
      "檢查點上同一簽署人簽了兩次",
      "One signer comes twice in the checkpoint",
      "Um signatário aparece duas vezes no ponto de controlo",
    ],
    askPartners,
  ),
  "checkpoint-signer-unknown": problem(
    422,
    [
      "检查点的签署人不在锚点所列之中",
      "檢查點的簽署人不在錨點所列之中",
      "The checkpoint is signed by somebody whom the anchor does not name",
      "O ponto de controlo está assinado por quem a âncora não indica",
    ],
    askPartners,
  ),
  "checkpoint-partners-too-few": problem(
    422,
    [
      "会签检查点的成员不足三分之二",
      "會簽檢查點的成員不足三分之二",
      "Fewer than two thirds of the partners have countersigned the checkpoint",
      "Menos de dois terços dos parceiros contra-assinaram o ponto de controlo",
    ],
    [
      "请让更多成员会签。",
      "請讓更多成員會簽。",
      "Have more partners countersign it.",
      "Peça a mais parceiros que o contra-assinem.",
    ],
  ),
  "checkpoints-contradict": problem(
    422,
    [
      "对同一区块有两种不同的说法",
      "對同一區塊有兩種不同的說法",
      "Two checkpoints, or one and the anchor, tell different things of one block",
      "Dois pontos de controlo, ou um e a âncora, dizem coisas diferentes do mesmo bloco",
    ],
    [
      "其中之一是假的：在各成员各自核对节点之前，两者都不要采信。",
      "其中之一是假的：在各成員各自核對節點之前，兩者都不要採信。",
      "One of them is untrue: rely on neither before the partners have looked at their own nodes.",
      "Um deles é falso: não confie em nenhum antes de os parceiros verem os seus próprios nós.",
    ],
  ),
  "checkpoint-differs": problem(
    409,
    [
      "节点上的区块或验证者与检查点所称不同",
      "節點上的區塊或驗證者與檢查點所稱不同",
      "The node has another block or other validators than the checkpoint tells",
      "O nó tem outro bloco ou outros validadores do que diz o ponto de controlo",
    ],
    [
      "不要签署；请与提出检查点的成员核对。",
      "不要簽署；請與提出檢查點的成員核對。",
      "Sign nothing; ask whoever proposed it, and the other partners what their nodes say.",
      "Não assine; pergunte a quem o propôs e aos outros parceiros o que dizem os seus nós.",
    ],
  ),
} as const satisfies Record<string, Problem>;
