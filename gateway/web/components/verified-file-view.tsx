import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { Match, VerifiedFile } from "../../domain/wire/verification.ts";
import type { View } from "../view.ts";
import { DecisionList, factsOfEvidence } from "./evidence-facts.tsx";
import { Facts } from "./facts.tsx";
import { FileView } from "./file-view.tsx";
import { VerdictBadge } from "./verdict-badge.tsx";
import { Hex, IdLink, Words } from "./words.tsx";

/** One file with its verdict, every finding, and the record that it was compared with. */
export function VerifiedFileView({ file, view }: { readonly file: VerifiedFile; readonly view: View }) {
  const { language } = view;
  const say = sayIn(verificationTexts, language);
  const [best, ...others] = file.matches;
  return (
    <FileView file={file} view={view}>
      {best === undefined ? null : <MatchView file={file} match={best} view={view} />}
      {others.length === 0 ? null : (
        <>
          <h4>{say("alsoMatches")}</h4>
          <ul class="entries">
            {others.map(({ verdict, evidence, exhibit }) => (
              <li>
                <VerdictBadge verdict={verdict} language={language} /> <Words text={exhibit.path} />{" "}
                {evidence === null ? say("notOnLedger") : <IdLink id={evidence.id} view={view} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </FileView>
  );
}

interface MatchViewOptions {
  readonly file: VerifiedFile;
  readonly match: Match;
  readonly view: View;
}

function MatchView({ file, match, view }: MatchViewOptions) {
  const say = sayIn(recordTexts, view.language);
  const sayVerification = sayIn(verificationTexts, view.language);
  const { evidence, exhibit } = match;
  return (
    <>
      <h4>{say("evidence")}</h4>
      {evidence === null ? (
        <p>{sayVerification("notOnLedger")}</p>
      ) : (
        <Facts
          facts={[
            ...factsOfEvidence(evidence, view),
            [say("exhibit"), <Words text={exhibit.path} />],
            exhibit.sha256 === file.sha256
              ? undefined
              : [sayVerification("recordedDigest", { name: "SHA-256" }), <Hex digits={exhibit.sha256} />],
            exhibit.sm3 === file.sm3
              ? undefined
              : [sayVerification("recordedDigest", { name: "SM3" }), <Hex digits={exhibit.sm3} />],
          ]}
        />
      )}
      {evidence === null ? null : (
        <>
          <h4>{say("decisions")}</h4>
          <DecisionList decisions={evidence.decisions} view={view} />
        </>
      )}
    </>
  );
}
