import { type CodeEntry, type Language, label } from "../domain/codes/code-list.ts";
import { fragments, verdictCodes, verdicts } from "../domain/codes/verdicts.ts";
import { concludeFindings, finding } from "../domain/judge.ts";
import { sayIn } from "../domain/texts/say.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { ReceiptAnswer } from "../receipts/describe-receipt.ts";
import type { Part, Row } from "./sheet.ts";
import { sheetTexts } from "./sheet-texts.ts";
import { filesOf, type Trust } from "./trust.ts";

/** A verdict with its word. */
export const wordOf = (is: Finding["verdict"], language: Language): NonNullable<Row["verdict"]> => ({
  is,
  word: label(verdicts, is, language),
});

/** A finding as a row: the fragment, the verdict, why, and the code. */
export function rowOfFinding(found: Finding, language: Language): Row {
  return {
    name: label(fragments, found.fragment, language),
    verdict: wordOf(found.verdict, language),
    value: `${sentenceOf(found, language)} [${found.code}]`,
  };
}

/** As the command says it: in English with names and values, which the other languages find elsewhere on the sheet. */
function sentenceOf({ fragment, code, detail }: Finding, language: Language): string {
  const entry = verdictCodes[fragment].find((each: CodeEntry) => each.code === code);
  return language === "en" || entry === undefined ? detail : entry.labels[language];
}

/** What it comes to: the record, the files, and whether the block is final. */
export function partOfConclusion({ findings, files }: ReceiptAnswer, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  const count = (is: Finding["verdict"]) => files.filter(({ verdict }) => verdict === is).length;
  const counts = { holds: count("holds"), fails: count("fails"), unknown: count("unknown") };
  const final = findings.find(({ fragment }) => fragment === "finality");
  return {
    heading: say("conclusion"),
    blocks: [
      {
        kind: "rows",
        rows: [
          { name: say("ofRecord"), value: "", verdict: wordOf(concludeRecord(findings), language) },
          { name: say("ofFiles"), value: say("counted", counts) },
          ...(final === undefined ? [] : [rowOfFinding(final, language)]),
        ],
      },
      { kind: "text", text: say("rule") },
    ],
  };
}

/** The verdict on a file whose bytes are those recorded. */
const concludeRecord = (findings: readonly Finding[]): Finding["verdict"] =>
  concludeFindings([finding("integrity", "holds", "digests-match", ""), ...findings]);

/** Every fragment of the record. */
export function partOfVerdicts(
  { asOf, hasAnchor, findings }: ReceiptAnswer,
  judgedAt: number,
  language: Language,
): Part {
  const say = sayIn(sheetTexts, language);
  const time = new Date(judgedAt * 1_000).toISOString();
  return {
    heading: say("verdicts"),
    blocks: [
      { kind: "text", text: say(hasAnchor ? "byBoth" : "byReceipt", { block: asOf.block, time }) },
      { kind: "rows", rows: findings.map((found) => rowOfFinding(found, language)) },
    ],
  };
}

/** What nobody may take for proven. */
export function partOfNotProven({ asOf, findings }: ReceiptAnswer, trust: Trust, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  const open = findings
    .filter(({ verdict }) => verdict === "unknown")
    .map((found) => {
      const { name, value } = rowOfFinding(found, language);
      return `${name}: ${value}`;
    });
  return {
    heading: say("notProven"),
    blocks: [
      {
        kind: "list",
        items: [
          ...open,
          say(trust.anchor === undefined ? "notWithoutAnchor" : "notAnchor"),
          ...filesOf(trust).map(({ name, valid }) => say("serves", { name, ...valid })),
          say("whoseClaim"),
          say("notBefore"),
          say("notAfter", { block: asOf.block }),
          say("notUndisclosed"),
        ],
      },
    ],
  };
}
