import { readFileSync } from "node:fs";
import { z } from "zod";
import { address } from "../domain/scalars.ts";
import type { Key } from "./key.ts";
import { openKeystore } from "./keystore.ts";
import { connectRemoteKey } from "./remote-signer.ts";

/** Where a gateway's key is kept. Secrets are in files of their own, so that no configuration and no environment holds one. */
export const keyPlaceSchema = z.union([
  z.strictObject({ keystore: z.string().min(1), passphraseFile: z.string().min(1) }),
  z.strictObject({
    remote: z.strictObject({
      url: z.url({ protocol: /^https?$/ }),
      address,
      /** Its content is sent as a bearer token. */
      tokenFile: z.string().min(1).optional(),
      timeoutMs: z.int().min(10).max(60_000).default(5_000),
    }),
  }),
]);

export type KeyPlace = z.infer<typeof keyPlaceSchema>;

/** Opens a key where it is kept. A remote one is not asked for before something is to be signed. Throws as {@link openKeystore}. */
export async function openKey(place: KeyPlace): Promise<Key> {
  if ("keystore" in place) return openKeystore(place.keystore, readSecret(place.passphraseFile));
  const { url, address: own, tokenFile, timeoutMs } = place.remote;
  const token = tokenFile === undefined ? undefined : readSecret(tokenFile);
  return connectRemoteKey({ url, token, timeoutMs }, own);
}

/** A secret that a file holds, without the line end. */
function readSecret(file: string): string {
  return readFileSync(file, "utf8").replace(/\r?\n$/, "");
}
