import { type CodeIn, named } from "./code-list.ts";

/** What the audit of an access log finds, of a day or of an entry. */
export const accessFindings = [
  named("anchored", "与账本锚定一致", "與帳本錨定一致", "is as it was anchored", "é como foi ancorado"),
  named("not-anchored-yet", "尚未锚定", "尚未錨定", "is not anchored yet", "ainda não foi ancorado"),
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
    "anchor-beyond",
    "锚定之后的条目不在日志中",
    "錨定的條目不在日誌中",
    "ends before what was anchored",
    "termina antes do que foi ancorado",
  ),
] as const;

export type AccessFindingCode = CodeIn<typeof accessFindings>;
