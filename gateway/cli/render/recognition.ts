import type { Language } from "../../domain/codes/code-list.ts";
import { nameAgreement } from "../../domain/texts/name-values.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { RecognitionInfo } from "../../domain/wire/records.ts";
import { commandTexts } from "./command-texts.ts";
import { renderDecision } from "./evidence.ts";
import { renderTable } from "./table.ts";

/** A list of decisions on evidence, one line each: on what, whose it is, and who decided what. */
export function renderRecognitions(recognitions: readonly RecognitionInfo[], language: Language): string {
  if (recognitions.length === 0) return `${sayIn(commandTexts, language)("noRecognitions")}\n`;
  return renderTable(
    recognitions.map((recognition) => [
      recognition.evidence,
      recognition.recorder,
      nameAgreement(recognition.agreement, language),
      recognition.decidedAt,
      renderDecision(recognition, language),
    ]),
  );
}
