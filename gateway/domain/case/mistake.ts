import type { Clause } from "../codes/clauses.ts";

/** What can be wrong with a case folder. The codes stay; the English texts may change. */
export const mistakeCodes = [
  "not-text",
  "too-large",
  "too-deep",
  "too-many-aliases",
  "too-many-mistakes",
  "yaml-syntax",
  "several-documents",
  "tag-not-allowed",
  "duplicate-key",
  "unknown-key",
  "wrong-type",
  "missing",
  "empty",
  "too-long",
  "too-many",
  "control-character",
  "unknown-code",
  "invalid-form",
  "invalid-date",
  "time-without-offset",
  "in-the-future",
  "reversed-dates",
  "already-expired",
  "unknown-partner",
  "unknown-office",
  "office-of-another-partner",
  "own-partner",
  "duplicate-value",
  "duplicate-ref",
  "unknown-ref",
  "invalid-path",
  "duplicate-path",
  "appraisal-required",
  "appraisal-not-allowed",
  "agreement-required",
  "not-an-exhibit",
  "outside-agreement",
  "exhibit-missing",
  "exhibit-empty",
  "exhibit-not-a-file",
  "exhibit-outside-folder",
  "column-missing",
] as const;

export type MistakeCode = (typeof mistakeCodes)[number];

/** A key or an index on the way from the top of case.yaml to a value. */
export type PathPart = string | number;

/** One mistake in a case folder, at the place in case.yaml where it is corrected. */
export interface Mistake {
  readonly code: MistakeCode;
  readonly file: "case.yaml";
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
  /** JSON pointer (RFC 6901) of the value; "" is the whole file. */
  readonly path: string;
  /** English, one sentence. */
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
  /** What stands there, shortened. */
  readonly found?: string;
  /** The nearest allowed word, when one is near. */
  readonly suggestion?: string;
  /** The clause by which the agreement refuses it; with code `outside-agreement`. */
  readonly clause?: Clause;
}

/** A mistake before it is placed in the file. */
export interface Finding extends Omit<Mistake, "file" | "line" | "column" | "path"> {
  readonly at: readonly PathPart[];
  /** Where it stands, when that is not where `at` leads. */
  readonly position?: { readonly line: number; readonly column: number };
  /** Whether it is about the key at the end of `at` rather than its value. */
  readonly isAboutKey?: boolean;
}

/** More mistakes than these are counted, not listed. */
const MISTAKES_MAX = 10_000;

/** Mistakes by line and column; of very many the first ones, and how many there are. */
export function listMistakes(mistakes: readonly Mistake[]): Mistake[] {
  const sorted = mistakes.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  const last = sorted[MISTAKES_MAX - 1];
  if (sorted.length <= MISTAKES_MAX || last === undefined) return sorted;
  const message = `there are ${sorted.length - MISTAKES_MAX} mistakes more`;
  return [
    ...sorted.slice(0, MISTAKES_MAX),
    { code: "too-many-mistakes", file: "case.yaml", line: last.line, path: "", message, expected: "a case file" },
  ];
}

/** The JSON pointer of a path (RFC 6901 §3). */
export function pointerOf(path: readonly PathPart[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** A value as it is shown in a message: one line, at most 80 characters, control and bidirectional characters escaped. */
export function show(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return short.replace(
    /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
