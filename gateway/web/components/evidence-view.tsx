import { label } from "../../domain/codes/code-list.ts";
import { conclusions, tlpLabels, useCodes } from "../../domain/codes/handling.ts";
import type { Manifest } from "../../domain/package.ts";
import { nameNumber } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { EvidenceDetail } from "../../domain/wire/records.ts";
import type { View } from "../view.ts";
import { DecisionList, factsOfEvidence } from "./evidence-facts.tsx";
import { type Fact, Facts } from "./facts.tsx";
import { Hex, Words } from "./words.tsx";

/** Evidence with its status, the partners' decisions and its exhibits. */
export function EvidenceView({ detail, view }: { readonly detail: EvidenceDetail; readonly view: View }) {
  const { evidence, manifest, exhibits } = detail;
  const { language } = view;
  // The manifest names the case with its office.
  const shown = manifest === null ? evidence : { ...evidence, title: null };
  const say = sayIn(recordTexts, language);
  const sayVerification = sayIn(verificationTexts, language);
  return (
    <>
      <Facts facts={[...factsOfEvidence(shown, view), ...(manifest === null ? [] : factsOfManifest(manifest, view))]} />
      <h2>{say("decisions")}</h2>
      <DecisionList decisions={evidence.decisions} view={view} />
      <h2>{say("exhibits")}</h2>
      {manifest === null ? <p>{say("manifestNotHere")}</p> : null}
      <ol class="entries">
        {exhibits.map(({ position, exhibit, isHeld }) => (
          <li>
            <h3>
              <Words text={exhibit.path} />
            </h3>
            <Facts
              facts={[
                [say("mediaType"), <Words text={exhibit.mediaType} />],
                [
                  sayVerification("size"),
                  `${sayVerification("bytes", { size: nameNumber(exhibit.size, language) })}${isHeld ? "" : ` · ${say("exhibitNotHere")}`}`,
                ],
                ["SHA-256", <Hex digits={exhibit.sha256} />],
                ["SM3", <Hex digits={exhibit.sm3} />],
              ]}
            />
            <p class="no-print">
              <a class="download" href={`/v1/evidence/${evidence.id}/exhibits/${position}`}>
                {say(isHeld ? "download" : "fetchAndDownload")}
                <span class="visually-hidden">
                  {" "}
                  <Words text={exhibit.path} />
                </span>
              </a>
            </p>
          </li>
        ))}
      </ol>
      <h2>{say("technical")}</h2>
      <Facts
        facts={[
          [say("signer"), <Hex digits={evidence.signer} />],
          [say("block"), String(evidence.block)],
          [say("transaction"), <Hex digits={evidence.transactionHash} />],
          [say("root"), <Hex digits={evidence.root} />],
        ]}
      />
    </>
  );
}

function factsOfManifest({ case: from, handling, acquired, appraisal }: Manifest, { language }: View): Fact[] {
  const say = sayIn(recordTexts, language);
  const details = [acquired.method, acquired.tool, acquired.place, acquired.witness];
  return [
    [say("case"), <Words text={say("caseOf", { number: from.number, office: from.office, title: from.title })} />],
    [say("handling"), `${label(tlpLabels, handling.tlp, language)} · ${label(useCodes, handling.use, language)}`],
    [
      say("acquired"),
      <>
        <Words text={say("acquiredAs", { time: acquired.at, by: acquired.by })} />
        {details.filter((text) => text !== undefined).map((text) => [" · ", <Words text={text} />])}
      </>,
    ],
    appraisal === undefined
      ? undefined
      : [
          say("appraisal"),
          <>
            {label(conclusions, appraisal.conclusion, language)} · <Words text={appraisal.body} />
          </>,
        ],
  ];
}
