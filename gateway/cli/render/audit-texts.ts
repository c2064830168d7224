import { type Labels, labels } from "../../domain/codes/code-list.ts";

/** What the audit of an access log says beside the codes. */
export const auditTexts = {
  onlyAudited: labels(
    "除被核对者外未询问他处，锚点也由其自己出示：以下“成立”仅以其所示为准（--rpc 或 --witness 可另问他处）",
    "除被核對者外未詢問他處，錨點也由其自己出示：以下「成立」僅以其所示為準（--rpc 或 --witness 可另問他處）",
    "nobody but the one that is audited was asked, also for the anchors: what holds, holds as it shows them itself (--rpc or --witness asks elsewhere)",
    "ninguém além do auditado foi consultado, mesmo quanto às âncoras: o que se confirma, confirma-se tal como ele próprio as mostra (--rpc ou --witness consulta outra fonte)",
  ),
  asShown: labels(
    "{verdict}（以其自己出示的锚点为准）",
    "{verdict}（以其自己出示的錨點為準）",
    "{verdict}, as it shows the anchors itself",
    "{verdict}, segundo as âncoras que ele próprio mostra",
  ),
  entriesFromGateway: labels(
    "条目取自 {partner} 的网关 {place}",
    "條目取自 {partner} 的閘道 {place}",
    "entries from the gateway of {partner}, {place}",
    "entradas do gateway de {partner}, {place}",
  ),
  entriesFromBackup: labels(
    "条目取自 {place} 中 {time} 的备份",
    "條目取自 {place} 中 {time} 的備份",
    "entries from the backup of {time} in {place}",
    "entradas da cópia de segurança de {time} em {place}",
  ),
  entriesFromDatabase: labels(
    "条目取自数据库 {place}",
    "條目取自資料庫 {place}",
    "entries from the database {place}",
    "entradas da base de dados {place}",
  ),
  anchorsFromAudited: labels(
    "锚点亦由其出示",
    "錨點亦由其出示",
    "anchors as they are shown there",
    "âncoras tal como aí se mostram",
  ),
  anchorsFromNode: labels(
    "锚点取自链节点 {place}",
    "錨點取自鏈節點 {place}",
    "anchors from the chain node {place}",
    "âncoras do nó da cadeia {place}",
  ),
  anchorsFromWitness: labels(
    "锚点取自 {partner} 的网关 {place}",
    "錨點取自 {partner} 的閘道 {place}",
    "anchors from the gateway of {partner}, {place}",
    "âncoras do gateway de {partner}, {place}",
  ),
  accessLogOf: labels(
    "{partner} 网关的访问日志，共 {entries} 条",
    "{partner} 閘道的存取日誌，共 {entries} 條",
    "access log of the gateway of {partner}, {entries} entries",
    "registo de acessos do gateway de {partner}, {entries} entradas",
  ),
  accessEntries: labels("{entries} 条", "{entries} 條", "{entries} entries", "{entries} entradas"),
  accessEntry: labels("第 {sequence} 条", "第 {sequence} 條", "entry {sequence}", "entrada {sequence}"),
} as const satisfies Record<string, Labels>;
