import { courtRules, onwardRules, purposes, recognitionRules } from "../../domain/codes/agreement-terms.ts";
import { channels } from "../../domain/codes/channels.ts";
import { type CodeList, type Language, label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { agreementStates } from "../../domain/codes/membership.ts";
import { grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { safeText } from "../../domain/safe-text.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { AgreementInfo } from "../../domain/wire/network.ts";
import { consortiumTexts } from "./consortium-texts.ts";
import { renderTable } from "./table.ts";

/** The agreements, one line a version. */
export function renderAgreements(agreements: readonly AgreementInfo[], language: Language): string {
  const say = sayIn(consortiumTexts, language);
  if (agreements.length === 0) return `${say("noAgreements")}\n`;
  return renderTable(
    agreements.map((agreement) => [
      `${safeText(agreement.code)} v${agreement.version}`,
      label(agreementStates, agreement.state, language),
      agreement.isInForce ? say("inForce") : "",
      agreement.parties.join(" "),
      agreement.suspendedBy.length === 0 ? "" : say("suspendedBy", { partners: agreement.suspendedBy.join(" ") }),
    ]),
  );
}

/** One version of an agreement with its scope. */
export function renderAgreement(agreement: AgreementInfo, language: Language): string {
  const each = <L extends CodeList>(list: L, codes: readonly L[number]["code"][]): string =>
    codes.map((code) => label(list, code, language)).join(", ") || "–";
  const say = sayIn(consortiumTexts, language);
  const { recognition, hours } = agreement;
  const floor = recognition.floor === null ? "" : ` → ${label(grades, recognition.floor, language)}`;
  return renderTable([
    [sayIn(recordTexts, language)("agreement"), `${safeText(agreement.code)} (${agreement.id}) v${agreement.version}`],
    [
      say("state"),
      `${label(agreementStates, agreement.state, language)}${agreement.isInForce ? `, ${say("inForce")}` : ""}`,
    ],
    [say("parties"), agreement.parties.join(" ")],
    [say("ratifiedBy"), agreement.ratifiedBy.join(" ") || "–"],
    [say("suspendedByName"), agreement.suspendedBy.join(" ") || "–"],
    [say("endedBy"), agreement.endedBy.join(" ") || "–"],
    [say("instrument"), agreement.instrument],
    [say("effective"), `${agreement.effective} – ${agreement.expiry}`],
    [say("evidence"), each(evidenceKinds, agreement.evidence)],
    [say("rights"), each(rights, agreement.rights)],
    [say("channels"), each(channels, agreement.channels)],
    [say("purposes"), each(purposes, agreement.purposes)],
    [say("onward"), label(onwardRules, agreement.onward, language)],
    [say("court"), label(courtRules, agreement.court, language)],
    [say("recognition"), `${label(recognitionRules, recognition.rule, language)}${floor}`],
    [say("hoursName"), say("hours", hours)],
  ]);
}
