import type { Clause } from "./clauses.ts";
import { type Problem, problemOfClause } from "./problem.ts";

/** One problem per clause by which a contract refuses. */
export const problemsOfClauses = {
  "signer-unknown": problemOfClause(403, "signer-unknown", [
    "请本成员的签署人授权此签名地址。",
    "請本成員的簽署人授權此簽署地址。",
    "Have your partner's signatory authorise this signer.",
    "Peça ao signatário do seu parceiro que autorize este endereço.",
  ]),
  "signer-not-yet-valid": problemOfClause(403, "signer-not-yet-valid"),
  "signer-expired": problemOfClause(403, "signer-expired", [
    "请使用另一有效的签名密钥。",
    "請使用另一有效的簽署密鑰。",
    "Sign with another key that is still valid.",
    "Assine com outra chave que esteja em vigor.",
  ]),
  "signer-role": problemOfClause(403, "signer-role", [
    "请由具有相应权限的关员签名。",
    "請由具有相應權限的關員簽署。",
    "Have it signed by somebody who holds the role.",
    "Peça a assinatura a quem tenha essa função.",
  ]),
  "partner-not-active": problemOfClause(403, "partner-not-active"),
  "agreement-unknown": problemOfClause(422, "agreement-unknown"),
  "agreement-not-ratified": problemOfClause(409, "agreement-not-ratified"),
  "agreement-not-effective": problemOfClause(409, "agreement-not-effective"),
  "agreement-expired": problemOfClause(409, "agreement-expired"),
  "agreement-suspended": problemOfClause(409, "agreement-suspended"),
  "agreement-terminated": problemOfClause(409, "agreement-terminated"),
  "not-a-party": problemOfClause(403, "not-a-party"),
  "evidence-kind": problemOfClause(422, "evidence-kind"),
  right: problemOfClause(422, "right"),
  channel: problemOfClause(422, "channel"),
  recipient: problemOfClause(422, "recipient"),
  purpose: problemOfClause(422, "purpose"),
  grade: problemOfClause(422, "grade"),
  court: problemOfClause(422, "court"),
} as const satisfies Record<Clause, Problem>;
