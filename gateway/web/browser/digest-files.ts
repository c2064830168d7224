import type { FileClaim } from "../../domain/wire/verification.ts";
import { renewalAlgorithms } from "../../receipts/renewal-format.ts";
import type { RenewedFile } from "../../receipts/verify-renewal.ts";
import { type ChosenFile, digestFile, UnreadableError } from "./digest-file.ts";
import type { FileProgress } from "./verification-view.tsx";

export interface DigestingOptions {
  /** Whether files are digested as renewals of receipts do it too. */
  readonly isRenewed?: boolean;
  readonly workerUrl: string;
  /** Ends the work. */
  readonly signal: AbortSignal;
  /** Told how far all of them are whenever that changes, and which one is at work, from 0. */
  readonly onProgress: (files: readonly FileProgress[], position: number) => void;
}

/** Files by their digests, and how each of them ended. */
export interface DigestedFiles {
  /** Of those that could be read. */
  readonly claims: readonly FileClaim[];
  /** The same by the digests of renewals; none unless they were asked for. */
  readonly renewed: readonly RenewedFile[];
  readonly files: readonly FileProgress[];
}

/** Digests files one after the other, each with all algorithms at once. Undefined when it was ended. */
export async function digestFiles(
  chosen: readonly ChosenFile[],
  { workerUrl, signal, onProgress, isRenewed = false }: DigestingOptions,
): Promise<DigestedFiles | undefined> {
  const files: FileProgress[] = chosen.map(({ file }) => ({ name: file.name, state: "waiting", part: 0 }));
  const claims: FileClaim[] = [];
  const renewed: RenewedFile[] = [];
  const algorithms = ["sha256", "sm3", ...(isRenewed ? renewalAlgorithms : [])] as const;
  const update = (position: number, change: Partial<FileProgress>): void => {
    const before = files[position];
    if (before === undefined || signal.aborted) return;
    files[position] = { ...before, ...change };
    onProgress([...files], position);
  };
  for (const [position, { file, size }] of chosen.entries()) {
    update(position, { state: "digesting" });
    try {
      const { sha256, sm3, ...digests } = await digestFile({ file, size }, algorithms, {
        workerUrl,
        signal,
        onProgress: (part) => update(position, { part }),
      });
      const claim = { name: file.name, size, sha256, sm3 };
      claims.push(claim);
      if (isRenewed) renewed.push({ ...claim, digests });
      update(position, { state: "digested" });
    } catch (error) {
      if (!(error instanceof UnreadableError)) return undefined;
      update(position, { state: "unreadable" });
    }
  }
  return { claims, renewed, files };
}
