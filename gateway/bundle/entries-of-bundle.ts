import type { DisclosedExhibit } from "../receipts/receipt-format.ts";
import { describeSheet } from "./describe-sheet.ts";
import { drawSheet } from "./draw-sheet.ts";
import type { JudgedEvidence } from "./judge-evidence.ts";
import { exhibitName, receiptName, sheetLanguages, sheetName } from "./layout.ts";
import { filesOf, type Trust } from "./trust.ts";
import type { ZipEntry } from "./zip.ts";

/** What a bundle is made of, beside the bytes of the exhibits. */
export interface BundleSource {
  readonly evidence: readonly JudgedEvidence[];
  readonly trust: Trust;
  readonly asker: string | undefined;
  /** The file name of an exhibit, by which it was judged. */
  readonly nameOf: (exhibit: DisclosedExhibit) => string;
  /** Gives an exhibit's bytes, and throws where they are not those that the receipt proves. */
  copyExhibit(evidence: string, exhibit: DisclosedExhibit, write: (piece: Uint8Array) => Promise<void>): Promise<void>;
}

/** The files of a bundle: the anchor and checkpoints, and of each evidence its receipt, its cover sheets and its exhibits in a folder of their own. */
export async function entriesOfBundle(source: BundleSource): Promise<ZipEntry[]> {
  const { evidence, trust } = source;
  const entries = filesOf(trust).map(({ name, text }) => entryOf(name, Buffer.from(text)));
  for (const judged of evidence) {
    const id = judged.found.evidenceId;
    entries.push(entryOf(receiptName(id), Buffer.from(judged.text)), ...exhibitsOf(judged, source));
    for (const language of sheetLanguages) {
      const sheet = describeSheet({ ...judged, trust, asker: source.asker }, language);
      entries.push(entryOf(sheetName(id, language), await drawSheet(sheet)));
    }
  }
  return entries;
}

function exhibitsOf({ found, receipt }: JudgedEvidence, { nameOf, copyExhibit }: BundleSource): ZipEntry[] {
  return receipt.exhibits.map((exhibit) => ({
    name: exhibitName(found.evidenceId, nameOf(exhibit)),
    sizeBytes: exhibit.size,
    copyTo: (write) => copyExhibit(found.evidenceId, exhibit, write),
  }));
}

function entryOf(name: string, bytes: Uint8Array): ZipEntry {
  return { name, sizeBytes: bytes.length, copyTo: (write) => write(bytes) };
}
