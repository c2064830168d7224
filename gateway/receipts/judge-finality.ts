import { finding, NO_SEALS } from "../domain/judge.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { Anchor, SealedAnchor } from "./anchor-format.ts";
import type { Checkpoint } from "./checkpoint-format.ts";
import { followChanges } from "./follow-changes.ts";
import type { SealedExtra } from "./header.ts";
import type { ReceiptHeaders } from "./read-headers.ts";
import { findSealFault, quorumOf } from "./seals.ts";

/** What an anchor says of a block. */
export interface BlockVerdict {
  /** Whether the block belongs to the ledger; without that, anybody may have made it up. */
  readonly isEstablished: boolean;
  readonly finality: Finding;
}

const DAY_DIGITS = 10;

/**
 * Whether the block of a receipt is one of the ledger and final, by its seals.
 *
 * @param checkpoints countersigned by those whom the anchor names, in ascending order of their blocks
 * @param now Unix seconds
 */
export function judgeFinality(
  headers: ReceiptHeaders,
  anchor: Anchor | undefined,
  checkpoints: readonly Checkpoint[],
  now: number,
): BlockVerdict {
  const { block } = headers;
  if (anchor === undefined) return undecided("no-anchor", "No anchor was given.");
  const today = new Date(now * 1_000).toISOString().slice(0, DAY_DIGITS);
  const { from, until } = anchor.valid;
  if (today < from) return undecided("anchor-not-yet-valid", `The anchor is valid from ${from}.`);
  if (today > until) return undecided("anchor-expired", `The anchor was valid until ${until}.`);
  if (block.number < anchor.block.number)
    return undecided("before-anchor", `The receipt is of block ${block.number}, the anchor of ${anchor.block.number}.`);
  if (block.number === anchor.block.number) return judgeAnchored(block.hash, anchor);
  if (anchor.engine === "none") return { isEstablished: false, finality: NO_SEALS };
  const checkpoint = checkpoints.findLast(({ block: { number } }) => number <= block.number);
  return checkpoint === undefined || checkpoint.block.number <= anchor.block.number
    ? judgeSealed(headers, anchor)
    : judgeFrom(checkpoint, headers, anchor, today);
}

/** From the youngest checkpoint that is not after the block. What leads up to it is not needed, and must not lead elsewhere. */
function judgeFrom(
  { block: point, validators, valid }: Checkpoint,
  { block, changes }: ReceiptHeaders,
  anchor: SealedAnchor,
  today: string,
): BlockVerdict {
  if (today < valid.from)
    return undecided(
      "checkpoint-not-yet-valid",
      `The checkpoint of block ${point.number} is valid from ${valid.from}.`,
    );
  if (today > valid.until)
    return undecided("checkpoint-expired", `The checkpoint of block ${point.number} was valid until ${valid.until}.`);
  const before = changes.filter(({ number }) => number < point.number);
  const followed = before.length === 0 ? undefined : followChanges(anchor, before);
  // A receipt that was made for a younger anchor begins in the middle: then its headers lead nowhere from here, and show nothing.
  if (followed?.type === "followed" && followed.validators.join() !== validators.join())
    return refuted("checkpoint-off-chain", `The validators' seals lead to others than the checkpoint names.`);
  const start = { ...anchor, block: point, validators };
  if (block.number > point.number) {
    const { isEstablished, finality } = judgeSealed({ block, changes: changes.slice(before.length) }, start);
    const detail = `${finality.detail} Followed from the checkpoint of block ${point.number}.`;
    return { isEstablished, finality: { ...finality, detail } };
  }
  return block.hash === point.hash
    ? {
        isEstablished: true,
        finality: finding("finality", "holds", "final", `Block ${point.number} is the checkpoint's.`),
      }
    : refuted("block-differs", `The checkpoint has another block ${point.number}.`);
}

/** The anchor's own block needs no seals: whoever vouches for the anchor vouches for it. */
function judgeAnchored(hash: string, anchor: Anchor): BlockVerdict {
  const { number } = anchor.block;
  if (hash !== anchor.block.hash) return refuted("block-differs", `The anchor has another block ${number}.`);
  const finality =
    anchor.engine === "none" ? NO_SEALS : finding("finality", "holds", "final", `Block ${number} is the anchor's own.`);
  return { isEstablished: true, finality };
}

function judgeSealed({ block, changes }: ReceiptHeaders, anchor: SealedAnchor): BlockVerdict {
  const followed = followChanges(anchor, changes);
  switch (followed.type) {
    case "beyond":
      return undecided(
        "overlap-exceeded",
        `The validators changed more than ${anchor.overlap} times since the anchor.`,
      );
    case "fault":
      return refuted(
        followed.code,
        `Block ${followed.at}, of a change of the validators, is not sealed as it should be.`,
      );
    case "followed": {
      const { validators } = followed;
      const fault = findSealFault(block.qbft as SealedExtra, validators);
      if (fault !== undefined) return refuted(fault, `Block ${block.number} is not sealed as it should be.`);
      const detail = `At least ${quorumOf(validators.length)} of ${validators.length} validators have sealed block ${block.number}.`;
      return { isEstablished: true, finality: finding("finality", "holds", "final", detail) };
    }
  }
}

type FinalityCode = Parameters<typeof finding<"finality">>[2];

const undecided = (code: FinalityCode, detail: string): BlockVerdict => ({
  isEstablished: false,
  finality: finding("finality", "unknown", code, detail),
});

const refuted = (code: FinalityCode, detail: string): BlockVerdict => ({
  isEstablished: false,
  finality: finding("finality", "fails", code, detail),
});
