import type { z } from "zod";
import { positionsIn } from "../domain/bit-sets.ts";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "../domain/codes/agreement-terms.ts";
import { channels } from "../domain/codes/channels.ts";
import { codeOf, codesIn } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { agreementStates } from "../domain/codes/membership.ts";
import { grades } from "../domain/codes/recognition.ts";
import { rights } from "../domain/codes/rights.ts";
import { readCursor, writeCursor } from "../domain/cursors.ts";
import { agreementCodeOf, agreementIdOf, isoOf } from "../domain/directory.ts";
import { DomainError } from "../domain/errors.ts";
import type { AgreementRow } from "../domain/ports.ts";
import type {
  AgreementInfo,
  agreementDetailSchema,
  agreementPageSchema,
  agreementVersionsSchema,
} from "../domain/wire/network.ts";
import type { AgreementQuery } from "../domain/wire/queries.ts";
import { asOfHead, type Gateway, requireHead, utcOfSeconds } from "./gateway.ts";
import { pageOf } from "./page.ts";
import { partnerIdOf } from "./read-query.ts";

const RATIFIED = 2;
const MOST_VERSIONS = 255;

/** Versions of agreements in their order. Throws DomainError `unknown-partner`, `invalid-cursor`. */
export async function listAgreements(
  gateway: Gateway,
  { limit, after, party, inForce }: AgreementQuery,
): Promise<z.infer<typeof agreementPageSchema>> {
  const place = after === undefined ? undefined : readCursor.version(after);
  const head = await requireHead(gateway);
  const at = secondsNow(gateway);
  const rows = await gateway.store.listAgreements({
    limit: limit + 1,
    after: place,
    partyId: partnerIdOf(gateway, party),
    inForce: inForce === undefined ? undefined : { is: inForce, at },
  });
  const { entries, next } = pageOf(rows, limit, ({ agreementId, version }) => writeCursor(agreementId, version));
  return {
    asOf: asOfHead(gateway, head),
    agreements: entries.map((row) => describeAgreement(gateway, row, at)),
    next,
  };
}

/** Every version of an agreement, oldest first. Throws DomainError `unknown-agreement`. */
export async function showAgreement(gateway: Gateway, code: string): Promise<z.infer<typeof agreementVersionsSchema>> {
  const head = await requireHead(gateway);
  const agreementId = agreementIdOf(gateway.directory, code);
  const rows = await gateway.store.listAgreements({ agreementId, limit: MOST_VERSIONS });
  const at = secondsNow(gateway);
  return {
    asOf: asOfHead(gateway, head),
    code,
    versions: rows.map((row) => describeAgreement(gateway, row, at)),
  };
}

/** One version of an agreement. Throws DomainError `unknown-agreement`. */
export async function showAgreementVersion(
  gateway: Gateway,
  code: string,
  version: number,
): Promise<z.infer<typeof agreementDetailSchema>> {
  const head = await requireHead(gateway);
  const row = await gateway.store.agreement(agreementIdOf(gateway.directory, code), version);
  if (row === undefined) {
    throw new DomainError("unknown-agreement", `There is no version ${version} of ${code}.`, {
      agreement: code,
      version,
    });
  }
  return { asOf: asOfHead(gateway, head), agreement: describeAgreement(gateway, row, secondsNow(gateway)) };
}

const secondsNow = (gateway: Gateway): number => Math.floor(gateway.now() / 1_000);

function describeAgreement(gateway: Gateway, row: AgreementRow, nowSeconds: number): AgreementInfo {
  const { scope } = row;
  const partnersIn = (set: string): string[] => positionsIn(set).map((id) => isoOf(gateway.directory, id));
  return {
    code: agreementCodeOf(gateway.directory, row.agreementId),
    id: row.agreementId,
    version: row.version,
    state: codeOf(agreementStates, row.state) ?? "proposed",
    isInForce: row.state === RATIFIED && scope.effective <= nowSeconds && nowSeconds < scope.expiry,
    parties: partnersIn(row.parties),
    ratifiedBy: partnersIn(row.ratifiedBy),
    suspendedBy: partnersIn(row.suspendedBy),
    endedBy: partnersIn(row.endedBy),
    instrument: row.instrument,
    evidence: codesIn(evidenceKinds, scope.kinds),
    rights: codesIn(rights, scope.rights),
    channels: codesIn(channels, scope.channels),
    purposes: codesIn(purposes, scope.purposes),
    directions: codesIn(directions, scope.directions),
    onward: codeOf(onwardRules, scope.onward) ?? "never",
    court: codeOf(courtRules, scope.court) ?? "ask",
    recognition: {
      rule: codeOf(recognitionRules, scope.rule) ?? "explicit",
      floor: codeOf(grades, scope.floor) ?? null,
    },
    hours: {
      acknowledge: scope.hoursToAcknowledge,
      answer: scope.hoursToAnswer,
      feedback: scope.hoursToFeedBack,
      recognise: scope.hoursToRecognise,
    },
    effective: utcOfSeconds(scope.effective),
    expiry: utcOfSeconds(scope.expiry),
  };
}
