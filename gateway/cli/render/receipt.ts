import { label } from "../../domain/codes/code-list.ts";
import { evidenceKinds } from "../../domain/codes/evidence-kinds.ts";
import { safeText } from "../../domain/safe-text.ts";
import { nameAge, nameAgreement } from "../../domain/texts/name-values.ts";
import { recordTexts } from "../../domain/texts/record-texts.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { ReceiptAnswer } from "../../receipts/describe-receipt.ts";
import { receiptVerificationTexts } from "../../receipts/verification-texts.ts";
import { commandTexts } from "./command-texts.ts";
import { renderDecision } from "./evidence.ts";
import { renewalTexts } from "./renewal-texts.ts";
import { renderFindings, type VerdictStyle } from "./verification.ts";

/** What a receipt shows of files: the block first, then each file with one line per fragment, then what it tells of the package. */
export function renderReceipt(answer: ReceiptAnswer, style: VerdictStyle): string {
  const { language } = style;
  const { asOf, hasAnchor, files } = answer;
  const words = [
    sayIn(commandTexts, language)("asOf", { block: asOf.block, time: asOf.time }),
    sayIn(receiptVerificationTexts, language)("age", { age: nameAge(asOf.ageMs, language) }),
    sayIn(receiptVerificationTexts, language)(hasAnchor ? "byReceipt" : "byReceiptAlone"),
  ];
  const record = rowsOfReceipt(answer, language);
  return [
    `${words.join(language.startsWith("zh") ? "，" : ", ")}\n`,
    ...answer.renewals.map(({ algorithm, evidence, recordedAt, asOfBlock }) => {
      const said = sayIn(renewalTexts, language)("renewal", {
        algorithm,
        evidence,
        time: recordedAt,
        block: asOfBlock,
      });
      return `${said}\n`;
    }),
    ...files.map((file) =>
      renderFindings(file, style, [
        ...record,
        ...(file.exhibit === null ? [] : [[sayIn(recordTexts, language)("exhibit"), safeText(file.exhibit.path)]]),
      ]),
    ),
  ].join("");
}

function rowsOfReceipt(answer: ReceiptAnswer, language: VerdictStyle["language"]): string[][] {
  const { evidence, recordId, kind, partner, recordedAt, agreement, decisions, fields } = answer;
  const say = sayIn(recordTexts, language);
  return [
    [say("evidence"), evidence],
    ...(kind === null ? [] : [[say("kind"), label(evidenceKinds, kind, language)]]),
    ...(partner === null ? [] : [[say("recordedBy"), safeText(partner)]]),
    ...(recordedAt === null ? [] : [[say("recordedAt"), recordedAt]]),
    [say("agreement"), nameAgreement({ ...agreement, code: String(agreement.id) }, language)],
    ...(recordId === evidence ? [] : [[say("inBatch"), recordId]]),
    ...decisions.map((decision) => [
      sayIn(commandTexts, language)("decision"),
      safeText(`${renderDecision(decision, language)} · ${decision.decidedAt}`),
    ]),
    ...fields.map(({ pointer, value }) => [
      sayIn(receiptVerificationTexts, language)("field", { pointer: safeText(pointer) }),
      safeText(typeof value === "string" ? value : JSON.stringify(value)),
    ]),
  ];
}
