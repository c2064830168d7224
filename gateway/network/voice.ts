import { createHash } from "node:crypto";

/** The SHA-256 of a text, in hex. */
export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A digest in groups of four, as it is read out. */
export const inGroups = (digest: string): string => (digest.match(/.{4}/g) ?? []).join(" ");
