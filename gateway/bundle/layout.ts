import { createHash } from "node:crypto";
import { type Language, languages } from "../domain/codes/code-list.ts";

/** The name of the anchor in a bundle. */
export const ANCHOR_NAME = "anchor.json";

/** The name of a checkpoint, which are counted from 1 in the order of their blocks. */
export const checkpointName = (number: number): string => `checkpoint-${number}.json`;

/** Where the files of one evidence are in a bundle. */
export const receiptName = (evidence: string): string => `${evidence}/receipt.json`;
export const sheetName = (evidence: string, language: Language): string => `${evidence}/sheet.${language}.pdf`;
export const exhibitName = (evidence: string, fileName: string): string => `${evidence}/exhibits/${fileName}`;

/** One sheet in each language. */
export const sheetLanguages = languages;

/** SHA-256 and SM3 of a file's text, 64 hex digits each. */
export function digestText(text: string): { readonly sha256: string; readonly sm3: string } {
  const digest = (algorithm: string) => createHash(algorithm).update(text).digest("hex");
  return { sha256: digest("sha256"), sm3: digest("sm3") };
}

/** What the QR code of a sheet holds: which receipt the sheet is of, by the SHA-256 of its file. */
export const markOf = (receiptSha256: string): string => `concord-receipt:sha256:${receiptSha256}`;
