import { statSync } from "node:fs";
import path from "node:path";
import type { Verdict } from "../domain/codes/verdicts.ts";
import type { FileClaim } from "../domain/wire/verification.ts";
import type { Deps } from "./deps.ts";
import { exitCodes, Failure } from "./failure.ts";
import { hashFile } from "./hash-file.ts";
import { createProgress } from "./progress.ts";

/** A file that could not be read, and why. */
export interface Unreadable {
  readonly name: string;
  readonly reason: string;
}

/** The names, sizes and digests of files; those that cannot be read are told apart. */
export async function digestFiles(
  deps: Deps,
  paths: readonly string[],
  more: Pick<FileClaim, "evidence" | "inclusion"> = {},
): Promise<{ claims: FileClaim[]; unreadable: Unreadable[] }> {
  const total = paths.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
  const progress = createProgress(deps, "digesting", total);
  const claims: FileClaim[] = [];
  const unreadable: Unreadable[] = [];
  try {
    for (const file of paths) {
      try {
        const digests = await hashFile(file, progress.advance);
        claims.push({ name: path.basename(file), ...digests, ...more });
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        unreadable.push({ name: file, reason: error.message });
      }
    }
  } finally {
    progress.finish();
  }
  return { claims, unreadable };
}

/** 0 when every file holds, 1 when one fails, 2 when nothing could be concluded of one. */
export function exitCodeOf(files: readonly { readonly verdict: Verdict }[], unreadable: readonly Unreadable[]): number {
  if (files.some(({ verdict }) => verdict === "fails")) return exitCodes.failed;
  const isConclusive = unreadable.length === 0 && files.every(({ verdict }) => verdict === "holds");
  return isConclusive ? exitCodes.done : exitCodes.inconclusive;
}
