import type { Anchor } from "../receipts/anchor-format.ts";
import { readCheckpoint } from "../receipts/read-formats.ts";
import { ANCHOR_NAME, checkpointName } from "./layout.ts";

/** A file that a verification rests on beside the receipt. */
export interface TrustFile {
  /** Its name in the bundle. */
  readonly name: string;
  readonly text: string;
  readonly block: number;
  /** First and last day (UTC) on which it is relied on. */
  readonly valid: Anchor["valid"];
}

/** What receipts are held against: an anchor, and checkpoints in the order of their blocks. */
export interface Trust {
  readonly anchor: TrustFile | undefined;
  readonly checkpoints: readonly TrustFile[];
}

/**
 * What receipts are held against, with the names that these files have in a bundle in whatever order they are given.
 *
 * @throws DomainError `checkpoint-malformed`
 */
export function arrangeTrust(
  anchor: { readonly text: string; readonly anchor: Anchor } | undefined,
  checkpoints: readonly string[],
): Trust {
  const sorted = [...new Set(checkpoints)]
    .map((text) => ({ text, ...readCheckpoint(text) }))
    .sort((a, b) => a.block.number - b.block.number || (a.text < b.text ? -1 : 1));
  return {
    anchor:
      anchor === undefined
        ? undefined
        : { name: ANCHOR_NAME, text: anchor.text, block: anchor.anchor.block.number, valid: anchor.anchor.valid },
    checkpoints: sorted.map(({ text, block, valid }, position) => ({
      name: checkpointName(position + 1),
      text,
      block: block.number,
      valid,
    })),
  };
}

/** All of the files. */
export const filesOf = ({ anchor, checkpoints }: Trust): readonly TrustFile[] =>
  anchor === undefined ? checkpoints : [anchor, ...checkpoints];
