import { isRenewal } from "../../../receipts/is-renewal.ts";
import { limits } from "../../../receipts/limits.ts";
import { digestFiles } from "../digest-files.ts";
import type { FileProgress } from "../verification-view.tsx";
import type { ReceiptWorker } from "./ask-worker.ts";
import type { Choice, Mistake } from "./read-choice.ts";
import type { ReceiptReport } from "./receipt-report.ts";

/** How far a verification is. */
export type Stage =
  | { readonly type: "idle" }
  | { readonly type: "mistaken"; readonly mistake: Mistake }
  | { readonly type: "digesting"; readonly files: readonly FileProgress[]; readonly position: number }
  | { readonly type: "checking" }
  | { readonly type: "cancelled" }
  | { readonly type: "unreadable"; readonly what: "receipt" | "anchor" | "checkpoint" }
  | { readonly type: "concluded"; readonly report: ReceiptReport; readonly files: readonly FileProgress[] };

export interface VerifyOptions {
  readonly digestWorkerUrl: string;
  readonly worker: ReceiptWorker;
  readonly signal: AbortSignal;
  readonly onStage: (stage: Stage) => void;
}

/** Digests the files and verifies them by receipt and anchor; tells how far it is, and tells nothing more once it is ended. */
export async function verifyChoice(choice: Choice, options: VerifyOptions): Promise<void> {
  const { signal } = options;
  const tell = (stage: Stage): void => {
    if (!signal.aborted) options.onStage(stage);
  };
  const receipt = await readText(choice.receipt, limits.renewalBytes);
  if (receipt === undefined) return tell({ type: "unreadable", what: "receipt" });
  const anchor = choice.anchor && (await readText(choice.anchor, limits.anchorBytes));
  if (choice.anchor !== undefined && anchor === undefined) return tell({ type: "unreadable", what: "anchor" });
  const checkpoints = await Promise.all(choice.checkpoints.map((file) => readText(file, limits.checkpointBytes)));
  if (!checkpoints.every((text) => text !== undefined)) return tell({ type: "unreadable", what: "checkpoint" });
  const formerAnchors = await Promise.all(choice.formerAnchors.map((file) => readText(file, limits.anchorBytes)));
  if (!formerAnchors.every((text) => text !== undefined)) return tell({ type: "unreadable", what: "anchor" });
  const isRenewed = isRenewal(receipt);
  const digested = await digestFiles(choice.files, {
    workerUrl: options.digestWorkerUrl,
    signal,
    isRenewed,
    onProgress: (files, position) => tell({ type: "digesting", files, position }),
  });
  if (digested === undefined) return;
  tell({ type: "checking" });
  const { asker, maxAgeSeconds } = choice;
  const question = {
    receipt,
    anchor,
    checkpoints,
    formerAnchors,
    files: isRenewed ? digested.renewed : digested.claims,
    nowMs: Date.now(),
    ...(asker === undefined ? {} : { asker }),
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
  };
  try {
    const report = await options.worker.verify(question, signal);
    tell({ type: "concluded", report, files: digested.files });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** The text of a file, or as much of it as shows that it is too long; undefined when it cannot be read. */
async function readText(file: File, mostBytes: number): Promise<string | undefined> {
  try {
    // As Node reads it, so that a mark at the beginning is refused here too.
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.slice(0, mostBytes + 1).arrayBuffer());
  } catch {
    return undefined;
  }
}
