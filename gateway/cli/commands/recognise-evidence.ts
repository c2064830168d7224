import type { RecognitionArgument } from "../../domain/actions.ts";
import { bitSet, numberOf } from "../../domain/codes/code-list.ts";
import { type RefusalReason, refusalReasons } from "../../domain/codes/reasons.ts";
import { type Facet, facets, type Grade, grades } from "../../domain/codes/recognition.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { Failure } from "../failure.ts";
import { mapLimited } from "../map-limited.ts";
import { planRecognitions } from "../plan-recognitions.ts";
import { readMember } from "../read-member.ts";
import { selectOfficer } from "../select-officer.ts";
import { openSession, readNetworkToSignFor, type Session } from "../session.ts";
import { refusalOf, type Settled, signAndSubmit } from "../sign-and-submit.ts";

/** What was decided. A refusal has no grade; it and a decision in part have a reason. */
export interface Decision {
  readonly grade?: Grade;
  readonly facets?: readonly Facet[];
  readonly partly?: boolean;
  readonly refuse?: boolean;
  readonly reason?: RefusalReason;
}

const READ_AT_ONCE = 4;

/**
 * Recognises evidence of other partners, wholly or in part, or refuses to: alike for each id. Packages of one batch go in one request,
 * all or none of them.
 */
export async function recogniseEvidence(
  deps: Deps,
  options: GlobalOptions,
  ids: readonly string[],
  decision: Decision,
): Promise<number> {
  requireFitting(decision);
  if (new Set(ids).size !== ids.length) throw new Failure("usage", "An id is named twice.");
  const session = await openSession(deps, options);
  const network = await readNetworkToSignFor(session);
  const candidates = await mapLimited(ids, READ_AT_ONCE, async (id) => {
    const { member, evidence } = await readMember(session, network, id);
    return { id, recordId: evidence.recordId, member };
  });
  const planned = planRecognitions(network, candidates, recognitionOf(decision));
  const officer = await selectOfficer(session, { partner: network.partner.iso, role: "recogniser" });
  const settled = await signAndSubmit(
    session,
    network,
    officer,
    planned.map(({ action }) => action),
  );
  const results = settled.map((one, position) => ({ ...one, ids: planned[position]?.ids ?? [] }));
  report(session, decision, ids, results);
  const refused = results.find(({ outcome }) => outcome.state === "refused")?.outcome;
  if (refused?.state === "refused") throw refusalOf(refused);
  return 0;
}

type Result = Settled & { readonly ids: readonly string[] };

const stateOf = ({ refuse, partly }: Decision): string =>
  refuse ? "refused" : partly ? "partly-recognised" : "recognised";

const recognitionOf = ({ grade, reason, facets: chosen }: Decision): RecognitionArgument => ({
  grade: grade === undefined ? 0 : numberOf(grades, grade),
  facets: bitSet(facets, chosen ?? []),
  reason: reason === undefined ? 0 : numberOf(refusalReasons, reason),
  conditions: 0,
});

/** What was recorded; of several ids also which were not. */
function report(
  { deps, options }: Session,
  decision: Decision,
  ids: readonly string[],
  results: readonly Result[],
): void {
  const { grade, reason } = decision;
  const state = stateOf(decision);
  const recorded = results.flatMap(({ ids: together, submissionId, outcome }) =>
    outcome.state === "recorded"
      ? [
          {
            evidence: together,
            submission: submissionId,
            transactionHash: outcome.transactionHash,
            block: outcome.blockNumber,
          },
        ]
      : [],
  );
  if (options.json === true) {
    const said = { state, grade: grade ?? null, facets: decision.facets ?? [], reason: reason ?? null };
    const [id] = ids;
    const [only] = recorded;
    if (ids.length > 1) deps.terminal.print(`${JSON.stringify({ ...said, recorded })}\n`);
    else if (only !== undefined) deps.terminal.print(`${JSON.stringify({ ...only, ...said, evidence: id })}\n`);
    return;
  }
  const said = [state, grade && `grade ${grade}`, reason && `reason ${reason}`].filter(Boolean).join(", ");
  for (const { evidence, transactionHash, block } of recorded) {
    for (const id of evidence) {
      deps.terminal.print(`${safeText(`evidence ${id}: ${said}`)} (block ${block}, transaction ${transactionHash})\n`);
    }
  }
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
