import type { z } from "zod";
import { numberOf } from "../domain/codes/code-list.ts";
import { decisionStates, grades } from "../domain/codes/recognition.ts";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import { agreementCodeOf, isoOf } from "../domain/directory.ts";
import type { RecognitionRow } from "../domain/ports.ts";
import type { RecognitionQuery } from "../domain/wire/queries.ts";
import type { evidenceRecognitionsSchema, RecognitionInfo, recognitionPageSchema } from "../domain/wire/records.ts";
import { describeDecision } from "./describe-evidence.ts";
import { asOfHead, type Gateway, requireHead } from "./gateway.ts";
import { pageOf } from "./page.ts";
import { agreementIdIn, partnerIdOf, secondsOf } from "./read-query.ts";
import { requireEvidence } from "./show-evidence.ts";

const MOST_PARTNERS = 255;

/** Decisions on others' evidence, newest first. Throws DomainError `unknown-partner`, `unknown-agreement`, `invalid-cursor`. */
export async function listRecognitions(
  gateway: Gateway,
  query: RecognitionQuery,
): Promise<z.infer<typeof recognitionPageSchema>> {
  const { limit, after, state, grade } = query;
  const filter = {
    limit: limit + 1,
    after: after === undefined ? undefined : readCursor.decision(after),
    partnerId: partnerIdOf(gateway, query.partner),
    recorderId: partnerIdOf(gateway, query.recorder),
    agreementId: agreementIdIn(gateway, query.agreement),
    state: state === undefined ? undefined : numberOf(decisionStates, state),
    grade: grade === undefined ? undefined : numberOf(grades, grade),
    decidedFrom: secondsOf(query.decidedFrom),
    decidedTo: secondsOf(query.decidedTo),
  };
  const head = await requireHead(gateway);
  const rows = await gateway.store.listRecognitions(filter);
  const { entries, next } = pageOf(rows, limit, (row) => writeCursor(row.blockNumber, row.evidenceId, row.partnerId));
  return {
    asOf: asOfHead(gateway, head),
    recognitions: entries.map((row) => describeRecognition(gateway, row)),
    next,
  };
}

/** Every partner's decision on evidence, newest first. Throws DomainError `unknown-evidence`. */
export async function showRecognitions(
  gateway: Gateway,
  evidenceId: string,
): Promise<z.infer<typeof evidenceRecognitionsSchema>> {
  const head = await requireHead(gateway);
  await requireEvidence(gateway, evidenceId);
  const rows = await gateway.store.listRecognitions({ evidenceId, limit: MOST_PARTNERS });
  return { asOf: asOfHead(gateway, head), recognitions: rows.map((row) => describeRecognition(gateway, row)) };
}

function describeRecognition(gateway: Gateway, row: RecognitionRow): RecognitionInfo {
  const { directory } = gateway;
  return {
    evidence: row.evidenceId,
    recordId: row.recordId,
    recorder: isoOf(directory, row.recorderId),
    agreement: { code: agreementCodeOf(directory, row.agreementId), id: row.agreementId, version: row.version },
    ...describeDecision(gateway, row),
    block: row.blockNumber,
    transactionHash: row.transactionHash,
  };
}
