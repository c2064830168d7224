import type { z } from "zod";
import { nameOf } from "../domain/case/explain-issue.ts";
import { suggestNearest } from "../domain/case/suggest-nearest.ts";
import { knownKeysAt } from "../domain/known-keys.ts";
import { safeText } from "../domain/safe-text.ts";
import type { ConfigMistake } from "../domain/texts/describe-config-mistake.ts";

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  object: "{ … }",
  array: "[ … ]",
  string: '"…"',
  number: "0, 1, 2 …",
  int: "0, 1, 2 …",
  boolean: "true | false",
};

/** What a schema found wrong with a configuration, in the words of its mistakes. */
export function explainIssue(schema: z.ZodType, content: unknown, issue: Issue): ConfigMistake[] {
  const parts = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const path = safeText(nameOf(parts));
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = knownKeysAt(schema, parts);
      return issue.keys.map((key) => ({
        path: safeText(nameOf([...parts, shorten(key)])),
        code: "unknown-key",
        values: { expected: suggestNearest(key, known) ?? known.join(", ") },
      }));
    }
    case "invalid_union":
      return nearest(issue.errors).flatMap((inner) =>
        explainIssue(schema, content, { ...inner, path: [...issue.path, ...inner.path] } as Issue),
      );
    case "invalid_type": {
      const expected = KINDS[issue.expected] ?? issue.expected;
      return [{ path, code: isThere(content, parts) ? "wrong-kind" : "missing", values: { expected } }];
    }
    default:
      return [{ path, code: "wrong-value", values: { expected: expectedBy(issue) } }];
  }
}

/** Of the options of a choice, the one that was meant: the least is wrong with it. */
function nearest(options: readonly Issue[][]): readonly Issue[] {
  return options.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case "too_small":
      return issue.origin === "string" ? '"…"' : `≥ ${issue.minimum}`;
    case "too_big":
      return `≤ ${issue.maximum}`;
    case "invalid_value":
      return issue.values.map(String).join(" | ");
    case "invalid_format": {
      const { format, pattern, prefix } = issue as { format: string; pattern?: string; prefix?: string };
      if (format === "url") return "https://…";
      return prefix === undefined ? (pattern ?? format) : `${prefix}…`;
    }
    default:
      return issue.message;
  }
}

function isThere(content: unknown, path: readonly (string | number)[]): boolean {
  let value = content;
  for (const part of path) value = (value as Record<string | number, unknown> | null | undefined)?.[part];
  return value !== undefined;
}

const shorten = (key: string): string => (key.length > 60 ? `${key.slice(0, 59)}…` : key);
