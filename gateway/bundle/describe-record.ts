import { type Language, label } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { reasons } from "../domain/codes/reasons.ts";
import { decisionStates, grades } from "../domain/codes/recognition.ts";
import { listTexts, nameAgreement } from "../domain/texts/name-values.ts";
import { recordTexts } from "../domain/texts/record-texts.ts";
import { sayIn } from "../domain/texts/say.ts";
import type { ReceiptAnswer } from "../receipts/describe-receipt.ts";
import type { Receipt } from "../receipts/receipt-format.ts";
import type { Part, Row } from "./sheet.ts";
import { sheetTexts } from "./sheet-texts.ts";

/** What was recorded, by whom, when and under which agreement. */
export function partOfRecord(answer: ReceiptAnswer, receipt: Receipt, language: Language): Part {
  const { evidence, recordId, kind, partner, recordedAt, agreement, signer } = answer;
  const say = sayIn(sheetTexts, language);
  const name = sayIn(recordTexts, language);
  const missing = partner === null ? say("notEstablished") : say("notRecorded");
  return {
    heading: say("record"),
    blocks: [
      {
        kind: "rows",
        rows: [
          { name: name("evidence"), value: evidence },
          { name: say("recordId"), value: recordId },
          { name: name("root"), value: receipt.package.root },
          ...(kind === null ? [] : [{ name: name("kind"), value: label(evidenceKinds, kind, language) }]),
          { name: name("recordedBy"), value: recordedAt === null ? missing : (partner ?? missing) },
          { name: name("signer"), value: signer ?? missing },
          { name: name("recordedAt"), value: recordedAt === null ? missing : say("claimedTime", { time: recordedAt }) },
          { name: name("agreement"), value: nameAgreement({ ...agreement, code: String(agreement.id) }, language) },
        ],
      },
    ],
  };
}

/** The block as of which everything is said, and whose claim its time is. */
export function partOfBlock({ asOf }: ReceiptAnswer, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  return {
    heading: sayIn(recordTexts, language)("block"),
    blocks: [
      {
        kind: "rows",
        rows: [
          { name: say("blockNumber"), value: String(asOf.block) },
          { name: say("blockHash"), value: asOf.hash },
          { name: say("blockTime"), value: say("claimedTime", { time: asOf.time }) },
        ],
      },
    ],
  };
}

/** Who recognised and who refused. */
export function partOfDecisions({ decisions, partner }: ReceiptAnswer, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  const rows = decisions.map((decision) => rowOfDecision(decision, language));
  const none = partner === null ? say("notEstablished") : say("noDecisions");
  return {
    heading: sayIn(recordTexts, language)("decisions"),
    blocks: [rows.length === 0 ? { kind: "text", text: none } : { kind: "rows", rows }],
  };
}

function rowOfDecision(
  { partner, state, grade, reason, decidedAt, wasAuthorised }: ReceiptAnswer["decisions"][number],
  language: Language,
): Row {
  const say = sayIn(sheetTexts, language);
  const parts = [
    label(decisionStates, state, language),
    ...(grade === null ? [] : [label(grades, grade, language)]),
    ...(reason === null ? [] : [label(reasons, reason, language)]),
    ...(wasAuthorised ? [] : [say("unauthorised")]),
  ];
  return { name: partner, value: `${listTexts(parts, language)} · ${say("claimedTime", { time: decidedAt })}` };
}

/** Which ledger it is. */
export function partOfLedger({ ledger }: Receipt, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  return {
    heading: say("contracts"),
    blocks: [
      {
        kind: "rows",
        rows: [
          { name: say("chain"), value: ledger.chainId },
          { name: say("genesis"), value: ledger.genesisHash },
          { name: say("deployment"), value: ledger.deploymentId },
          { name: "Registry", value: ledger.registry },
          { name: "EvidenceLedger", value: ledger.evidenceLedger },
        ],
      },
    ],
  };
}
