import { createHash } from "node:crypto";
import { type RenewalAlgorithm, renewalAlgorithms } from "../receipts/renewal-format.ts";
import type { RenewedFile } from "../receipts/verify-renewal.ts";
import type { Deps } from "./deps.ts";
import { digestFiles, type Unreadable } from "./digest-files.ts";
import { readChunks } from "./hash-file.ts";

/** Files by the digests of the ledger and of renewals; those that cannot be read are told apart. */
export async function digestRenewedFiles(
  deps: Deps,
  paths: readonly string[],
): Promise<{ files: RenewedFile[]; unreadable: Unreadable[] }> {
  const files: RenewedFile[] = [];
  const unreadable: Unreadable[] = [];
  for (const file of paths) {
    const found = await digestFiles(deps, [file]);
    unreadable.push(...found.unreadable);
    for (const claim of found.claims) files.push({ ...claim, digests: await digestAnew(file) });
  }
  return { files, unreadable };
}

async function digestAnew(file: string): Promise<Record<RenewalAlgorithm, string>> {
  const hashes = renewalAlgorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
  for await (const chunk of readChunks(file)) for (const [, hash] of hashes) hash.update(chunk);
  return Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")])) as Record<
    RenewalAlgorithm,
    string
  >;
}
