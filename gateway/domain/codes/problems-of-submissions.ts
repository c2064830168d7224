import { type Problem, problem } from "./problem.ts";

/** What is wrong with a signed request, or with the chain that it is for. */
export const problemsOfSubmissions = {
  "wrong-signature": problem(422, [
    "签名与签名人不符",
    "簽署與簽署人不符",
    "The signature is not the signer's",
    "A assinatura não é do signatário",
  ]),
  "wrong-nonce": problem(
    409,
    ["序号不符", "序號不符", "The nonce is not the signer's next one", "O nonce não é o seguinte do signatário"],
    [
      "请取得新序号后重新签名。",
      "請取得新序號後重新簽署。",
      "Ask for the next nonce and sign again.",
      "Peça o nonce seguinte e assine de novo.",
    ],
  ),
  "deadline-passed": problem(
    409,
    ["请求已过截止时间", "請求已過截止時間", "The request's deadline has passed", "O prazo do pedido terminou"],
    ["请重新签名。", "請重新簽署。", "Sign it again.", "Assine de novo."],
  ),
  "deadline-too-far": problem(422, [
    "截止时间过远",
    "截止時間過遠",
    "The request's deadline is too far away",
    "O prazo do pedido é demasiado longo",
  ]),
  "deadline-too-near": problem(
    422,
    [
      "截止时间早于所取代请求的截止时间",
      "截止時間早於所取代請求的截止時間",
      "The deadline is before that of the request to be superseded",
      "O prazo termina antes do prazo do pedido a substituir",
    ],
    [
      "请以不早于该请求的截止时间重新签名。",
      "請以不早於該請求的截止時間重新簽署。",
      "Sign again with a deadline that is no earlier.",
      "Assine de novo com um prazo que não termine antes.",
    ],
  ),
  superseded: problem(409, [
    "请求已由其签名人的另一请求取代",
    "請求已由其簽署人的另一請求取代",
    "Another request of its signer took the request's place",
    "Outro pedido do mesmo signatário tomou o lugar deste",
  ]),
  "not-superseded": problem(409, [
    "所要取代的请求已先执行或已有结果",
    "所要取代的請求已先執行或已有結果",
    "The request to be superseded was carried out first, or has its outcome",
    "O pedido a substituir foi executado primeiro ou já tem resultado",
  ]),
  "wrong-target": problem(422, [
    "请求不是给本账本的合约",
    "請求並非給本帳本的合約",
    "The request is not for a contract of this ledger",
    "O pedido não se destina a um contrato deste registo",
  ]),
  "wrong-chain": problem(422, [
    "请求是为另一条链签名的",
    "請求是為另一條鏈簽署的",
    "The request was signed for another chain",
    "O pedido foi assinado para outra cadeia",
  ]),
  "simulation-refused": problem(422, [
    "合约会拒绝此请求",
    "合約會拒絕此請求",
    "The contract would refuse the request",
    "O contrato recusaria o pedido",
  ]),
  "refused-after-acceptance": problem(409, [
    "请求已受理，但被合约拒绝",
    "請求已受理，但被合約拒絕",
    "The request was accepted and then refused by the contract",
    "O pedido foi aceite e depois recusado pelo contrato",
  ]),
  "node-unreachable": problem(
    503,
    ["链节点无应答", "鏈節點沒有回應", "The chain node does not answer", "O nó da cadeia não responde"],
    [
      "请稍后再试，或通知本网关的运行人员。",
      "請稍後再試，或通知本閘道的營運人員。",
      "Try again later, or tell this gateway's operator.",
      "Tente mais tarde ou avise o operador deste gateway.",
    ],
  ),
  "chain-lost": problem(
    503,
    [
      "链节点应答的是另一条链",
      "鏈節點回應的是另一條鏈",
      "The node answers for another chain than this gateway follows",
      "O nó responde por uma cadeia diferente da deste gateway",
    ],
    [
      "原链恢复之前，本网关不再写入。请通知运行人员。",
      "原鏈恢復之前，本閘道不再寫入。請通知營運人員。",
      "The gateway writes nothing until the right chain is back. Tell its operator.",
      "O gateway nada escreve até a cadeia certa voltar. Avise o operador.",
    ],
  ),
  "block-unsealed": problem(
    503,
    [
      "节点的区块没有足够的验证者签章",
      "節點的區塊沒有足夠的驗證者簽章",
      "The node has a block that its validators have not sealed",
      "O nó tem um bloco que os seus validadores não selaram",
    ],
    [
      "在查明之前不要使用该节点。请通知运行人员。",
      "在查明之前不要使用該節點。請通知營運人員。",
      "Do not use that node until it is explained. Tell the operator.",
      "Não use esse nó até ser explicado. Avise o operador.",
    ],
  ),
  "index-stale": problem(
    503,
    [
      "本网关的索引已过时",
      "本閘道的索引已過時",
      "This gateway's index is too old",
      "O índice deste gateway está desatualizado",
    ],
    ["请稍后再试。", "請稍後再試。", "Try again later.", "Tente mais tarde."],
  ),
} as const satisfies Record<string, Problem>;
