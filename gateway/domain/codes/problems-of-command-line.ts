import { type Problem, problem } from "./problem.ts";

/** What the command line refuses, most of it before any request is made. */
export const problemsOfCommandLine = {
  "case-invalid": problem(
    422,
    ["案件文件夹有误", "案件資料夾有誤", "The case folder has mistakes", "A pasta do processo tem erros"],
    [
      "请改正所列各处后再试。",
      "請改正所列各處後再試。",
      "Correct what is listed and try again.",
      "Corrija o que está indicado e tente de novo.",
    ],
  ),
  "keystore-not-found": problem(
    0,
    ["找不到密钥库", "找不到密鑰庫", "The keystore was not found", "O ficheiro de chaves não foi encontrado"],
    ["请用 --as 指明关员。", "請用 --as 指明關員。", "Name the officer with --as.", "Indique o funcionário com --as."],
  ),
  "keystore-locked": problem(
    0,
    [
      "密钥库未能解锁",
      "密鑰庫未能解鎖",
      "The keystore could not be unlocked",
      "Não foi possível desbloquear o ficheiro de chaves",
    ],
    ["请核对口令。", "請核對密碼。", "Check the passphrase.", "Verifique a palavra-passe."],
  ),
  "signer-unreachable": problem(
    0,
    ["签名服务无应答", "簽署服務沒有回應", "The signer does not answer", "O serviço de assinatura não responde"],
    [
      "请确认签名服务正在运行，并核对其地址。",
      "請確認簽署服務正在運行，並核對其地址。",
      "Check that it runs, and its address.",
      "Verifique se está em execução e o seu endereço.",
    ],
  ),
  "signer-refused": problem(
    0,
    ["签名服务拒绝签名", "簽署服務拒絕簽署", "The signer does not sign", "O serviço de assinatura recusa assinar"],
    [
      "请核对签名人地址与访问令牌。",
      "請核對簽署人地址與存取權杖。",
      "Check the address and the token.",
      "Verifique o endereço e o token.",
    ],
  ),
  "signer-answer-untrue": problem(
    0,
    [
      "签名服务的应答不是所要求的签名",
      "簽署服務的回應不是所要求的簽署",
      "The signer's answer is not the signature asked for",
      "A resposta do serviço de assinatura não é a assinatura pedida",
    ],
    [
      "请通知签名服务的运行人员。",
      "請通知簽署服務的營運人員。",
      "Tell the signer's operator.",
      "Avise o operador do serviço de assinatura.",
    ],
  ),
  "sign-in-failed": problem(
    0,
    ["登录未成功", "登入未成功", "Signing in did not succeed", "Não foi possível iniciar sessão"],
    [
      "请重试；如为脚本，请核对令牌文件或账户密码。",
      "請重試；如為腳本，請核對權杖檔案或帳戶密碼。",
      "Try again; of a script, check its token file or the account's password.",
      "Tente de novo; num script, verifique o ficheiro do token ou a palavra-passe da conta.",
    ],
  ),
  "gateway-unreachable": problem(
    0,
    ["无法连接网关", "無法連接閘道", "The gateway cannot be reached", "O gateway não está acessível"],
    [
      "请确认网关正在运行，并核对 --gateway 的地址。",
      "請確認閘道正在運行，並核對 --gateway 的地址。",
      "Check that it runs, and the address given with --gateway.",
      "Verifique se está em execução e o endereço indicado em --gateway.",
    ],
  ),
  "network-part-malformed": problem(
    0,
    [
      "文件不是网络节点的公开部分",
      "檔案不是網路節點的公開部分",
      "The file is no public part of a network's node",
      "O ficheiro não é a parte pública de um nó da rede",
    ],
    [
      "请向该成员重新索取。",
      "請向該成員重新索取。",
      "Ask that partner for it again.",
      "Peça-o de novo a esse parceiro.",
    ],
  ),
  "network-part-unsigned": problem(
    0,
    [
      "公开部分不是由其所载密钥签名",
      "公開部分不是由其所載密鑰簽署",
      "A public part is not signed by the key that it names",
      "Uma parte pública não está assinada pela chave que indica",
    ],
    [
      "请勿使用，并以其他途径询问该成员。",
      "請勿使用，並以其他途徑詢問該成員。",
      "Do not use it; ask that partner by another way.",
      "Não a use; pergunte a esse parceiro por outra via.",
    ],
  ),
  "network-part-doubled": problem(
    0,
    [
      "两个公开部分使用同一名称、密钥或地址",
      "兩個公開部分使用同一名稱、密鑰或地址",
      "Two public parts have the same name, key or address",
      "Duas partes públicas têm o mesmo nome, chave ou endereço",
    ],
    [
      "请与有关成员核对。",
      "請與有關成員核對。",
      "Ask the partners concerned which is right.",
      "Confirme com os parceiros em causa qual é a certa.",
    ],
  ),
  "network-terms-differ": problem(
    0,
    [
      "各部分依据的网络条件不同",
      "各部分依據的網路條件不同",
      "The parts were made for different terms",
      "As partes foram feitas para condições diferentes",
    ],
    [
      "请各方以相同选项重新运行 concord network init。",
      "請各方以相同選項重新執行 concord network init。",
      "Let all run concord network init with the same options.",
      "Que todos executem concord network init com as mesmas opções.",
    ],
  ),
  "network-partner-unknown": problem(0, [
    "该成员不在创建网络的成员之列",
    "該成員不在創建網路的成員之列",
    "That partner is not of those who begin the network",
    "Esse parceiro não é dos que iniciam a rede",
  ]),
  "network-parts-missing": problem(0, [
    "缺少网络节点的公开部分",
    "缺少網路節點的公開部分",
    "Public parts of the network's nodes are missing",
    "Faltam partes públicas dos nós da rede",
  ]),
  "network-node-unknown": problem(0, [
    "网络没有该节点",
    "網路沒有該節點",
    "The network has no such node",
    "A rede não tem esse nó",
  ]),
  "network-malformed": problem(
    0,
    [
      "文件不是可用的网络说明",
      "檔案不是可用的網路說明",
      "The file is no sound description of a network",
      "O ficheiro não é uma descrição válida de uma rede",
    ],
    [
      "请用 concord network derive 重新推导。",
      "請用 concord network derive 重新推導。",
      "Derive it again with concord network derive.",
      "Derive-o de novo com concord network derive.",
    ],
  ),
} as const satisfies Record<string, Problem>;
