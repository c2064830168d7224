import type { z } from "zod";
import { numberOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { decisionStates } from "../domain/codes/recognition.ts";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import type { EvidenceFilter } from "../domain/filters.ts";
import type { EvidenceSearch } from "../domain/wire/queries.ts";
import type { evidencePageSchema } from "../domain/wire/records.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";
import { pageOf } from "./page.ts";
import { agreementIdIn, partnerIdOf, secondsOf } from "./read-query.ts";

const NO_ENTRY = 0;

/**
 * Evidence that the ledger holds and whose package is known here or recorded singly, newest first.
 *
 * @throws DomainError `unknown-partner`, `unknown-agreement`, `invalid-cursor`
 */
export async function listEvidence(
  gateway: Gateway,
  query: EvidenceSearch,
): Promise<z.infer<typeof evidencePageSchema>> {
  const filter = filterOf(gateway, query);
  const head = await requireHead(gateway);
  const rows = await gateway.store.listEvidence({ ...filter, limit: query.limit + 1 });
  const { entries, next } = pageOf(rows, query.limit, (row) => writeCursor(row.blockNumber, row.evidenceId));
  return {
    asOf: asOfHead(gateway, head),
    evidence: entries.map((row) => describeEvidence(gateway, row)),
    next,
  };
}

function filterOf(gateway: Gateway, query: EvidenceSearch): EvidenceFilter {
  const { after, kind, state, decision } = query;
  const deciderId = partnerIdOf(gateway, query.decidedBy);
  return {
    limit: query.limit,
    after: after === undefined ? undefined : readCursor.block(after),
    partnerId: partnerIdOf(gateway, query.partner),
    kind: kind === undefined ? undefined : numberOf(evidenceKinds, kind),
    agreementId: agreementIdIn(gateway, query.agreement),
    caseNumber: query.case,
    ownState: state === undefined ? undefined : state === "standing" ? NO_ENTRY : numberOf(decisionStates, state),
    decision:
      decision === undefined
        ? undefined
        : {
            state: decision === "undecided" ? NO_ENTRY : numberOf(decisionStates, decision),
            partnerId: deciderId,
          },
    decidedBy: decision === undefined ? deciderId : undefined,
    recordedFrom: secondsOf(query.recordedFrom),
    recordedTo: secondsOf(query.recordedTo),
  };
}
