import { DomainError } from "../domain/errors.ts";
import type { Gateway } from "./gateway.ts";

/**
 * Lets a machine's signature be used once, whichever process of this gateway it reaches.
 *
 * @throws DomainError `signature-invalid` when it was used before
 */
export async function spendSignature(
  { store, now }: Pick<Gateway, "store" | "now">,
  { keyId, nonce, expiresAt }: { readonly keyId: string; readonly nonce: string; readonly expiresAt: number },
): Promise<void> {
  if (await store.spendNonce(`${keyId}:${nonce}`, expiresAt, Math.floor(now() / 1_000))) return;
  throw new DomainError("signature-invalid", "The request was made before.");
}
