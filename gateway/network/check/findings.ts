import type { Verdict } from "../../domain/codes/verdicts.ts";

/** What is checked, in the order in which it is shown. */
export const checks = [
  "answers",
  "genesis",
  "settings",
  "validators",
  "peers",
  "accounts",
  "nodes",
  "blocks",
  "seals",
  "clocks",
  "history",
] as const;

export type Check = (typeof checks)[number];

/** What was found of one node. */
export interface NodeFinding {
  readonly node: string;
  readonly verdict: Verdict;
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** One check over all nodes: it fails when one does, and holds when it holds at every one. */
export interface CheckResult {
  readonly check: Check;
  readonly verdict: Verdict;
  readonly findings: readonly NodeFinding[];
}

const VERDICTS = {
  "node-answers": "holds",
  "not-asked": "unknown",
  "not-answered": "unknown",
  "genesis-agrees": "holds",
  "genesis-differs": "fails",
  "chain-id-differs": "fails",
  "timeout-agrees": "holds",
  "timeout-differs": "fails",
  "validators-agree": "holds",
  "validators-differ": "fails",
  "peers-connected": "holds",
  "peer-missing": "fails",
  "peer-stranger": "fails",
  "stranger-refused": "holds",
  "stranger-accepted": "fails",
  "refusal-unclear": "unknown",
  "account-not-tried": "unknown",
  "account-list-off": "fails",
  "account-list-differs": "fails",
  "peer-refused": "holds",
  "peer-dialled": "fails",
  "peer-not-tried": "unknown",
  "node-list-off": "fails",
  "node-list-differs": "fails",
  "blocks-in-time": "holds",
  "blocks-slow": "fails",
  "blocks-stopped": "fails",
  "node-behind": "fails",
  "seals-suffice": "holds",
  "block-untrue": "fails",
  "block-differs": "fails",
  "seals-wrong": "fails",
  "clock-agrees": "holds",
  "clock-off": "fails",
  "clock-by-blocks": "holds",
  "clock-unseen": "unknown",
  "state-kept": "holds",
  "state-forgotten": "fails",
} as const satisfies Record<string, Verdict>;

export type FindingCode = keyof typeof VERDICTS;

/** A finding; its verdict is its code's. */
export const find = (node: string, code: FindingCode, values: NodeFinding["values"] = {}): NodeFinding => ({
  node,
  verdict: VERDICTS[code],
  code,
  values,
});

/** The worst of verdicts: what fails, else what is unknown. */
export function worstOf(findings: readonly { readonly verdict: Verdict }[]): Verdict {
  if (findings.some(({ verdict }) => verdict === "fails")) return "fails";
  return findings.length > 0 && findings.every(({ verdict }) => verdict === "holds") ? "holds" : "unknown";
}
