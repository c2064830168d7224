import { createSHA3, createSHA512 } from "hash-wasm";
import type { RenewalAlgorithm, RenewedLink } from "./renewal-format.ts";

const hashers = { sha512: await createSHA512(), "sha3-512": await createSHA3(512) } as const;

/** The member of a manifest that says what was renewed. */
export const METHOD_POINTER = "/acquired/method";

/** A digest of a text in UTF-8, 128 hex digits. */
export function digestText(algorithm: RenewalAlgorithm, text: string): string {
  return hashers[algorithm].init().update(new TextEncoder().encode(text)).digest("hex");
}

/**
 * The one text of what a renewal says: digests of every receipt, anchor and checkpoint up to then and of the files, all under its
 * algorithm (RFC 4998 §5.2, renewal of the hash tree).
 *
 * @param digests of the files that the original tells of, in its order
 */
export function writeStatement(
  algorithm: RenewalAlgorithm,
  links: readonly RenewedLink[],
  digests: readonly string[],
): string {
  const digest = (text: string): string => digestText(algorithm, text);
  const statement = {
    format: "concord-renewal-statement/1",
    algorithm,
    links: links.map(({ receipt, anchor, checkpoints }) => ({
      receipt: digest(receipt),
      anchor: digest(anchor),
      checkpoints: checkpoints.map(digest),
    })),
    files: digests,
  };
  return `${JSON.stringify(statement)}\n`;
}

/** What the manifest of a renewal's package says of how it was acquired. The leaf of that member binds the statement, and no other digest does. */
export const methodOf = (algorithm: RenewalAlgorithm, statement: string): string =>
  `concord-renewal/1 ${algorithm} ${digestText(algorithm, statement)}`;
