import { type Language, label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { conclusions, tlpLabels, useCodes } from "../../domain/codes/handling.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../../domain/codes/recognition.ts";
import { rights } from "../../domain/codes/rights.ts";
import { evidenceStates } from "../../domain/codes/states.ts";
import type { Manifest } from "../../domain/package.ts";
import { safeText } from "../../domain/safe-text.ts";
import { bracket, listTexts, nameAgreement, nameCodes, nameNumber } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { DecisionInfo, EvidenceDetail, EvidenceInfo } from "../../domain/wire/records.ts";
import { renderAsOf } from "./as-of.ts";
import { commandTexts } from "./command-texts.ts";
import { renderTable } from "./table.ts";

/** A list of evidence, one line each. */
export function renderEvidenceList(evidence: readonly EvidenceInfo[], language: Language): string {
  if (evidence.length === 0) return `${sayIn(commandTexts, language)("noEvidence")}\n`;
  return renderTable(
    evidence.map((entry) => [
      entry.id,
      entry.partner,
      label(evidenceKinds, entry.kind, language),
      nameAgreement(entry.agreement, language),
      entry.recordedAt,
      label(evidenceStates, entry.status.state, language),
      [entry.case, entry.ref].map((text) => (text === null ? "–" : safeText(text))).join("/"),
      entry.decisions.map((decision) => renderDecision(decision, language)).join("; "),
    ]),
  );
}

/** A partner's decision in a few words. */
export function renderDecision(
  { partner, state, grade, reason }: Pick<DecisionInfo, "partner" | "state" | "grade" | "reason">,
  language: Language,
): string {
  const parts = [
    label(decisionStates, state, language),
    ...(grade === null ? [] : [label(grades, grade, language)]),
    ...(reason === null ? [] : [label(reasons, reason, language)]),
  ];
  return `${partner} ${listTexts(parts, language)}`;
}

/** One evidence with its manifest and who decided what on it. */
export function renderEvidence(
  { asOf, evidence, manifest, manifestProblem, erasedAt, exhibits }: EvidenceDetail,
  language: Language,
): string {
  const say = sayIn(recordTexts, language);
  const sayHere = sayIn(commandTexts, language);
  const why =
    erasedAt === null ? safeText(manifestProblem ?? say("manifestNotHere")) : sayHere("erased", { time: erasedAt });
  return (
    renderAsOf(asOf, language) +
    renderTable([
      ...rowsOfEvidence(evidence, language),
      [say("signer"), evidence.signer],
      [say("block"), String(evidence.block)],
      [say("transaction"), evidence.transactionHash],
      [say("root"), evidence.root],
      ...evidence.decisions.map((decision) => [sayHere("decision"), describeDecision(decision, language)]),
      ...(manifest === null
        ? [[sayHere("manifest"), sayHere("notHere", { why })]]
        : renderManifest(manifest, language)),
      ...renderExhibits(exhibits, language),
    ])
  );
}

/** What the ledger says of evidence itself, a row each. */
export function rowsOfEvidence({ status, ...evidence }: EvidenceInfo, language: Language): string[][] {
  const say = sayIn(recordTexts, language);
  const standing = [
    label(evidenceStates, status.state, language),
    ...(status.reason === null ? [] : [label(reasons, status.reason, language)]),
    ...(status.since === null ? [] : [status.since]),
  ];
  return [
    [say("evidence"), evidence.id],
    [say("kind"), label(evidenceKinds, evidence.kind, language)],
    [say("recordedBy"), evidence.partner],
    [say("recordedAt"), evidence.recordedAt],
    [say("agreement"), nameAgreement(evidence.agreement, language)],
    [say("status"), standing.join(" · ")],
    ...(status.successor === null ? [] : [[say("successor"), status.successor]]),
    ...(evidence.recordId === evidence.id ? [] : [[say("inBatch"), evidence.recordId]]),
  ];
}

/** The exhibits of a package with their digests, whether the files are here or not. */
export function renderExhibits(exhibits: EvidenceDetail["exhibits"], language: Language): string[][] {
  const say = sayIn(commandTexts, language);
  return exhibits.flatMap(({ position, exhibit, isHeld }) => {
    const size = sayIn(verificationTexts, language)("bytes", { size: nameNumber(exhibit.size, language) });
    const facts = [safeText(exhibit.mediaType), size, ...(isHeld ? [] : [say("fileNotHere")])];
    return [
      [say("exhibitNumber", { number: position }), bracket(safeText(exhibit.path), facts.join(", "), language)],
      ["  SHA-256", exhibit.sha256],
      ["  SM3", exhibit.sm3],
    ];
  });
}

function describeDecision(decision: DecisionInfo, language: Language): string {
  const said = renderDecision(decision, language);
  const covered = nameCodes(facets, decision.facets, language);
  return [covered === "" ? said : bracket(said, covered, language), decision.decidedAt, decision.signer].join(" · ");
}

/** What a manifest says of a package, a row each. */
export function renderManifest(manifest: Manifest, language: Language): string[][] {
  const { case: from, ref, handling, acquired, goods, appraisal } = manifest;
  const say = sayIn(recordTexts, language);
  const sayHere = sayIn(commandTexts, language);
  const details = [acquired.method, acquired.tool, acquired.place, acquired.witness];
  const got = [say("acquiredAs", { time: acquired.at, by: acquired.by }), ...details].filter(
    (text) => text !== undefined,
  );
  const number = (count: number | undefined) => ({ count: nameNumber(count ?? 0, language) });
  const wares = [
    goods?.hs,
    goods?.right && label(rights, goods.right, language),
    goods?.items === undefined ? undefined : say("quantity", number(goods.items)),
    goods?.consignments === undefined ? undefined : sayHere("consignments", number(goods.consignments)),
    goods?.marks === undefined ? undefined : sayHere("marks", number(goods.marks)),
  ].filter((text) => text !== undefined);
  return [
    [say("case"), safeText(say("caseOf", { number: from.number, office: from.office, title: from.title }))],
    [say("package"), safeText(ref)],
    [say("handling"), `${label(tlpLabels, handling.tlp, language)} · ${label(useCodes, handling.use, language)}`],
    [say("acquired"), safeText(got.join(" · "))],
    [sayHere("language"), safeText(manifest.language)],
    ...(wares.length === 0 ? [] : [[sayHere("goods"), safeText(wares.join(" · "))]]),
    ...(appraisal === undefined
      ? []
      : [[say("appraisal"), `${label(conclusions, appraisal.conclusion, language)} · ${safeText(appraisal.body)}`]]),
  ];
}
