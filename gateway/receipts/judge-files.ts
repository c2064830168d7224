import type { Verdict } from "../domain/codes/verdicts.ts";
import { concludeFindings, finding, notChecked } from "../domain/judge.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { DisclosedExhibit, Receipt } from "./receipt-format.ts";

/** A file by its digests, 64 hex digits each. */
export interface DigestedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** What a receipt says of a file. */
export interface JudgedFile extends DigestedFile {
  readonly verdict: Verdict;
  /** The exhibit that the file is or claims to be; null when the receipt discloses none. */
  readonly exhibit: Pick<DisclosedExhibit, "position" | "path" | "mediaType"> | null;
  readonly findings: readonly Finding[];
}

const LATER = ["recorded", "issuer", "status", "recognition", "custody", "finality"] as const;

/** What a receipt, of which these are the findings, says of a file. */
export function judgeFile(file: DigestedFile, { exhibits }: Receipt, onRecord: readonly Finding[]): JudgedFile {
  const exhibit = findExhibit(file, exhibits);
  const findings = judge(file, exhibit, onRecord);
  const { position, path, mediaType } = exhibit ?? {};
  return {
    ...file,
    verdict: concludeFindings(findings),
    exhibit:
      position === undefined || path === undefined || mediaType === undefined ? null : { position, path, mediaType },
    findings,
  };
}

function judge(file: DigestedFile, exhibit: DisclosedExhibit | undefined, onRecord: readonly Finding[]): Finding[] {
  if (exhibit === undefined) {
    const detail = "The receipt discloses no exhibit with these digests or this name.";
    return [finding("integrity", "unknown", "not-disclosed", detail), ...notChecked(LATER)];
  }
  if (!isSame(file, exhibit)) {
    const detail = `The file is not the exhibit ${exhibit.path}: its digests differ from those recorded.`;
    return [finding("integrity", "fails", "digest-differs", detail), ...notChecked(LATER)];
  }
  const detail = `SHA-256, SM3 and size are those of the exhibit ${exhibit.path}, which the package's root binds.`;
  return [finding("integrity", "holds", "digests-match", detail), ...onRecord];
}

const isSame = (file: DigestedFile, exhibit: DisclosedExhibit): boolean =>
  file.sha256 === exhibit.sha256 && file.sm3 === exhibit.sm3 && file.size === exhibit.size;

/** The exhibit that a file is, or else the one that it claims to be by one digest or by its name. */
function findExhibit(file: DigestedFile, exhibits: readonly DisclosedExhibit[]): DisclosedExhibit | undefined {
  return (
    exhibits.find((exhibit) => isSame(file, exhibit)) ??
    exhibits.find(({ sha256, sm3 }) => sha256 === file.sha256 || sm3 === file.sm3) ??
    exhibits.find(({ path }) => path.split("/").at(-1) === file.name)
  );
}
