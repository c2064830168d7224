import type { z } from "zod";
import { knownKeysAt } from "../known-keys.ts";
import { caseFileSchema } from "./case-file.ts";
import { type Finding, type PathPart, show } from "./mistake.ts";
import { suggestNearest } from "./suggest-nearest.ts";
import type { IssueParams } from "./values.ts";

const KINDS: Readonly<Record<string, string>> = {
  object: "keys with their values",
  array: "a list",
  string: "text",
  number: "a whole number, not in quotes",
};

/** What zod found, in the words of the case format. Issues must carry their input (`reportInput`). */
export function explainIssue(issue: z.core.$ZodIssue): Finding[] {
  const at = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
  const name = nameOf(at);
  if (issue.code === "unrecognized_keys") {
    const known = knownKeysAt(caseFileSchema, at);
    return issue.keys.map((key) => {
      const suggestion = suggestNearest(key, known);
      const hint = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
      const message = `the key ${show(key)} is not known in ${name}${hint}`;
      const finding: Finding = {
        code: "unknown-key",
        at: [...at, key],
        isAboutKey: true,
        message,
        expected: `one of ${known.join(", ")}`,
        found: show(key),
      };
      return suggestion === undefined ? finding : { ...finding, suggestion };
    });
  }
  const { input } = issue;
  if (issue.code === "custom") {
    const { mistake, expected, allowed, ...params } = issue.params as IssueParams & Record<string, unknown>;
    const suggestion = params.suggestion ?? suggestNearest(String(input), allowed ?? []);
    const hint = suggestion === undefined ? "" : `; did you mean ${suggestion}?`;
    const shown = Array.isArray(input) || mistake === "too-long" ? "" : `: ${show(input)}`;
    const finding: Finding = { code: mistake, at, message: `${name} ${issue.message}${shown}${hint}`, expected };
    const withFound = shown === "" ? finding : { ...finding, found: show(input) };
    return [suggestion === undefined ? withFound : { ...withFound, suggestion }];
  }
  const expected =
    issue.code === "invalid_type" ? (KINDS[issue.expected] ?? issue.expected) : "a value of the case format";
  if (input === undefined) return [{ code: "missing", at, message: `${name} is missing`, expected }];
  if (input === null) {
    return [{ code: "empty", at, message: `${name} has no value`, expected: `${expected}, or no key at all` }];
  }
  return [
    { code: "wrong-type", at, message: `${name} is not ${expected}: ${show(input)}`, expected, found: show(input) },
  ];
}

/** A path as people write it: `evidence[0].acquired.at`. */
export function nameOf(path: readonly PathPart[]): string {
  if (path.length === 0) return "case.yaml";
  return path.reduce<string>((name, part) => {
    if (typeof part === "number") return `${name}[${part}]`;
    return name === "" ? part : `${name}.${part}`;
  }, "");
}
