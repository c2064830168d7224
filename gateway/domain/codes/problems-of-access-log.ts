import { type Problem, problem } from "./problem.ts";

/** What is refused of the access log and its anchors. */
export const problemsOfAccessLog = {
  "anchor-day": problem(409, [
    "该日尚未结束，或该日及以后的访问日志已锚定",
    "該日尚未結束，或該日及以後的存取日誌已錨定",
    "The day has not ended, or the access log is anchored up to it already",
    "O dia ainda não terminou, ou o registo de acessos já está ancorado até esse dia",
  ]),
  "anchor-head": problem(409, [
    "访问日志的锚点与先前的锚点不相符",
    "存取日誌的錨點與先前的錨點不相符",
    "The head of the access log does not continue the last anchor",
    "A cabeça do registo de acessos não dá continuidade à última âncora",
  ]),
} as const satisfies Record<string, Problem>;
