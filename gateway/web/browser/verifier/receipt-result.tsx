import type { Child } from "hono/jsx";
import { label } from "../../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../../domain/codes/evidence-kinds.ts";
import { reasons } from "../../../domain/codes/reasons.ts";
import { decisionStates, grades } from "../../../domain/codes/recognition.ts";
import { bracket, listTexts, nameAge, nameAgreement, nameNumber } from "../../../domain/texts/name-values.ts";
import { recordTexts } from "../../../domain/texts/record-texts.ts";
import { sayIn } from "../../../domain/texts/say.ts";
import { verificationTexts } from "../../../domain/texts/verification-texts.ts";
import type { ReceiptAnswer } from "../../../receipts/describe-receipt.ts";
import { Facts } from "../../components/facts.tsx";
import { FindingList } from "../../components/finding-list.tsx";
import { VerdictBadge } from "../../components/verdict-badge.tsx";
import { Hex, Time, Words } from "../../components/words.tsx";
import { verifierTexts } from "../../texts/verifier-texts.ts";
import { namePartner, type View } from "../../view.ts";

interface AnswerOptions {
  readonly answer: ReceiptAnswer;
  readonly view: View;
}

const sentences = { holds: "verdictHolds", fails: "verdictFails", unknown: "verdictUnknown" } as const;

/** What a receipt shows of files: first the block that all of it holds as of and whose claim its time is, then each file. */
export function ReceiptResult({ answer, view }: AnswerOptions) {
  return (
    <>
      <ReceiptAsOf answer={answer} view={view} />
      {answer.files.map((file) => (
        <ReceiptFile file={file} answer={answer} view={view} />
      ))}
    </>
  );
}

function ReceiptAsOf({ answer: { asOf, hasAnchor, renewals }, view: { language } }: AnswerOptions) {
  const say = sayIn(verificationTexts, language);
  const sayHere = sayIn(verifierTexts, language);
  const words = [
    sayHere("age", { age: nameAge(asOf.ageMs, language) }),
    sayHere(hasAnchor ? "byReceipt" : "byReceiptAlone"),
  ];
  return (
    <div class="as-of">
      <p>
        <strong>{say("asOf", { block: asOf.block })}</strong> <Time at={asOf.time} />{" "}
        <span class="claim">{bracket("", say("claimed"), language).trim()}</span>
      </p>
      <p>{words.join(language.startsWith("zh") ? "，" : ", ")}</p>
      {renewals.length === 0 ? null : (
        <ul class="entries">
          {renewals.map(({ algorithm, recordedAt, asOfBlock }) => (
            <li>
              {sayHere("renewal", { algorithm, block: asOfBlock })} <Time at={recordedAt} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ReceiptFile({ file, answer, view }: AnswerOptions & { readonly file: ReceiptAnswer["files"][number] }) {
  const { language } = view;
  const say = sayIn(verificationTexts, language);
  const sayRecord = sayIn(recordTexts, language);
  return (
    <article class={`file file--${file.verdict}`}>
      <header>
        <VerdictBadge verdict={file.verdict} language={language} />
        <h3>
          <Words text={file.name} />
        </h3>
      </header>
      <p class="conclusion">{say(sentences[file.verdict])}</p>
      <FindingList findings={file.findings} language={language} />
      <EvidenceOfReceipt answer={answer} exhibit={file.exhibit?.path} view={view} />
      <h4>{sayRecord("digests")}</h4>
      <Facts
        facts={[
          [say("size"), say("bytes", { size: nameNumber(file.size, language) })],
          ["SHA-256", <Hex digits={file.sha256} />],
          ["SM3", <Hex digits={file.sm3} />],
        ]}
      />
    </article>
  );
}

function EvidenceOfReceipt({ answer, exhibit, view }: AnswerOptions & { readonly exhibit: string | undefined }) {
  const { language } = view;
  const say = sayIn(recordTexts, language);
  const sayHere = sayIn(verifierTexts, language);
  const { evidence, recordId, kind, partner, recordedAt, agreement, signer, decisions, fields } = answer;
  return (
    <>
      <h4>{partner === null ? sayHere("unproven") : say("evidence")}</h4>
      <Facts
        facts={[
          [say("evidence"), <Hex digits={evidence} />],
          kind === null ? undefined : [say("kind"), label(evidenceKinds, kind, language)],
          partner === null ? undefined : [say("recordedBy"), namePartner(partner, view)],
          recordedAt === null ? undefined : [say("recordedAt"), <Time at={recordedAt} />],
          signer === null ? undefined : [say("signer"), <Hex digits={signer} />],
          [say("agreement"), nameAgreement({ ...agreement, code: String(agreement.id) }, language)],
          recordId === evidence ? undefined : [say("inBatch"), <Hex digits={recordId} />],
          exhibit === undefined ? undefined : [say("exhibit"), <Words text={exhibit} />],
          ...fields.map(({ pointer, value }): [string, Child] => [
            sayHere("field", { pointer }),
            <Words text={typeof value === "string" ? value : JSON.stringify(value)} />,
          ]),
        ]}
      />
      {decisions.length === 0 ? null : (
        <>
          <h4>{sayHere("decisions")}</h4>
          <ul class="entries">
            {decisions.map((decision) => (
              <li>
                <strong>{namePartner(decision.partner, view)}</strong> {nameDecision(decision, view)}
                <br />
                <Time at={decision.decidedAt} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function nameDecision({ state, grade, reason }: ReceiptAnswer["decisions"][number], { language }: View): string {
  const words = [
    label(decisionStates, state, language),
    ...(grade === null ? [] : [label(grades, grade, language)]),
    ...(reason === null ? [] : [label(reasons, reason, language)]),
  ];
  return listTexts(words, language);
}
