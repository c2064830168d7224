import { sha256 } from "ethers";
import { canonicalBytes } from "./canonical.ts";

/** SHA-256 of a value's canonical JSON, 64 lower-case hex digits. */
export function canonicalSha256(value: unknown): string {
  return sha256(canonicalBytes(value)).slice(2);
}
