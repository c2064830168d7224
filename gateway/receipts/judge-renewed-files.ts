import { concludeFindings, finding } from "../domain/judge.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { JudgedFile } from "./judge-files.ts";
import type { Receipt } from "./receipt-format.ts";
import type { Renewal, RenewalAlgorithm } from "./renewal-format.ts";

/** A digest that somebody may rely on no more. */
export type DistrustedAlgorithm = "sha256" | "sm3" | RenewalAlgorithm;

/** What was found of files by the original, and what renewals add to it. */
interface Renewed {
  readonly files: readonly { readonly digests: Readonly<Record<RenewalAlgorithm, string>> }[];
  readonly distrusted: readonly DistrustedAlgorithm[];
  /** Those that count and are proven. */
  readonly renewals: Renewal["renewals"];
}

/** What becomes of verdicts on files: another digest that is not theirs makes them fail, and digests that are distrusted show nothing. */
export function judgeRenewedFiles(judged: readonly JudgedFile[], original: Receipt, renewed: Renewed): JudgedFile[] {
  return judged.map((file, position) => {
    const integrity = judgeIntegrity(file, original, renewed, position);
    if (integrity === undefined) return file;
    const findings = file.findings.map((each) => (each.fragment === "integrity" ? integrity : each));
    return { ...file, findings, verdict: concludeFindings(findings) };
  });
}

/** Undefined where it stays as it is. */
function judgeIntegrity(
  { exhibit, findings }: JudgedFile,
  { exhibits }: Receipt,
  { files, distrusted, renewals }: Renewed,
  position: number,
): Finding | undefined {
  if (exhibit === null || findings[0]?.verdict !== "holds") return undefined;
  const place = exhibits.findIndex((each) => each.position === exhibit.position);
  const own = files[position]?.digests;
  const differing = renewals.find(({ algorithm, digests }) => own?.[algorithm] !== digests[place]);
  if (differing !== undefined) {
    const detail = `The file is not the one of which ${exhibit.path} was renewed: its ${differing.algorithm} differs.`;
    return finding("integrity", "fails", "digest-differs", detail);
  }
  const isOldRelied = (["sha256", "sm3"] as const).some((algorithm) => !distrusted.includes(algorithm));
  if (renewals.length > 0) {
    const names = [...new Set(renewals.map(({ algorithm }) => algorithm))].join(" and ");
    const shown = `By ${names} it is the file of which ${exhibit.path} was renewed.`;
    // What is not relied on is not said to show it.
    const detail = isOldRelied ? `${findings[0].detail} ${shown}` : shown;
    return finding("integrity", "holds", "digests-match", detail);
  }
  if (isOldRelied) return undefined;
  const detail = "It was shown by digests alone that are distrusted, and no renewal under another one is proven.";
  return finding("integrity", "unknown", "digest-distrusted", detail);
}
