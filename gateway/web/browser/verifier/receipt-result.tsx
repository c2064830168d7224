import type { Child } from "hono/jsx";
import { label } from "../../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../../domain/codes/evidence-kinds.ts";
import { reasons } from "../../../domain/codes/reasons.ts";
import { decisionStates, grades } from "../../../domain/codes/recognition.ts";
import { listTexts, nameAge, nameAgreement } from "../../../domain/texts/name-values.ts";
import { recordTexts } from "../../../domain/texts/record-texts.ts";
import { sayIn } from "../../../domain/texts/say.ts";
import type { ReceiptAnswer } from "../../../receipts/describe-receipt.ts";
import { receiptVerificationTexts } from "../../../receipts/verification-texts.ts";
import { BlockLine } from "../../components/as-of-line.tsx";
import { Facts } from "../../components/facts.tsx";
import { FileView } from "../../components/file-view.tsx";
import { Hex, Time, Words } from "../../components/words.tsx";
import { verifierTexts } from "../../texts/verifier-texts.ts";
import { namePartner, type View } from "../../view.ts";

interface AnswerOptions {
  readonly answer: ReceiptAnswer;
  readonly view: View;
}

/** What a receipt shows of files: first the block that all of it holds as of and whose claim its time is, then each file. */
export function ReceiptResult({ answer, view }: AnswerOptions) {
  return (
    <>
      <ReceiptAsOf answer={answer} view={view} />
      {answer.files.map((file) => (
        <FileView file={file} view={view}>
          <EvidenceOfReceipt answer={answer} exhibit={file.exhibit?.path} view={view} />
        </FileView>
      ))}
    </>
  );
}

function ReceiptAsOf({ answer: { asOf, hasAnchor, renewals }, view: { language } }: AnswerOptions) {
  const sayHere = sayIn(verifierTexts, language);
  const sayVerified = sayIn(receiptVerificationTexts, language);
  const words = [
    sayVerified("age", { age: nameAge(asOf.ageMs, language) }),
    sayVerified(hasAnchor ? "byReceipt" : "byReceiptAlone"),
  ];
  return (
    <div class="as-of">
      <BlockLine block={asOf.block} time={asOf.time} language={language} />
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
            sayIn(receiptVerificationTexts, language)("field", { pointer }),
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
