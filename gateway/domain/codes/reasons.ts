import { type CodeIn, numbered } from "./code-list.ts";

const other = numbered(255, "other", "其他", "其他", "Other", "Outro");

/** Why evidence is not recognised, or not in full. A refusal carries one. */
export const refusalReasons = [
  numbered(1, "integrity-doubtful", "完整性存疑", "完整性存疑", "Integrity doubtful", "Integridade duvidosa"),
  numbered(2, "provenance-unclear", "来源不明", "來源不明", "Provenance unclear", "Proveniência pouco clara"),
  numbered(
    3,
    "procedure-not-comparable",
    "取证程序不可比",
    "取證程序不可比",
    "Procedure not comparable",
    "Procedimento não comparável",
  ),
  numbered(4, "legal-basis-lacking", "缺乏法律依据", "缺乏法律依據", "Legal basis lacking", "Falta de base legal"),
  numbered(5, "quality-insufficient", "质量不足", "質素不足", "Quality insufficient", "Qualidade insuficiente"),
  numbered(6, "translation-lacking", "缺少译文", "缺少譯本", "Translation lacking", "Falta de tradução"),
  numbered(7, "appraisal-lacking", "缺少鉴定", "缺少鑑定", "Appraisal lacking", "Falta de peritagem"),
  numbered(
    8,
    "outside-purpose",
    "超出约定用途",
    "超出協定用途",
    "Outside the agreed purpose",
    "Fora da finalidade acordada",
  ),
  numbered(
    9,
    "personal-data-excess",
    "个人信息超出必要范围",
    "個人資料超乎適度",
    "Personal data in excess",
    "Dados pessoais em excesso",
  ),
  numbered(10, "public-policy", "违背公共秩序", "抵觸公共政策", "Public policy", "Ordem pública"),
  other,
] as const;

export type RefusalReason = CodeIn<typeof refusalReasons>;

/** Why the recorder withdraws its own evidence. */
export const withdrawalReasons = [
  numbered(32, "recorded-in-error", "误录", "錯誤記錄", "Recorded in error", "Registada por erro"),
  numbered(33, "wrong-file", "文件有误", "檔案有誤", "Wrong file", "Ficheiro errado"),
  numbered(34, "unlawfully-acquired", "取证不合法", "取證不合法", "Unlawfully acquired", "Obtida ilicitamente"),
  numbered(
    35,
    "goods-found-genuine",
    "货物经认定为正品",
    "貨物證實為正貨",
    "Goods found genuine",
    "Mercadorias consideradas autênticas",
  ),
  numbered(36, "ordered-by-court", "法院命令", "法庭命令", "Ordered by a court", "Por ordem judicial"),
  numbered(37, "duplicate", "重复记录", "重複記錄", "Duplicate", "Duplicado"),
  other,
] as const;

export type WithdrawalReason = CodeIn<typeof withdrawalReasons>;

/** Why the recorder supersedes its own evidence by another package. */
export const supersessionReasons = [
  numbered(64, "corrected", "已更正", "已更正", "Corrected", "Corrigida"),
  numbered(65, "completed", "已补充", "已補充", "Completed", "Completada"),
  numbered(66, "reacquired", "重新取证", "重新取證", "Acquired again", "Recolhida de novo"),
  numbered(67, "translated", "已附译文", "已附譯本", "Translated", "Traduzida"),
  other,
] as const;

export type SupersessionReason = CodeIn<typeof supersessionReasons>;

/** Why the publisher withdraws its own notice. */
export const noticeWithdrawalReasons = [
  numbered(96, "issued-in-error", "误发", "錯誤發出", "Issued in error", "Emitido por erro"),
  numbered(97, "risk-ended", "风险已消除", "風險已消除", "Risk ended", "Risco cessado"),
  numbered(98, "matter-settled", "事项已办结", "事項已了結", "Matter settled", "Assunto encerrado"),
  numbered(99, "merged", "已并入其他通报", "已併入其他通報", "Merged into another notice", "Integrado noutro aviso"),
  other,
] as const;

export type NoticeWithdrawalReason = CodeIn<typeof noticeWithdrawalReasons>;

/** Why a partner revokes its recognition. */
export const revocationReasons = [
  numbered(128, "new-facts", "发现新事实", "發現新事實", "New facts", "Factos novos"),
  numbered(129, "error-in-decision", "决定有误", "決定有誤", "Error in the decision", "Erro na decisão"),
  numbered(130, "overturned", "被复议或法院撤销", "被覆核或法庭推翻", "Overturned on review", "Anulada em recurso"),
  other,
] as const;

export type RevocationReason = CodeIn<typeof revocationReasons>;

/** Every reason, for reading a number from chain. */
export const reasons = [
  ...refusalReasons.slice(0, -1),
  ...withdrawalReasons.slice(0, -1),
  ...supersessionReasons.slice(0, -1),
  ...noticeWithdrawalReasons.slice(0, -1),
  ...revocationReasons.slice(0, -1),
  other,
] as const;

export type Reason = CodeIn<typeof reasons>;
