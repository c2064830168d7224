import { label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { reasons } from "../../domain/codes/reasons.ts";
import { decisionStates, facets, grades } from "../../domain/codes/recognition.ts";
import { evidenceStates } from "../../domain/codes/states.ts";
import { bracket, listTexts, nameAgreement, nameCodes } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { DecisionInfo, EvidenceInfo } from "../../domain/wire/records.ts";
import { namePartner, type View } from "../view.ts";
import type { Fact } from "./facts.tsx";
import { Hex, IdLink, Time, Words } from "./words.tsx";

/** What the ledger says of evidence itself. */
export function factsOfEvidence(evidence: EvidenceInfo, view: View): Fact[] {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  const { status } = evidence;
  return [
    [say("evidence"), <IdLink id={evidence.id} view={view} />],
    [say("kind"), label(evidenceKinds, evidence.kind, language)],
    evidence.title === null
      ? undefined
      : [say("case"), <Words text={[evidence.case, evidence.title].filter(Boolean).join(" · ")} />],
    evidence.ref === null ? undefined : [say("package"), <Words text={evidence.ref} />],
    [say("recordedBy"), namePartner(evidence.partner, view)],
    [say("recordedAt"), <Time at={evidence.recordedAt} />],
    [say("agreement"), nameAgreement(evidence.agreement, language)],
    [
      say("status"),
      <>
        {label(evidenceStates, status.state, language)}
        {status.reason === null ? "" : ` · ${label(reasons, status.reason, language)}`}
        {status.since === null ? null : [" · ", <Time at={status.since} />]}
      </>,
    ],
    status.successor === null ? undefined : [say("successor"), <IdLink id={status.successor} view={view} />],
    evidence.recordId === evidence.id ? undefined : [say("inBatch"), <IdLink id={evidence.recordId} view={view} />],
  ];
}

/** What each of the other partners decided. */
export function DecisionList({
  decisions,
  view,
}: {
  readonly decisions: readonly DecisionInfo[];
  readonly view: View;
}) {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  if (decisions.length === 0) return <p>{say("noDecisions")}</p>;
  return (
    <ul class="entries">
      {decisions.map(({ partner, state, grade, facets: covered, reason, decidedAt, signer }) => {
        const words = [
          label(decisionStates, state, language),
          ...(grade === null ? [] : [label(grades, grade, language)]),
          ...(reason === null ? [] : [label(reasons, reason, language)]),
        ];
        const said = listTexts(words, language);
        return (
          <li>
            <strong>{namePartner(partner, view)}</strong>{" "}
            {covered.length === 0 ? said : bracket(said, nameCodes(facets, covered, language), language)}
            <br />
            <Time at={decidedAt} /> · {say("signer")} <Hex digits={signer} />
          </li>
        );
      })}
    </ul>
  );
}
