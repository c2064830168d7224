import { toHex } from "../../gateway/receipts/bytes.ts";
import type { CheckpointStatement } from "../../gateway/receipts/checkpoint-format.ts";
import { hashOfCheckpoint } from "../../gateway/receipts/hash-checkpoint.ts";
import { byAddress, type Validator, validatorOf } from "./chain-kit.ts";
import { outcomeOf } from "./hostile-kit.ts";
import { makeReceipt, NOW, VALIDATORS, type World } from "./receipt-kit.ts";

/** Four partners, of which the first has five signers. */
export const PARTNERS: readonly (readonly Validator[])[] = [
  ["a1", "a2", "a3", "a4", "a5"],
  ["b1"],
  ["c1"],
  ["d1", "d2"],
].map((names) => byAddress(names.map((name) => validatorOf(`signer ${name}`))));

/** One signer of each of the first so many partners. */
export const oneOfEach = (partners: number): Validator[] =>
  PARTNERS.slice(0, partners).map((signers) => signers[0] as Validator);

export const OLD_BLOCK = 20_000;
export const CHECKPOINT_BLOCK = 40_000;
/** Whom the chain had at the anchor's block, of whom none seals any more. */
export const FORMER = byAddress(["p", "q", "r", "s"].map(validatorOf));

export const signatureOf = (signer: Validator, digest: Uint8Array): string => {
  const seal = signer.seal(digest);
  return toHex(Uint8Array.of(...seal.subarray(0, 64), 27 + (seal[64] as number)));
};

/** An anchor that its receipt is too far away from, and a checkpoint between the two, as JSON values. */
export function makeCheckpointed(world: World = {}, signers: readonly Validator[] = oneOfEach(3)) {
  const { receipt, anchor: younger } = makeReceipt(world);
  const anchor = {
    ...younger,
    format: "concord-anchor/2",
    block: { number: OLD_BLOCK, hash: `0x${"07".repeat(32)}` },
    validators: FORMER.map(({ address }) => address),
    checkpointSigners: PARTNERS.map((each, position) => ({
      partnerId: position + 1,
      addresses: each.map(({ address }) => address),
    })),
    formerAnchors: [] as string[],
    ...world.anchor,
  };
  const statement = {
    ledger: { ...receipt.ledger },
    block: { number: CHECKPOINT_BLOCK, hash: `0x${"0c".repeat(32)}` },
    validators: VALIDATORS.map(({ address }) => address),
    valid: { from: "2025-01-01", until: "2026-12-31" },
  };
  return { receipt, anchor, checkpoint: sign(statement, signers) };
}

/** A statement with signatures of its own. */
export function sign(statement: CheckpointStatement, signers: readonly Validator[]) {
  const digest = hashOfCheckpoint(statement);
  return {
    format: "concord-checkpoint/1",
    ...structuredClone(statement),
    signatures: signers.map((signer) => ({ signer: signer.address, signature: signatureOf(signer, digest) })),
  };
}

export type Made = ReturnType<typeof makeCheckpointed>;
export const sound = makeCheckpointed();
export const statement: CheckpointStatement = omit(sound.checkpoint);

/** The finding on finality, or the code of the refusal. */
export const finalityOf = (
  { receipt, anchor }: Pick<Made, "receipt" | "anchor">,
  checkpoints: readonly unknown[],
  now = NOW,
) => {
  const texts = checkpoints.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  const outcome = outcomeOf({
    receipt: JSON.stringify(receipt),
    anchor: JSON.stringify(anchor),
    question: { checkpoints: texts, now },
  });
  return outcome.find((each) => each.startsWith("finality")) ?? outcome[0];
};
/** The sound checkpoint with something in it changed and nothing signed anew. */
export const changed = (change: (checkpoint: typeof sound.checkpoint) => unknown) => {
  const copy = structuredClone(sound.checkpoint);
  change(copy);
  return copy;
};
/** Another statement, signed by three partners. */
export const restated = (changes: Partial<CheckpointStatement>) => sign({ ...statement, ...changes }, oneOfEach(3));

function omit({ ledger, block, validators, valid }: CheckpointStatement): CheckpointStatement {
  return { ledger, block, validators, valid };
}
