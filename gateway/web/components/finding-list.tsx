import { advice } from "../../domain/codes/advice.ts";
import type { CodeEntry, Language } from "../../domain/codes/code-list.ts";
import { type Fragment, fragments, verdictCodes } from "../../domain/codes/verdicts.ts";
import { nameCodes } from "../../domain/texts/name-values.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { verificationTexts } from "../../domain/texts/verification-texts.ts";
import type { Finding } from "../../domain/wire/verification.ts";
import { VerdictBadge } from "./verdict-badge.tsx";

/** Every fragment with its verdict, why, and what the reader can do where it is not known or fails. */
export function FindingList({ findings, language }: FindingListOptions) {
  const say = sayIn(verificationTexts, language);
  return (
    <ul class="findings">
      {gatherAlike(findings).map(({ finding, fragments: names }) => {
        const { fragment, verdict, code, detail } = finding;
        const whatToDo = verdict === "holds" ? undefined : textOf(advice, code, language);
        return (
          <li class={`finding finding--${verdict}`}>
            <VerdictBadge verdict={verdict} language={language} />
            <div>
              <p>
                <strong class="fragment">{nameCodes(fragments, names, language)}</strong>{" "}
                {textOf(verdictCodes[fragment], code, language) ?? detail} <code class="code">{code}</code>
              </p>
              {whatToDo === undefined ? null : (
                <p class="advice">
                  <strong>{say("whatToDo")}</strong> {whatToDo}
                </p>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

interface FindingListOptions {
  readonly findings: readonly Finding[];
  readonly language: Language;
}

/** Fragments in a row of which the same is to be said, together. */
function gatherAlike(findings: readonly Finding[]): { readonly finding: Finding; readonly fragments: Fragment[] }[] {
  const groups: { readonly finding: Finding; readonly fragments: Fragment[] }[] = [];
  for (const finding of findings) {
    const last = groups.at(-1);
    if (last !== undefined && last.finding.code === finding.code && last.finding.verdict === finding.verdict) {
      last.fragments.push(finding.fragment);
    } else groups.push({ finding, fragments: [finding.fragment] });
  }
  return groups;
}

function textOf(list: readonly CodeEntry[], code: string, language: Language): string | undefined {
  return list.find((entry) => entry.code === code)?.labels[language];
}
