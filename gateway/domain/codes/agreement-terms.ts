import { type CodeIn, numbered } from "./code-list.ts";

/** What shared material may be used for. */
export const purposes = [
  numbered(1, "administrative", "行政执法", "行政執法", "Administrative enforcement", "Processo administrativo"),
  numbered(2, "civil", "民事诉讼", "民事訴訟", "Civil proceedings", "Processo civil"),
  numbered(3, "criminal", "刑事诉讼", "刑事訴訟", "Criminal proceedings", "Processo penal"),
  numbered(4, "risk-analysis", "风险分析", "風險分析", "Risk analysis", "Análise de risco"),
] as const;

export type Purpose = CodeIn<typeof purposes>;

/** The direction of the goods, as the partner that speaks sees it. */
export const directions = [
  numbered(1, "import", "进口", "進口", "Import", "Importação"),
  numbered(2, "export", "出口", "出口", "Export", "Exportação"),
  numbered(3, "transit", "过境", "過境", "Transit", "Trânsito"),
] as const;

export type Direction = CodeIn<typeof directions>;

/** Whether what was shared may be passed on to others. */
export const onwardRules = [
  numbered(1, "never", "不得转交第三方", "不得轉交第三方", "Never passed on", "Transmissão a terceiros proibida"),
  numbered(
    2,
    "ask",
    "转交须事先征得同意",
    "轉交須事先徵得同意",
    "Passed on with prior consent only",
    "Transmissão sujeita a consentimento prévio",
  ),
  numbered(
    3,
    "group",
    "可在协定缔约方之间转交",
    "可在協定締約方之間轉交",
    "Passed on among the parties only",
    "Transmissão apenas entre as partes",
  ),
] as const;

export type OnwardRule = CodeIn<typeof onwardRules>;

/** Whether what was shared may be used in court. */
export const courtRules = [
  numbered(
    1,
    "ask",
    "用于法庭须事先征得同意",
    "用於法庭須事先徵得同意",
    "Used in court with prior consent only",
    "Uso em tribunal sujeito a consentimento prévio",
  ),
  numbered(
    2,
    "notify",
    "用于法庭须事先通知",
    "用於法庭須事先通知",
    "Used in court after notification",
    "Uso em tribunal mediante comunicação prévia",
  ),
  numbered(3, "allowed", "可用于法庭", "可用於法庭", "May be used in court", "Uso em tribunal permitido"),
] as const;

export type CourtRule = CodeIn<typeof courtRules>;

/** How evidence comes to be recognised under an agreement. */
export const recognitionRules = [
  numbered(1, "explicit", "逐案决定认可", "逐案決定認可", "By explicit decision", "Por decisão expressa"),
  numbered(
    2,
    "automatic",
    "在约定等级内自动认可",
    "在協定等級內自動認可",
    "Automatic up to the agreed grade",
    "Automático até ao grau acordado",
  ),
] as const;

export type RecognitionRule = CodeIn<typeof recognitionRules>;
