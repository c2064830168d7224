import type { Finding, PathPart } from "./mistake.ts";
import { show } from "./mistake.ts";
import type { SoundValues } from "./sound-values.ts";
import { suggestNearest } from "./suggest-nearest.ts";

/** What the caller found in the folder at an exhibit's path. */
export interface ExhibitFacts {
  readonly exists: boolean;
  /** Whether it is a regular file, after symbolic links. */
  readonly isFile: boolean;
  /** Whether a symbolic link leads out of the case folder. */
  readonly leavesFolder: boolean;
  readonly sizeBytes: number;
  /** Paths of the files that lie where one that does not exist was looked for. */
  readonly listSiblings: () => readonly string[];
  /** Column names of a CSV file; undefined when they cannot be told. */
  readonly readColumns: () => readonly string[] | undefined;
}

/** Checks the exhibits of a case against what is in its folder. `lookup` is asked once per place at which a path stands. */
export function checkExhibits(values: SoundValues, lookup: (path: string) => ExhibitFacts): Finding[] {
  const findings: Finding[] = [];
  for (let index = 0; index < values.count("evidence"); index++) {
    for (let position = 0; position < values.count("evidence", index, "exhibits"); position++) {
      const at = ["evidence", index, "exhibits", position];
      const path = values.text(...at);
      const finding = path === undefined ? undefined : findMistake(at, path, lookup(path));
      if (finding !== undefined) findings.push(finding);
    }
  }
  return [...findings, ...checkColumns(values, lookup)];
}

function findMistake(at: readonly PathPart[], path: string, facts: ExhibitFacts): Finding | undefined {
  const found = show(path);
  // First of all: whether the target of a link that leaves the folder exists is nobody's business.
  if (facts.leavesFolder) {
    const message = `the exhibit is a link that leaves the case folder: ${found}`;
    return { code: "exhibit-outside-folder", at, message, expected: "a file inside the case folder", found };
  }
  if (!facts.exists) {
    const suggestion = suggestNearest(path, facts.listSiblings());
    const hint = suggestion === undefined ? "" : `; did you mean ${show(suggestion)}?`;
    const message = `there is no such exhibit in the folder: ${found}${hint}`;
    const finding: Finding = { code: "exhibit-missing", at, message, expected: "a file in the case folder", found };
    return suggestion === undefined ? finding : { ...finding, suggestion };
  }
  if (!facts.isFile) {
    const message = `the exhibit is not a file: ${found}`;
    return { code: "exhibit-not-a-file", at, message, expected: "a regular file", found };
  }
  if (facts.sizeBytes === 0) {
    return {
      code: "exhibit-empty",
      at,
      message: `the exhibit is empty: ${found}`,
      expected: "a file with content",
      found,
    };
  }
  return undefined;
}

function checkColumns(values: SoundValues, lookup: (path: string) => ExhibitFacts): Finding[] {
  const from = values.text("notice", "parties", "from");
  if (from === undefined || values.count("notice", "parties", "columns") === 0) return [];
  const facts = lookup(from);
  const columns = facts.isFile && !facts.leavesFolder ? facts.readColumns() : undefined;
  if (columns === undefined) return [];
  const findings: Finding[] = [];
  for (let index = 0; index < values.count("notice", "parties", "columns"); index++) {
    const at = ["notice", "parties", "columns", index];
    const column = values.text(...at);
    if (column === undefined || columns.includes(column)) continue;
    const suggestion = suggestNearest(column, columns);
    const hint = suggestion === undefined ? "" : `; did you mean ${show(suggestion)}?`;
    const message = `${show(from)} has no column ${show(column)}${hint}`;
    const expected = `one of ${columns.map(show).join(", ")}`;
    const finding: Finding = { code: "column-missing", at, message, expected, found: show(column) };
    findings.push(suggestion === undefined ? finding : { ...finding, suggestion });
  }
  return findings;
}
