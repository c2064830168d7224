import { type CodeIn, named, numbered } from "./code-list.ts";

/** How far a partner recognises another's evidence, weakest first. */
export const grades = [
  numbered(1, "integrity-only", "仅认可完整性", "僅認可完整性", "Integrity only", "Apenas a integridade"),
  numbered(2, "reference", "供参考", "供參考", "For reference", "Para referência"),
  numbered(
    3,
    "equivalent",
    "等同本方查获结果",
    "等同本方查獲結果",
    "Equivalent to own finding",
    "Equivalente a verificação própria",
  ),
  numbered(4, "court", "可作法庭证据", "可作法庭證據", "Usable in court", "Utilizável em tribunal"),
] as const;

export type Grade = CodeIn<typeof grades>;

/** Which aspects of the evidence a recognition covers. On chain a bit set. */
export const facets = [
  numbered(1, "identity", "同一性", "同一性", "Identity", "Identidade"),
  numbered(2, "integrity", "完整性", "完整性", "Integrity", "Integridade"),
  numbered(3, "procedure", "取证程序", "取證程序", "Procedure", "Procedimento"),
  numbered(4, "appraisal", "鉴定", "鑑定", "Appraisal", "Peritagem"),
  numbered(5, "translation", "翻译", "翻譯", "Translation", "Tradução"),
] as const;

export type Facet = CodeIn<typeof facets>;

/** What a partner's decision on another's evidence may be. */
export const recognitionStates = [
  numbered(1, "recognised", "已认可", "已認可", "Recognised", "Reconhecida"),
  numbered(2, "partly-recognised", "部分认可", "部分認可", "Partly recognised", "Reconhecida em parte"),
  numbered(3, "refused", "不予认可", "不予認可", "Refused", "Recusada"),
  numbered(4, "revoked", "认可已撤销", "認可已撤銷", "Recognition revoked", "Reconhecimento revogado"),
] as const;

/** How evidence may be asked for by other partners' decisions on it. */
export const decisionConditions = [
  ...recognitionStates,
  named("undecided", "未决定", "未決定", "Undecided", "Por decidir"),
] as const;

/** The state of one partner's entry for one package; `withdrawn` and `superseded` are the recorder's own. */
export const decisionStates = [
  ...recognitionStates,
  numbered(5, "withdrawn", "已撤回", "已撤回", "Withdrawn", "Retirada"),
  numbered(6, "superseded", "已被取代", "已被取代", "Superseded", "Substituída"),
] as const;

export type DecisionState = CodeIn<typeof decisionStates>;
