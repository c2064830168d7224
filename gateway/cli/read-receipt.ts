import { safeText } from "../domain/safe-text.ts";
import { type Anchor, anchorSchema } from "../receipts/anchor-format.ts";
import { limits } from "../receipts/limits.ts";
import { Failure } from "./failure.ts";
import { readStart } from "./read-start.ts";

/** The text of a receipt, or as much of it as shows that it is too long. Throws Failure `file-unreadable`. */
export const readReceiptText = (file: string): Promise<string> => readStart(file, limits.receiptBytes + 1);

/** The text of a receipt, renewed or not, or as much of it as shows that it is too long. Throws Failure `file-unreadable`. */
export const readRenewalText = (file: string): Promise<string> => readStart(file, limits.renewalBytes + 1);

/** The text of an anchor, alike. Throws Failure `file-unreadable`. */
export const readAnchorText = (file: string): Promise<string> => readStart(file, limits.anchorBytes + 1);

/** The text of a checkpoint, alike. Throws Failure `file-unreadable`. */
export const readCheckpointText = (file: string): Promise<string> => readStart(file, limits.checkpointBytes + 1);

/** An anchor and its text. Throws Failure `file-unreadable` for what is none. */
export async function readAnchor(file: string): Promise<{ readonly text: string; readonly anchor: Anchor }> {
  const text = await readAnchorText(file);
  try {
    return { text, anchor: anchorSchema.parse(JSON.parse(text)) };
  } catch {
    throw new Failure("file-unreadable", `${safeText(file)} is no anchor that \`concord anchor\` wrote.`);
  }
}
