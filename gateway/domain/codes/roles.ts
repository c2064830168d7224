import { type CodeIn, named } from "./code-list.ts";

/** What somebody who signs in may be to a gateway; the registry's signers are another list, and decide what counts on the ledger. */
export const roles = [
  named("officer", "关员", "關員", "Officer", "Funcionário aduaneiro"),
  named("recogniser", "认可决定人", "認可決定人", "Recogniser", "Decisor do reconhecimento"),
  named("auditor", "审核人", "審核人", "Auditor", "Auditor"),
  named("platform", "平台", "平台", "Platform", "Plataforma"),
  named("operator", "运行人员", "營運人員", "Operator", "Operador"),
] as const;

export type Role = CodeIn<typeof roles>;
