import { realpathSync } from "node:fs";
import path from "node:path";
import { safeText } from "../domain/safe-text.ts";
import type { DisclosedExhibit } from "../receipts/receipt-format.ts";
import { resolveExhibit } from "./case-folder.ts";
import { copyExhibit } from "./copy-exhibit.ts";
import { Failure } from "./failure.ts";
import { readChunks } from "./hash-file.ts";
import type { Progress } from "./progress.ts";
import type { Session } from "./session.ts";

/** Gives the bytes of exhibits that receipts prove; whoever takes them drops them when it throws. */
export type CopyExhibit = (
  evidence: string,
  exhibit: DisclosedExhibit,
  write: (piece: Uint8Array) => Promise<void>,
) => Promise<void>;

/** Exhibits as a gateway gives them. Throws what it answers, and Failure `gateway-answer-untrue`. */
export const copyFromGateway =
  ({ api }: Session, progress: Progress): CopyExhibit =>
  async (evidence, exhibit, write) => {
    const source = await api.streamExhibit(evidence, exhibit.position);
    if (await copyExhibit(source, exhibit, write, progress.advance)) return;
    const detail = `${safeText(exhibit.path)} as ${api.gatewayUrl} gives it is not the exhibit that the receipt proves.`;
    throw new Failure("gateway-answer-untrue", detail);
  };

/**
 * Exhibits by their paths in a folder, such as the case's. Throws Failure `exhibit-differs` for another file, and `file-unreadable` where there is none inside
 * the folder.
 */
export function copyFromFolder(folder: string, progress: Progress): CopyExhibit {
  const root = openFolder(folder);
  return async (_evidence, exhibit, write) => {
    const file = resolveExhibit(root, exhibit.path);
    if (await copyExhibit(readChunks(file, { isLinkFollowed: false }), exhibit, write, progress.advance)) return;
    const name = safeText(path.join(folder, exhibit.path));
    throw new Failure("exhibit-differs", `${name} differs from the exhibit that the receipt proves.`);
  };
}

function openFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    throw new Failure("file-unreadable", `There is no folder ${safeText(folder)}.`);
  }
}
