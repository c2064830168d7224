import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What is said about keys, and asked. */
export const keyTexts = {
  passphraseOf: labels("{name} 的口令：", "{name} 的密碼：", "Passphrase of {name}: ", "Palavra-passe de {name}: "),
  newPassphrase: labels("新口令：", "新密碼：", "New passphrase: ", "Nova palavra-passe: "),
  again: labels("再输入一次：", "再輸入一次：", "Once more: ", "Mais uma vez: "),
  made: labels(
    "已生成 {address}：{file}",
    "已產生 {address}：{file}",
    "made {address}: {file}",
    "criada {address}: {file}",
  ),
  madeMachine: labels(
    "已生成 machine:{name} 的私钥：{file}\n写入网关配置 auth.machines（另加 partner 和 roles）：",
    "已產生 machine:{name} 的私鑰：{file}\n寫入閘道設定 auth.machines（另加 partner 和 roles）：",
    "made the private key of machine:{name}: {file}\nfor auth.machines of the gateway's configuration, with partner and roles added:",
    "criada a chave privada de machine:{name}: {file}\npara auth.machines da configuração do gateway, com partner e roles:",
  ),
  changed: labels(
    "{address} 的口令已更改：{file}",
    "{address} 的密碼已更改：{file}",
    "changed the passphrase of {address}: {file}",
    "alterada a palavra-passe de {address}: {file}",
  ),
  none: labels("没有密钥库", "沒有密鑰庫", "no keystores", "não há ficheiros de chaves"),
  valid: labels("有效", "有效", "valid now", "válida"),
  notYet: labels("自 {time} 起有效", "自 {time} 起有效", "valid from {time}", "válida a partir de {time}"),
  expired: labels("已于 {time} 失效", "已於 {time} 失效", "not valid since {time}", "sem validade desde {time}"),
  unknown: labels(
    "未获任何成员授权",
    "未獲任何成員授權",
    "authorised by no partner",
    "não autorizada por nenhum parceiro",
  ),
} as const satisfies Record<string, Labels>;
