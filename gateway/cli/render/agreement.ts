import { courtRules, onwardRules, purposes, recognitionRules } from "../../domain/codes/agreement-terms.ts";
import { channels } from "../../domain/codes/channels.ts";
import { type CodeList, type Language, label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { agreementStates } from "../../domain/codes/membership.ts";
import { grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { AgreementInfo } from "../../domain/wire/network.ts";
import { renderTable } from "./table.ts";

/** The agreements, one line a version. */
export function renderAgreements(agreements: readonly AgreementInfo[], language: Language): string {
  if (agreements.length === 0) return "no agreements\n";
  return renderTable(
    agreements.map((agreement) => [
      `${safeText(agreement.code)} v${agreement.version}`,
      label(agreementStates, agreement.state, language),
      agreement.isInForce ? "in force" : "",
      agreement.parties.join(" "),
      agreement.suspendedBy.length === 0 ? "" : `suspended by ${agreement.suspendedBy.join(" ")}`,
    ]),
  );
}

/** One version of an agreement with its scope. */
export function renderAgreement(agreement: AgreementInfo, language: Language): string {
  const each = <L extends CodeList>(list: L, codes: readonly L[number]["code"][]): string =>
    codes.map((code) => label(list, code, language)).join(", ") || "–";
  const { recognition, hours } = agreement;
  const floor = recognition.floor === null ? "" : `, to ${label(grades, recognition.floor, language)}`;
  return renderTable([
    ["agreement", `${safeText(agreement.code)} (${agreement.id}) v${agreement.version}`],
    ["state", `${label(agreementStates, agreement.state, language)}${agreement.isInForce ? ", in force" : ""}`],
    ["parties", agreement.parties.join(" ")],
    ["ratified by", agreement.ratifiedBy.join(" ") || "–"],
    ["suspended by", agreement.suspendedBy.join(" ") || "–"],
    ["end wanted by", agreement.endedBy.join(" ") || "–"],
    ["instrument", agreement.instrument],
    ["effective", `${agreement.effective} – ${agreement.expiry}`],
    ["evidence", each(evidenceKinds, agreement.evidence)],
    ["rights", each(rights, agreement.rights)],
    ["channels", each(channels, agreement.channels)],
    ["purposes", each(purposes, agreement.purposes)],
    ["onward", label(onwardRules, agreement.onward, language)],
    ["court", label(courtRules, agreement.court, language)],
    ["recognition", `${label(recognitionRules, recognition.rule, language)}${floor}`],
    [
      "hours",
      `acknowledge ${hours.acknowledge}, answer ${hours.answer}, feed back ${hours.feedback}, recognise ${hours.recognise}`,
    ],
  ]);
}
