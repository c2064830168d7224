import { type Labels, labels } from "../../domain/codes/code-list.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { Say } from "../../domain/texts/say.ts";
import type { DeploymentChecks } from "../deps.ts";

/** What the command line says of deployments beside the codes. */
export const deploymentTexts = {
  made: labels(
    "已创建 {contract}：{address}",
    "已建立 {contract}：{address}",
    "made {contract}: {address}",
    "criado {contract}: {address}",
  ),
  wasThere: labels(
    "已存在 {contract}：{address}",
    "已存在 {contract}：{address}",
    "there already, {contract}: {address}",
    "já existia {contract}: {address}",
  ),
  written: labels(
    "部署 {id} 的记录：{file}",
    "部署 {id} 的記錄：{file}",
    "record of deployment {id}: {file}",
    "registo da implantação {id}: {file}",
  ),
  holds: labels("相符", "相符", "holds", "confere"),
  fails: labels("不符", "不符", "FAILS", "FALHA"),
  differs: labels(
    "应为 {expected}，实为 {found}",
    "應為 {expected}，實為 {found}",
    "{expected} expected, {found} found",
    "esperado {expected}, encontrado {found}",
  ),
  chain: labels("链编号", "鏈編號", "chain id", "identificador da cadeia"),
  genesis: labels(
    "创世区块与共识引擎",
    "創世區塊與共識引擎",
    "first block and engine",
    "primeiro bloco e mecanismo de consenso",
  ),
  terms: labels(
    "部署编号与各地址由密钥、创始成员、链和代码得出",
    "部署編號與各地址由密鑰、創始成員、鏈和代碼得出",
    "id and addresses follow from key, founders, chain and code",
    "o identificador e os endereços resultam da chave, dos fundadores, da cadeia e do código",
  ),
  compiler: labels("编译器及其输入", "編譯器及其輸入", "compiler and its input", "compilador e a sua entrada"),
  code: labels("{contract} 的代码", "{contract} 的代碼", "code of {contract}", "código de {contract}"),
  founders: labels(
    "创建 {contract} 的交易：创始成员",
    "建立 {contract} 的交易：創始成員",
    "transaction that made {contract}: the founders",
    "transação que criou {contract}: os fundadores",
  ),
  decisions: labels(
    "创建 {contract} 的交易：决定所需时间",
    "建立 {contract} 的交易：決定所需時間",
    "transaction that made {contract}: the times of decisions",
    "transação que criou {contract}: os prazos das decisões",
  ),
} as const satisfies Record<string, Labels>;

/** One line for each thing that was looked at. */
export function renderChecks(checks: DeploymentChecks["checks"], say: Say<typeof deploymentTexts>): string {
  return checks
    .map(({ check, contract = "", holds, expected, found }) => {
      const what = say(check, { contract });
      return holds
        ? `${say("holds")}  ${what}\n`
        : `${say("fails")}  ${what}: ${say("differs", { expected: safeText(expected), found: safeText(found) })}\n`;
    })
    .join("");
}
