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
} as const satisfies Record<string, Problem>;
