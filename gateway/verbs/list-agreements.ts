import { positionsIn } from "../domain/bit-sets.ts";
import { courtRules, directions, onwardRules, purposes, recognitionRules } from "../domain/codes/agreement-terms.ts";
import { channels } from "../domain/codes/channels.ts";
import { codeOf, codesIn } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { agreementStates } from "../domain/codes/membership.ts";
import { grades } from "../domain/codes/recognition.ts";
import { rights } from "../domain/codes/rights.ts";
import { agreementCodeOf, isoOf } from "../domain/directory.ts";
import type { AgreementRow } from "../domain/ports.ts";
import type { AgreementInfo } from "../domain/wire/network.ts";
import { type Gateway, utcOfSeconds } from "./gateway.ts";

const RATIFIED = 2;

/** Every version of every agreement, oldest first. */
export async function listAgreements(gateway: Gateway): Promise<{ agreements: AgreementInfo[] }> {
  const rows = await gateway.store.agreements();
  const nowSeconds = Math.floor(gateway.now() / 1_000);
  return { agreements: rows.map((row) => describeAgreement(gateway, row, nowSeconds)) };
}

function describeAgreement(gateway: Gateway, row: AgreementRow, nowSeconds: number): AgreementInfo {
  const { scope } = row;
  return {
    code: agreementCodeOf(gateway.directory, row.agreementId),
    id: row.agreementId,
    version: row.version,
    state: codeOf(agreementStates, row.state) ?? "proposed",
    isInForce: row.state === RATIFIED && scope.effective <= nowSeconds && nowSeconds < scope.expiry,
    parties: positionsIn(row.parties).map((id) => isoOf(gateway.directory, id)),
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
