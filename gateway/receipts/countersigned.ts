import { DomainError } from "../domain/errors.ts";
import { recoverSigner } from "../domain/recover-signer.ts";
import type { Anchor } from "./anchor-format.ts";
import type { Checkpoint, CheckpointStatement } from "./checkpoint-format.ts";
import { hashOfCheckpoint } from "./hash-checkpoint.ts";
import { limits } from "./limits.ts";
import { readCheckpoint } from "./read-formats.ts";
import { quorumOf } from "./seals.ts";

/** Who has countersigned a checkpoint, of those whom an anchor names. */
export interface Countersigned {
  /** Numbers of the partners, ascending: whoever signs for a partner, it is one voice. */
  readonly partners: readonly number[];
  /** How many of the anchor's partners there are, and how many of them it takes. */
  readonly outOf: number;
  readonly needed: number;
}

/**
 * Who has countersigned a checkpoint. A signature that does not count is not passed over.
 *
 * @throws DomainError `checkpoint-signers-unnamed`, `checkpoint-wrong-ledger`, `checkpoint-off-epoch`, `checkpoints-contradict` with the
 * anchor's own block, `checkpoint-signature-invalid`, `checkpoint-signature-doubled`, `checkpoint-signer-unknown`
 */
export function findCountersigned(checkpoint: Checkpoint, anchor: Anchor): Countersigned {
  const named = namedIn(anchor);
  requireFitting(checkpoint, anchor);
  const partnerOf = new Map(
    named.checkpointSigners.flatMap(({ partnerId, addresses }) => addresses.map((each) => [each, partnerId] as const)),
  );
  const digest = hashOfCheckpoint(checkpoint);
  const signers = new Set<string>();
  const partners = new Set<number>();
  for (const { signer, signature } of checkpoint.signatures) {
    const partnerId = partnerOf.get(signer);
    if (partnerId === undefined)
      throw new DomainError("checkpoint-signer-unknown", `The anchor does not name ${signer}.`, { signer });
    if (signers.has(signer))
      throw new DomainError("checkpoint-signature-doubled", `${signer} has signed twice.`, { signer });
    if (recoverSigner(digest, signature) !== signer)
      throw new DomainError("checkpoint-signature-invalid", `The signature is none of ${signer} over it.`, { signer });
    signers.add(signer);
    partners.add(partnerId);
  }
  const outOf = named.checkpointSigners.length;
  return { partners: [...partners].sort((one, other) => one - other), outOf, needed: quorumOf(outOf) };
}

/**
 * The checkpoints that partners have countersigned, in ascending order of their blocks.
 *
 * @throws DomainError `checkpoint-malformed`, `checkpoint-partners-too-few`, `checkpoints-contradict`; as {@link findCountersigned}
 */
export function readCheckpoints(texts: readonly string[], anchor: Anchor | undefined): Checkpoint[] {
  if (texts.length > limits.checkpoints)
    throw new DomainError("checkpoint-malformed", `More than ${limits.checkpoints} checkpoints are given.`);
  const checkpoints = texts.map(readCheckpoint);
  if (checkpoints.length > 0 && anchor === undefined) throw unnamed();
  for (const checkpoint of checkpoints) {
    const { partners, needed, outOf } = findCountersigned(checkpoint, anchor as Anchor);
    if (partners.length < needed) {
      const detail = `${partners.length} of ${outOf} partners have countersigned it, and it takes ${needed}.`;
      throw new DomainError("checkpoint-partners-too-few", detail, { partners, needed });
    }
  }
  const ascending = checkpoints.toSorted((one, other) => one.block.number - other.block.number);
  for (const [position, checkpoint] of ascending.entries()) requireSame(ascending[position - 1], checkpoint);
  return ascending;
}

function namedIn(anchor: Anchor) {
  if (anchor.format === "concord-anchor/2") return anchor;
  throw unnamed();
}

const unnamed = (): DomainError =>
  new DomainError("checkpoint-signers-unnamed", "No anchor is given that names who countersigns checkpoints.");

function requireFitting(checkpoint: CheckpointStatement, anchor: Anchor): void {
  const { ledger, block } = checkpoint;
  for (const [member, value] of Object.entries(ledger))
    if (anchor.ledger[member as keyof typeof ledger] !== value)
      throw new DomainError("checkpoint-wrong-ledger", `Checkpoint and anchor have another ${member}.`, { member });
  if (anchor.engine === "none") return;
  if (block.number % anchor.epochLength !== 0) {
    const detail = `Block ${block.number} is no multiple of ${anchor.epochLength}: votes may be pending in it.`;
    throw new DomainError("checkpoint-off-epoch", detail, { block: block.number });
  }
  requireSame(anchor, checkpoint);
}

type Point = Pick<CheckpointStatement, "block" | "validators">;

/** Two that tell of one block have to tell the same. */
function requireSame(one: Point | undefined, other: Point): void {
  if (one === undefined || one.block.number !== other.block.number) return;
  if (one.block.hash === other.block.hash && one.validators.join() === other.validators.join()) return;
  const { number } = other.block;
  throw new DomainError("checkpoints-contradict", `Of block ${number} two different things are told.`, {
    block: number,
  });
}
