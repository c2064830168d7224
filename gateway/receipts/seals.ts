import { recoverAddress } from "../domain/recover-signer.ts";
import type { SealedExtra } from "./header.ts";

/** What is wrong with the seals of a header. */
export type SealFault =
  | "seal-invalid"
  | "seal-doubled"
  | "seal-not-of-validator"
  | "seals-too-few"
  | "validators-differ";

const RECOVERY = 64;

/** How many of n validators seal a block that is final: two thirds, rounded up. */
export const quorumOf = (validators: number): number => Math.ceil((2 * validators) / 3);

/**
 * What is wrong with a header that these validators, in ascending order, should have listed and sealed; undefined when nothing is.
 * Nodes keep the seals of a block in orders of their own, so that none is asked for; but a seal that does not count is not passed over.
 */
export function findSealFault(qbft: SealedExtra, validators: readonly string[]): SealFault | undefined {
  const { validators: listed, seals, sealedDigest } = qbft;
  if (listed.length !== validators.length || listed.some((validator, position) => validator !== validators[position]))
    return "validators-differ";
  const signers = new Set<string>();
  for (const seal of seals) {
    const recovery = seal[RECOVERY];
    const signer =
      recovery === 0 || recovery === 1 ? recoverAddress(sealedDigest, seal.subarray(0, RECOVERY), recovery) : undefined;
    if (signer === undefined) return "seal-invalid";
    if (signers.has(signer)) return "seal-doubled";
    if (!validators.includes(signer)) return "seal-not-of-validator";
    signers.add(signer);
  }
  return signers.size < quorumOf(validators.length) ? "seals-too-few" : undefined;
}
