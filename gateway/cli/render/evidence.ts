import { type CodeList, type Language, label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../../domain/codes/recognition.ts";
import type { Manifest } from "../../domain/package.ts";
import { safeText } from "../../domain/safe-text.ts";
import type { AsOf } from "../../domain/wire/network.ts";
import type { DecisionInfo, EvidenceDetail, EvidenceInfo } from "../../domain/wire/records.ts";
import { renderTable } from "./table.ts";

/** The block that an answer holds as of, and how old that is. The block's time is the validators' claim and shown as that. */
export function renderAsOf(asOf: AsOf | null, partner?: string): string {
  const by = partner === undefined ? "" : `, answered by the gateway of ${partner}`;
  if (asOf === null) return `as of no block: this gateway has indexed none${by}\n`;
  return `as of block ${asOf.block} (${asOf.time}, a time the validators claim), ${renderAge(asOf.ageMs)}${by}\n`;
}

function renderAge(ageMs: number | null): string {
  return ageMs === null ? "not checked against the chain yet" : `checked ${(ageMs / 1_000).toFixed(1)} s ago`;
}

/** A list of evidence, one line each. */
export function renderEvidenceList(evidence: readonly EvidenceInfo[], language: Language): string {
  if (evidence.length === 0) return "no evidence\n";
  return renderTable(
    evidence.map((entry) => [
      entry.id,
      entry.partner,
      label(evidenceKinds, entry.kind, language),
      renderAgreement(entry.agreement),
      entry.recordedAt,
      entry.status.state,
      [entry.case, entry.ref].map((text) => (text === null ? "–" : safeText(text))).join("/"),
      entry.decisions.map((decision) => renderDecision(decision, language)).join("; "),
    ]),
  );
}

/** The agreement version that evidence was recorded under. */
export function renderAgreement({ code, id, version }: EvidenceInfo["agreement"]): string {
  return id === 0 ? "no agreement" : `${safeText(code)} v${version}`;
}

/** A partner's decision in a few words. */
export function renderDecision({ partner, state, grade, reason }: DecisionInfo, language: Language): string {
  const parts = [
    `${partner} ${label(decisionStates, state, language)}`,
    ...(grade === null ? [] : [label(grades, grade, language)]),
    ...(reason === null ? [] : [label(reasons, reason, language)]),
  ];
  return parts.join(", ");
}

/** One evidence with its manifest and who decided what on it. */
export function renderEvidence(
  { asOf, evidence, manifest, manifestProblem, exhibits }: EvidenceDetail,
  language: Language,
): string {
  const { status } = evidence;
  const since = status.since === null ? "" : ` since ${status.since}`;
  const reason = status.reason === null ? "" : `: ${label(reasons, status.reason, language)}`;
  const rows: string[][] = [
    ["evidence", evidence.id],
    ["kind", label(evidenceKinds, evidence.kind, language)],
    ["recorded by", `${evidence.partner} (${evidence.signer})`],
    ["recorded at", `${evidence.recordedAt}, block ${evidence.block}, transaction ${evidence.transactionHash}`],
    ["agreement", renderAgreement(evidence.agreement)],
    ["status", `${status.state}${since}${reason}`],
    ...(status.successor === null ? [] : [["superseded by", status.successor]]),
    ...(evidence.recordId === evidence.id ? [] : [["in the batch", evidence.recordId]]),
    ...evidence.decisions.map((decision) => ["decision", describeDecision(decision, language)]),
    ...(manifest === null
      ? [["manifest", `not here: ${safeText(manifestProblem ?? "unknown")}`]]
      : renderManifest(manifest)),
    ...exhibits.flatMap(({ position, exhibit, isHeld }) => [
      [
        `exhibit ${position}`,
        `${safeText(exhibit.path)} (${safeText(exhibit.mediaType)}, ${exhibit.size} bytes${isHeld ? "" : ", file not here"})`,
      ],
      ["  sha256", exhibit.sha256],
      ["  sm3", exhibit.sm3],
    ]),
  ];
  return `${renderAsOf(asOf)}${renderTable(rows)}`;
}

function describeDecision(decision: DecisionInfo, language: Language): string {
  const covered = labelsOf(facets, decision.facets, language);
  return `${renderDecision(decision, language)}${covered === "" ? "" : ` (${covered})`}, ${decision.decidedAt}, ${decision.signer}`;
}

function labelsOf<L extends CodeList>(list: L, codes: readonly L[number]["code"][], language: Language): string {
  return codes.map((code) => label(list, code, language)).join(", ");
}

function renderManifest({ case: from, ref, handling, acquired, goods, appraisal, language }: Manifest): string[][] {
  const details = [acquired.method, acquired.tool, acquired.place, acquired.witness && `witness ${acquired.witness}`];
  return [
    ["case", `${safeText(from.number)} of ${safeText(from.office)}: ${safeText(from.title)}`],
    ["ref", safeText(ref)],
    ["handling", `TLP:${handling.tlp}, ${handling.use}`],
    ["acquired", safeText([acquired.at, acquired.by, ...details].filter(Boolean).join(", "))],
    ["language", safeText(language)],
    ...(goods === undefined ? [] : [["goods", safeText(JSON.stringify(goods))]]),
    ...(appraisal === undefined ? [] : [["appraisal", safeText(`${appraisal.conclusion}, ${appraisal.body}`)]]),
  ];
}
