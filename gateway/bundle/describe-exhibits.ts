import type { Language } from "../domain/codes/code-list.ts";
import { recordTexts } from "../domain/texts/record-texts.ts";
import { sayIn } from "../domain/texts/say.ts";
import { verificationTexts } from "../domain/texts/verification-texts.ts";
import type { ReceiptAnswer } from "../receipts/describe-receipt.ts";
import { rowOfFinding, wordOf } from "./describe-verdicts.ts";
import type { Block, Part } from "./sheet.ts";
import { sheetTexts } from "./sheet-texts.ts";

/** The exhibits with their digests and what is said of each. */
export function partOfExhibits({ files }: ReceiptAnswer, language: Language): Part {
  const say = sayIn(sheetTexts, language);
  const heading = `${sayIn(recordTexts, language)("exhibits")}: ${files.length}`;
  if (files.length === 0) return { heading, blocks: [{ kind: "text", text: say("noExhibits") }] };
  return {
    heading,
    blocks: [{ kind: "text", text: say("checkedIn") }, ...files.map((file) => describeExhibit(file, language))],
  };
}

function describeExhibit(file: ReceiptAnswer["files"][number], language: Language): Block {
  const say = sayIn(sheetTexts, language);
  const ofFile = sayIn(verificationTexts, language);
  const name = sayIn(recordTexts, language);
  const integrity = file.findings.filter(({ fragment }) => fragment === "integrity");
  return {
    kind: "rows",
    title: file.name,
    rows: [
      { name: say("conclusion"), value: "", verdict: wordOf(file.verdict, language) },
      ...integrity.map((found) => rowOfFinding(found, language)),
      { name: say("path"), value: file.exhibit?.path ?? "" },
      { name: say("here"), value: `exhibits/${file.name}` },
      {
        name: `${name("mediaType")} · ${ofFile("size")}`,
        value: `${file.exhibit?.mediaType ?? ""} · ${ofFile("bytes", { size: file.size })}`,
      },
      { name: "SHA-256", value: file.sha256 },
      { name: "SM3", value: file.sm3 },
    ],
  };
}

/** The members of the manifest that the receipt tells; none where it tells none. */
export function partOfFields({ fields }: ReceiptAnswer, language: Language): Part[] {
  if (fields.length === 0) return [];
  const rows = fields.map(({ pointer, value }) => ({
    name: pointer,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
  return [{ heading: sayIn(sheetTexts, language)("fields"), blocks: [{ kind: "rows", rows }] }];
}
