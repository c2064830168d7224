import { bitSet, numberOf } from "../../domain/codes/code-list.ts";
import { type RefusalReason, refusalReasons } from "../../domain/codes/reasons.ts";
import { type Facet, facets, type Grade, grades } from "../../domain/codes/recognition.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { Failure } from "../failure.ts";
import { readMember } from "../read-member.ts";

/** What was decided. A refusal has no grade; it and a decision in part have a reason. */
export interface Decision {
  readonly grade?: Grade;
  readonly facets?: readonly Facet[];
  readonly partly?: boolean;
  readonly refuse?: boolean;
  readonly reason?: RefusalReason;
}

/** Recognises another partner's evidence, wholly or in part, or refuses to. */
export function recogniseEvidence(deps: Deps, options: GlobalOptions, id: string, decision: Decision): Promise<number> {
  const { grade, reason } = decision;
  requireFitting(decision);
  const state = decision.refuse ? "refused" : decision.partly ? "partly-recognised" : "recognised";
  return act(deps, options, async (session, network) => {
    const { member } = await readMember(session, network, id);
    const recognition = {
      grade: grade === undefined ? 0 : numberOf(grades, grade),
      facets: bitSet(facets, decision.facets ?? []),
      reason: reason === undefined ? 0 : numberOf(refusalReasons, reason),
      conditions: 0,
    };
    const said = [state, grade && `grade ${grade}`, reason && `reason ${reason}`].filter(Boolean).join(", ");
    return {
      action: { contract: "ledger", name: "recognise", args: { member, recognition } },
      wanted: { role: "recogniser" },
      done: `evidence ${id}: ${said}`,
      result: { evidence: id, state, grade: grade ?? null, facets: decision.facets ?? [], reason: reason ?? null },
    };
  });
}

function requireFitting({ grade, partly, refuse, reason, facets: chosen }: Decision): void {
  if (refuse) {
    if (grade !== undefined || partly || chosen !== undefined) {
      throw new Failure("usage", "A refusal has a reason, and no --grade, --facets or --partly.");
    }
    if (reason === undefined) throw new Failure("usage", "A refusal needs --reason.");
    return;
  }
  if (grade === undefined) throw new Failure("usage", "A recognition needs --grade; a refusal is made with --refuse.");
  if (partly && reason === undefined) throw new Failure("usage", "A recognition in part needs --reason.");
  if (!partly && reason !== undefined) throw new Failure("usage", "--reason goes with --partly or --refuse.");
}
