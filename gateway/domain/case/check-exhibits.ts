import type { Finding, Mistake, PathPart } from "./mistake.ts";
import { show } from "./mistake.ts";
import { placeMistake, type ReadCase, sortMistakes } from "./read-case.ts";

/** What the caller found in the folder at an exhibit's path. */
export interface ExhibitFacts {
  readonly exists: boolean;
  /** Whether it is a regular file, after symbolic links. */
  readonly isFile: boolean;
  /** Whether a symbolic link leads out of the case folder. */
  readonly leavesFolder: boolean;
  readonly sizeBytes: number;
  /** Column names of a CSV file; needed only for the one that `notice.parties.from` names. */
  readonly csvColumns?: readonly string[];
}

/** Checks the exhibits of a case against what is in its folder. `lookup` is asked once per place at which a path stands. */
export function checkExhibits(read: ReadCase, lookup: (path: string) => ExhibitFacts): Mistake[] {
  const findings: Finding[] = [];
  for (const [index, { exhibits }] of read.case.evidence.entries()) {
    for (const [position, path] of exhibits.entries()) {
      const finding = findMistake(["evidence", index, "exhibits", position], path, lookup(path));
      if (finding !== undefined) findings.push(finding);
    }
  }
  findings.push(...checkColumns(read, lookup));
  return sortMistakes(findings.map((finding) => placeMistake(finding, read.locate)));
}

function findMistake(at: readonly PathPart[], path: string, facts: ExhibitFacts): Finding | undefined {
  const found = show(path);
  // First of all: whether the target of a link that leaves the folder exists is nobody's business.
  if (facts.leavesFolder) {
    const message = `the exhibit is a link that leaves the case folder: ${found}`;
    return { code: "exhibit-outside-folder", at, message, expected: "a file inside the case folder", found };
  }
  if (!facts.exists) {
    return {
      code: "exhibit-missing",
      at,
      message: `there is no such exhibit in the folder: ${found}`,
      expected: "a file",
      found,
    };
  }
  if (!facts.isFile) {
    return {
      code: "exhibit-not-a-file",
      at,
      message: `the exhibit is not a file: ${found}`,
      expected: "a regular file",
      found,
    };
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

function checkColumns(read: ReadCase, lookup: (path: string) => ExhibitFacts): Finding[] {
  const parties = read.case.notice?.parties;
  if (parties === undefined) return [];
  const facts = lookup(parties.from);
  const { csvColumns } = facts;
  if (csvColumns === undefined || facts.leavesFolder) return [];
  return parties.columns.flatMap((column, index): Finding[] => {
    if (csvColumns.includes(column)) return [];
    const message = `${show(parties.from)} has no column ${show(column)}`;
    const at = ["notice", "parties", "columns", index];
    return [
      {
        code: "column-missing",
        at,
        message,
        expected: `one of ${csvColumns.map(show).join(", ")}`,
        found: show(column),
      },
    ];
  });
}
