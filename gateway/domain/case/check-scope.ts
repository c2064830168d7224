import type { Clause } from "../codes/clauses.ts";
import type { CaseAgreement, CaseContext } from "./context.ts";
import { nameOf } from "./explain-issue.ts";
import { type Finding, type PathPart, show } from "./mistake.ts";
import type { SoundValues } from "./sound-values.ts";
import { suggestNearest } from "./suggest-nearest.ts";

type Refuse = (clause: Clause, at: readonly PathPart[], message: string, expected: string) => void;

/** What the contracts would refuse of the filer, and under the agreement that the case names, clause by clause. */
export function checkScope(values: SoundValues, context: CaseContext): Finding[] {
  const findings: Finding[] = [];
  const refuse: Refuse = (clause, at, message, expected) =>
    findings.push({ code: "outside-agreement", clause, at, message, expected });
  checkStanding(values, context, refuse);
  const name = values.text("agreement");
  if (name === undefined || context.agreements === undefined) return findings;

  const agreement = context.agreements.find((candidate) => candidate.name === name);
  if (agreement === undefined) {
    const known = context.agreements.map((candidate) => candidate.name);
    const suggestion = suggestNearest(name, known);
    const hint = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
    refuse(
      "agreement-unknown",
      ["agreement"],
      `there is no agreement ${show(name)}${hint}`,
      `one of ${known.join(", ")}`,
    );
    return findings.map((finding) => (suggestion === undefined ? finding : { ...finding, suggestion }));
  }
  checkForce(agreement, context.now, refuse);
  checkFiler(values, agreement, context, refuse);
  checkEvidence(values, agreement, refuse);
  if (values.has("notice")) checkNotice(values, agreement, context, refuse);
  return findings;
}

function checkForce({ name, state = "ratified", effective, expiry }: CaseAgreement, now: Date, refuse: Refuse): void {
  const seconds = now.getTime() / 1_000;
  const at = ["agreement"];
  if (state === "proposed")
    refuse("agreement-not-ratified", at, `${name} is not ratified by every party`, "an agreement in force");
  if (state === "suspended") refuse("agreement-suspended", at, `${name} is suspended`, "an agreement in force");
  if (state === "terminated") refuse("agreement-terminated", at, `${name} is terminated`, "an agreement in force");
  if (seconds < effective) {
    refuse("agreement-not-effective", at, `${name} is not yet in force`, `filing from ${dayOf(effective)} on`);
  }
  if (seconds >= expiry) refuse("agreement-expired", at, `${name} has expired`, `filing before ${dayOf(expiry)}`);
}

/** Whether the filer may act at all, under whichever agreement or none. */
function checkStanding(values: SoundValues, { partners }: CaseContext, refuse: Refuse): void {
  const iso = values.text("partner");
  const { state = "active" } = partners.find((candidate) => candidate.iso === iso) ?? {};
  if (state !== "active") refuse("partner-not-active", ["partner"], `${iso} is ${state}`, "an active partner");
}

function checkFiler(values: SoundValues, agreement: CaseAgreement, { partners }: CaseContext, refuse: Refuse): void {
  const iso = values.text("partner");
  // checkRules has reported who is no partner at all.
  if (iso === undefined || !partners.some((partner) => partner.iso === iso)) return;
  if (agreement.parties.includes(iso)) return;
  refuse(
    "not-a-party",
    ["partner"],
    `${show(iso)} is not a party to ${agreement.name}`,
    allows(agreement, agreement.parties),
  );
}

function checkEvidence(values: SoundValues, agreement: CaseAgreement, refuse: Refuse): void {
  for (let index = 0; index < values.count("evidence"); index++) {
    excludes("evidence-kind", ["evidence", index, "kind"], agreement.evidence, values, agreement, refuse);
    excludes("right", ["evidence", index, "goods", "right"], agreement.rights, values, agreement, refuse);
  }
}

function checkNotice(values: SoundValues, agreement: CaseAgreement, { partners }: CaseContext, refuse: Refuse): void {
  excludes("right", ["notice", "right"], agreement.rights, values, agreement, refuse);
  excludes("channel", ["notice", "channel"], agreement.channels, values, agreement, refuse);
  for (let index = 0; index < values.count("notice", "to"); index++) {
    const at = ["notice", "to", index];
    const [iso] = values.text(...at)?.split("/") ?? [];
    // checkRules has reported who is no partner at all.
    const isPartner = partners.some((partner) => partner.iso === iso);
    if (iso === undefined || !isPartner || agreement.parties.includes(iso)) continue;
    refuse("recipient", at, `${show(iso)} is not a party to ${agreement.name}`, allows(agreement, agreement.parties));
  }
}

function excludes(
  clause: Clause,
  at: readonly PathPart[],
  allowed: readonly string[],
  values: SoundValues,
  agreement: CaseAgreement,
  refuse: Refuse,
): void {
  const code = values.text(...at);
  if (code === undefined || allowed.includes(code)) return;
  refuse(clause, at, `${agreement.name} excludes ${code} (${nameOf(at)})`, allows(agreement, allowed));
}

function allows({ name }: CaseAgreement, codes: readonly string[]): string {
  return `${name} allows ${codes.join(", ")}`;
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString().slice(0, 10);
}
