import { type CodeIn, named } from "./code-list.ts";

/** What the audit of an access log finds, of a day or of an entry. */
export const accessFindings = [
  named("anchored", "与账本锚定一致", "與帳本錨定一致", "is as it was anchored", "é como foi ancorado"),
  named(
    "anchored-as-shown",
    "与网关自己出示的锚点一致",
    "與閘道自己出示的錨點一致",
    "fits the anchor that the gateway itself shows",
    "corresponde à âncora que o próprio gateway mostra",
  ),
  named("not-anchored-yet", "尚未锚定", "尚未錨定", "is not anchored yet", "ainda não foi ancorado"),
  named(
    "anchored-beyond-copy",
    "锚定时另含本副本所无的条目",
    "錨定時另含本副本所無的條目",
    "is anchored only with entries that this copy does not have",
    "só está ancorado com entradas que esta cópia não tem",
  ),
  named("entry-changed", "条目被更改", "條目被更改", "an entry was changed", "uma entrada foi alterada"),
  named("entry-missing", "条目缺失", "條目缺失", "entries are missing", "faltam entradas"),
  named(
    "log-resumed",
    "日志自备份恢复，其间条目遗失",
    "日誌自備份恢復，其間條目遺失",
    "the log was restored from a backup, and entries in between are lost",
    "o registo foi reposto de uma cópia e perderam-se entradas",
  ),
  named(
    "entry-backdated",
    "条目时间早于其前一条",
    "條目時間早於其前一條",
    "an entry is dated before the one that it follows",
    "uma entrada tem data anterior à que a precede",
  ),
  named("entry-malformed", "条目格式不符", "條目格式不符", "an entry has another form", "uma entrada tem outra forma"),
  named(
    "anchor-broken",
    "与账本锚定的日志不同",
    "與帳本錨定的日誌不同",
    "is not the log that was anchored",
    "não é o registo que foi ancorado",
  ),
  named(
    "anchor-shown-otherwise",
    "锚点与网关出示的不同",
    "錨點與閘道出示的不同",
    "is anchored otherwise than the gateway shows",
    "está ancorado de modo diferente do que o gateway mostra",
  ),
  named(
    "sources-differ",
    "所问的链节点与网关所述锚点不同",
    "所問的鏈節點與閘道所述錨點不同",
    "the chain node and the other gateway tell different anchors",
    "o nó da cadeia e o outro gateway indicam âncoras diferentes",
  ),
  named(
    "anchor-beyond",
    "锚定之后的条目不在日志中",
    "錨定的條目不在日誌中",
    "ends before what was anchored",
    "termina antes do que foi ancorado",
  ),
] as const;

export type AccessFindingCode = CodeIn<typeof accessFindings>;
