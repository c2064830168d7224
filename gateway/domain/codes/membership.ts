import { type CodeIn, numbered } from "./code-list.ts";

/** What a signer may do for its partner. On chain a bit set in which `officer` is bit 0. */
export const signerRoles = [
  numbered(0, "officer", "关员", "關員", "Officer", "Funcionário aduaneiro"),
  numbered(1, "recogniser", "认可决定人", "認可決定人", "Recogniser", "Decisor do reconhecimento"),
  numbered(2, "signatory", "签署人", "簽署人", "Signatory", "Signatário"),
  numbered(3, "gateway", "网关", "閘道", "Gateway", "Gateway"),
] as const;

export type SignerRole = CodeIn<typeof signerRoles>;

/** The state of a partner; 0 is a partner that was never proposed. */
export const partnerStates = [
  numbered(1, "candidate", "候选", "候選", "Candidate", "Candidato"),
  numbered(2, "active", "正式成员", "正式成員", "Active", "Ativo"),
  numbered(3, "suspended", "已中止", "已暫停", "Suspended", "Suspenso"),
  numbered(4, "withdrawn", "已退出", "已退出", "Withdrawn", "Retirado"),
] as const;

export type PartnerState = CodeIn<typeof partnerStates>;

/** The state of an agreement version; 0 is one that was never proposed. */
export const agreementStates = [
  numbered(1, "proposed", "已提议", "已提出", "Proposed", "Proposto"),
  numbered(2, "ratified", "已批准", "已批准", "Ratified", "Ratificado"),
  numbered(3, "suspended", "已中止", "已暫停", "Suspended", "Suspenso"),
  numbered(4, "terminated", "已终止", "已終止", "Terminated", "Denunciado"),
] as const;

export type AgreementState = CodeIn<typeof agreementStates>;
