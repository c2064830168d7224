import { randomUUID } from "node:crypto";
import { link, mkdir, open, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { safeText } from "../domain/safe-text.ts";
import type { ExhibitLeaf } from "../domain/salted-tree.ts";
import type { EvidenceDetail } from "../domain/wire/records.ts";
import { copyExhibit } from "./copy-exhibit.ts";
import { Failure } from "./failure.ts";
import { hashFile } from "./hash-file.ts";
import { createProgress, type Progress } from "./progress.ts";
import type { Session } from "./session.ts";

/** No system takes a name of more than 255 bytes. */
const STEM_MOST = { characters: 60, bytes: 180 };
const EXTENSION_MOST = { characters: 16, bytes: 48 };

/**
 * Saves every exhibit into a folder under a name of its own and answers with the files' paths. A file is there under its name only
 * when it is whole and has the digests of the manifest; one that is there already is never overwritten.
 *
 * @throws Failure `gateway-answer-untrue` when an exhibit is not what the manifest says, `file-exists`
 */
export async function saveExhibits(session: Session, detail: EvidenceDetail, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const target = await realpath(folder);
  const total = detail.exhibits.reduce((sum, { exhibit }) => sum + exhibit.size, 0);
  const progress = createProgress(session.deps, "saving", total);
  const saved: string[] = [];
  try {
    for (const { position, exhibit } of detail.exhibits) {
      const file = path.join(target, safeFileName(position, exhibit.path));
      await saveExhibit(session, detail.evidence.id, position, exhibit, file, progress);
      saved.push(file);
    }
  } finally {
    progress.finish();
  }
  return saved;
}

/** A file name made of an exhibit's path: its position, and of its last part what no system takes for anything but a name. */
export function safeFileName(position: number, exhibitPath: string): string {
  const last = exhibitPath.split(/[/\\]/).at(-1) ?? "";
  const cleaned = last
    .normalize("NFC")
    .replaceAll(/[^\p{L}\p{M}\p{N}._ -]/gu, "_")
    .replace(/^[. ]+/, "_")
    .replace(/[. ]+$/, "_");
  const whole = path.extname(cleaned);
  const extension = startOf(whole, EXTENSION_MOST).replace(/[. ]+$/, "");
  const stem = startOf(cleaned.slice(0, cleaned.length - whole.length), STEM_MOST);
  return `${String(position + 1).padStart(2, "0")}-${stem}${extension}`;
}

/** As many characters from the beginning, bytes as in UTF-8, and none of them cut through. */
function startOf(text: string, most: typeof STEM_MOST): string {
  let start = "";
  for (const character of [...text].slice(0, most.characters)) {
    if (Buffer.byteLength(start + character) > most.bytes) break;
    start += character;
  }
  return start;
}

async function saveExhibit(
  session: Session,
  evidenceId: string,
  position: number,
  exhibit: ExhibitLeaf,
  file: string,
  progress: Progress,
): Promise<void> {
  const partial = path.join(path.dirname(file), `.${randomUUID()}.part`);
  const source = await session.api.streamExhibit(evidenceId, position);
  try {
    await writeChecked(source, exhibit, partial, progress);
    // Linking, unlike renaming, never replaces what is there.
    await link(partial, file).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
      const { sha256 } = await hashFile(file);
      if (sha256 !== exhibit.sha256) throw new Failure("file-exists", `${safeText(file)} is there with other content.`);
    });
  } finally {
    await rm(partial, { force: true });
  }
}

async function writeChecked(
  source: AsyncIterable<Uint8Array>,
  exhibit: ExhibitLeaf,
  partial: string,
  progress: Progress,
): Promise<void> {
  const handle = await open(partial, "wx", 0o600);
  try {
    const isExhibit = await copyExhibit(source, exhibit, (piece) => handle.writeFile(piece), progress.advance);
    await handle.sync();
    if (isExhibit) return;
  } finally {
    await handle.close();
  }
  throw new Failure(
    "gateway-answer-untrue",
    `${safeText(exhibit.path)} as the gateway gives it is not the exhibit of the manifest; it was not kept.`,
  );
}
