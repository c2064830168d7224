import { type CodeIn, named, numbered } from "./code-list.ts";

/** Where a proposal stands; the words of OpenZeppelin's `IGovernor.ProposalState`. */
export const proposalStates = [
  named("pending", "待表决", "待表決", "Pending", "Pendente"),
  named("active", "表决中", "表決中", "Open to votes", "Em votação"),
  named("canceled", "已撤销", "已撤銷", "Cancelled", "Cancelada"),
  named("defeated", "未通过", "未獲通過", "Defeated", "Rejeitada"),
  named("succeeded", "已通过", "已獲通過", "Adopted", "Aprovada"),
  named("queued", "等待执行", "等待執行", "Waiting to be carried out", "A aguardar execução"),
  named("expired", "已失效", "已失效", "Lapsed", "Caducada"),
  named("executed", "已执行", "已執行", "Carried out", "Executada"),
] as const;

export type ProposalState = CodeIn<typeof proposalStates>;

/** How a partner votes. */
export const supports = [
  numbered(0, "against", "反对", "反對", "Against", "Contra"),
  numbered(1, "for", "赞成", "贊成", "For", "A favor"),
  numbered(2, "abstain", "弃权", "棄權", "Abstaining", "Abstenção"),
] as const;

export type Support = CodeIn<typeof supports>;
