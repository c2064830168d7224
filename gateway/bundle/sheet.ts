import type { Language } from "../domain/codes/code-list.ts";
import type { Verdict } from "../domain/codes/verdicts.ts";

/** A cover sheet as it is drawn: texts, in the order in which they are read. */
export interface Sheet {
  readonly language: Language;
  readonly title: string;
  readonly lead: string;
  /** What the QR code holds. */
  readonly mark: string;
  readonly markCaption: string;
  readonly parts: readonly Part[];
  /** At the foot of every page, before the page's number. */
  readonly foot: string;
  /** The sheet's date, Unix seconds. */
  readonly date: number;
}

/** A part of a sheet under its heading. */
export interface Part {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "text"; readonly text: string }
  /** A command that is shown on several lines. */
  | { readonly kind: "command"; readonly lines: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "rows"; readonly title?: string; readonly rows: readonly Row[] };

/** A name and what is said under it; with a verdict where there is one. */
export interface Row {
  readonly name: string;
  readonly value: string;
  readonly verdict?: { readonly is: Verdict; readonly word: string };
}
