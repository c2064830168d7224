import type { Language } from "../domain/codes/code-list.ts";
import { sayIn } from "../domain/texts/say.ts";
import { describeReceipt } from "../receipts/describe-receipt.ts";
import { partOfExhibits, partOfFields } from "./describe-exhibits.ts";
import { partOfBlock, partOfDecisions, partOfLedger, partOfRecord } from "./describe-record.ts";
import { partOfConclusion, partOfNotProven, partOfVerdicts } from "./describe-verdicts.ts";
import type { JudgedEvidence } from "./judge-evidence.ts";
import { digestText, markOf } from "./layout.ts";
import type { Part, Sheet } from "./sheet.ts";
import { sheetTexts } from "./sheet-texts.ts";
import { filesOf, type Trust } from "./trust.ts";

/** What a sheet is made from. */
export interface SheetSource extends JudgedEvidence {
  readonly trust: Trust;
  readonly asker: string | undefined;
}

/** The cover sheet of one evidence in a language. */
export function describeSheet(source: SheetSource, language: Language): Sheet {
  const { found, text, receipt, trust, judgedAt } = source;
  const say = sayIn(sheetTexts, language);
  const answer = describeReceipt(found, trust.anchor !== undefined, judgedAt * 1_000);
  const mark = markOf(digestText(text).sha256);
  return {
    language,
    title: say("title"),
    lead: say("lead"),
    mark,
    markCaption: say("markCaption"),
    parts: [
      partOfConclusion(answer, language),
      partOfVerdicts(answer, judgedAt, language),
      partOfRecord(answer, receipt, language),
      partOfBlock(answer, language),
      partOfDecisions(answer, language),
      partOfExhibits(answer, language),
      ...partOfFields(answer, language),
      partOfNotProven(answer, trust, language),
      partOfLedger(receipt, language),
      partOfFiles(source, language),
      partOfVerifying(source, mark, language),
    ],
    foot: found.evidenceId,
    date: judgedAt,
  };
}

/** The files that every exhibit is verified with, by the paths that they have from the sheet's own folder. */
const RECEIPT = "receipt.json";
const above = (name: string): string => `../${name}`;

function partOfFiles({ text, trust }: SheetSource, language: Language): Part {
  const rowsOf = (title: string, content: string) => {
    const { sha256, sm3 } = digestText(content);
    return {
      kind: "rows" as const,
      title,
      rows: [
        { name: "SHA-256", value: sha256 },
        { name: "SM3", value: sm3 },
      ],
    };
  };
  return {
    heading: sayIn(sheetTexts, language)("files"),
    blocks: [rowsOf(RECEIPT, text), ...filesOf(trust).map((file) => rowsOf(above(file.name), file.text))],
  };
}

function partOfVerifying({ trust, asker, found }: SheetSource, mark: string, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  const [first] = found.files;
  const words = [
    `concord verify ${first === undefined ? "FILE" : quote(`exhibits/${first.name}`)}`,
    `--receipt ${RECEIPT}`,
    ...(trust.anchor === undefined ? [] : [`--anchor ${above(trust.anchor.name)}`]),
    ...trust.checkpoints.map(({ name }) => `--checkpoint ${above(name)}`),
    ...(asker === undefined ? [] : [`--for ${asker}`]),
  ];
  return {
    heading: say("again"),
    blocks: [
      { kind: "text", text: say("how") },
      { kind: "command", lines: words.map((word, at) => (at === words.length - 1 ? word : `${word} \\`)) },
      { kind: "text", text: say("orBrowser") },
      { kind: "text", text: say(trust.anchor === undefined ? "getAnchor" : "ownAnchor") },
      { kind: "text", text: say("markSays", { mark }) },
      { kind: "text", text: `${say("shown")} ${say("archival")}` },
    ],
  };
}

/** File names of a bundle have letters, digits, spaces and dots, and nothing that a shell takes for something else. */
const quote = (name: string): string => (name.includes(" ") ? `"${name}"` : name);
