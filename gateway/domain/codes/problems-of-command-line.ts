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
