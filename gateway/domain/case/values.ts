import { z } from "zod";
import { type CodeIn, type CodeList, codesOf } from "../codes/code-list.ts";
import { whyNotPath } from "../exhibit-path.ts";
import { countries } from "./countries.ts";
import type { MistakeCode } from "./mistake.ts";
import { isDay, isTime, isWithoutOffset } from "./times.ts";

/** What a check of this format attaches to zod's issue, for `explainIssue`. */
export interface IssueParams {
  readonly mistake: MistakeCode;
  readonly expected: string;
  readonly allowed?: readonly string[];
  readonly suggestion?: string;
}

type Verify = (text: string) => (IssueParams & { readonly message: string }) | undefined;

/** A string on which `verify` finds at most one mistake. An unquoted number is taken by its text. */
function textThat(verify: Verify) {
  return z.preprocess(
    (value) => (typeof value === "number" ? String(value) : value),
    z.string().check((context) => {
      const wrong = verify(context.value);
      if (wrong === undefined) return;
      const { message, ...params } = wrong;
      context.issues.push({ code: "custom", input: context.value, message, params: { ...params } });
    }),
  );
}

/** Free text of up to `length` UTF-16 units: not blank, no control characters but newline and tab. Bidirectional marks are fine. */
export function text(length: number) {
  return textThat((value) => {
    const expected = `text of 1 to ${length} characters`;
    if (value.trim() === "") return { mistake: "empty", expected, message: "is empty" };
    if (value.length > length) return { mistake: "too-long", expected, message: `has ${value.length} characters` };
    if (/[^\P{Cc}\n\t]|\p{Cs}/u.test(value)) {
      return {
        mistake: "control-character",
        expected: "text without control characters",
        message: "has a control character",
      };
    }
    return undefined;
  });
}

/** A text of a fixed form. */
export function form(pattern: RegExp, expected: string) {
  return textThat((value) =>
    pattern.test(value) ? undefined : { mistake: "invalid-form", expected, message: "does not have the required form" },
  );
}

/** A code of a list, quoted or not. */
export function code<L extends CodeList>(list: L) {
  const allowed: readonly string[] = codesOf(list);
  return textThat((value) =>
    allowed.includes(value)
      ? undefined
      : { mistake: "unknown-code", expected: `one of ${allowed.join(", ")}`, allowed, message: "is not a known code" },
  ).transform((value) => value as CodeIn<L>);
}

/** A code that is written as a number in JSON. */
export function numberCode<L extends CodeList>(list: L) {
  return code(list).transform(Number);
}

/** A whole number of things, 0 or more. */
export const count = z.number().check((context) => {
  if (Number.isSafeInteger(context.value) && context.value >= 0) return;
  const expected = "a whole number, 0 or more";
  context.issues.push({
    code: "custom",
    input: context.value,
    message: "is not a count",
    params: { mistake: "invalid-form", expected },
  });
});

/** A day of the calendar. */
export const day = textThat((value) => {
  const expected = "a day as YYYY-MM-DD";
  if (isDay(value)) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? { mistake: "invalid-date", expected, message: "is not a day of the calendar" }
    : { mistake: "invalid-form", expected, message: "is not a day" };
});

/** A time with its offset (RFC 3339). */
export const time = textThat((value) => {
  const expected = "a time with its offset, such as 2023-06-30T17:00:00+08:00";
  if (isTime(value)) return undefined;
  if (isWithoutOffset(value))
    return { mistake: "time-without-offset", expected, message: "does not say its offset from UTC" };
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(value)
    ? { mistake: "invalid-date", expected, message: "is not a time of the calendar" }
    : { mistake: "invalid-form", expected, message: "is not a time" };
});

/** A heading of the Harmonised System or of a national tariff under it. */
export const hsCode = textThat((value) =>
  /^\d{4}(?:\.?\d{1,2}){0,3}$/.test(value)
    ? undefined
    : {
        mistake: "invalid-form",
        expected: '4 to 10 digits with dots, such as "6404.11"',
        message: "is not an HS code",
      },
);

/** A country or territory of ISO 3166-1. */
export const country = textThat((value) => {
  if (countries.has(value)) return undefined;
  const expected = "an ISO 3166-1 alpha-2 code in upper case, such as CN";
  const wrong = { mistake: "invalid-form", expected, message: "is not a country code" } as const;
  const upper = value.toUpperCase();
  // The United Kingdom is GB in ISO 3166-1, and UK only reserved for it.
  const suggestion = upper === "UK" ? "GB" : upper;
  return countries.has(suggestion) ? { ...wrong, suggestion } : wrong;
});

/** A recipient: a partner, or an office of one's own partner as `CN/Guangzhou`. */
export const recipient = textThat((value) =>
  /^[A-Z]{2}(?:\/[^/\p{Cc}\p{Cs}]{1,100})?$/u.test(value)
    ? undefined
    : {
        mistake: "invalid-form",
        expected: "a partner such as HK, or an office of your own such as CN/Guangzhou",
        message: "is not a recipient",
      },
).transform((value): { partner: string; office?: string } => {
  const slash = value.indexOf("/");
  return slash < 0 ? { partner: value } : { partner: value.slice(0, slash), office: value.slice(slash + 1) };
});

/** A path inside the case folder, with `/` between its parts. */
export const exhibitPath = textThat((value) => {
  const expected = "a path inside the case folder, such as photos/parcel-1.png";
  const wrong = whyNotPath(value);
  return wrong === undefined
    ? undefined
    : { mistake: wrong === "is empty" ? "empty" : "invalid-path", expected, message: wrong };
});

/** A list of 1 to `most` entries. */
export function list<S extends z.ZodType>(entry: S, most: number) {
  return z.array(entry).check((context) => {
    const { length } = context.value;
    if (length >= 1 && length <= most) return;
    context.issues.push({
      code: "custom",
      input: context.value,
      message: length === 0 ? "has no entry" : `has ${length} entries`,
      params: { mistake: length === 0 ? "empty" : "too-many", expected: `a list of 1 to ${most} entries` },
    });
  });
}
