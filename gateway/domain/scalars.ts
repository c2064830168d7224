import { z } from "zod";

/** 32 bytes as `0x` and 64 lower-case hex digits: ids, roots, salts, commitments. */
export const bytes32 = z
  .string()
  .regex(/^0x[0-9a-f]{64}$/, "0x and 64 lower-case hex digits")
  .meta({
    id: "Bytes32",
    description: "32 bytes: 0x and 64 lower-case hex digits",
    examples: [`0x${"5a".repeat(32)}`],
  });

/** A file's digest, 64 lower-case hex digits without prefix, as `sha256sum` prints it. */
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "64 lower-case hex digits")
  .meta({ id: "Digest", description: "a digest of 32 bytes: 64 lower-case hex digits", examples: ["c3".repeat(32)] });

/** An address, `0x` and 40 hex digits; compared in lower case. */
export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "0x and 40 hex digits")
  .transform((text) => text.toLowerCase())
  .meta({ id: "Address", description: "an account: 0x and 40 hex digits", examples: [`0x${"1b".repeat(20)}`] });

/** A partner's ISO 3166-1 alpha-2 code. */
export const iso = z
  .string()
  .regex(/^[A-Z]{2}$/, "two upper-case letters")
  .meta({ id: "PartnerCode", description: "ISO 3166-1 alpha-2 code of a partner", examples: ["CN"] });

/** The name under which a gateway knows a machine's key. */
export const machineName = z.string().regex(/^[a-z0-9-]{1,64}$/, "lower-case letters, digits and hyphens, 64 at most");

/** Bytes of a call or a signature: `0x` and an even number of hex digits. */
export const hexBytes = z
  .string()
  .regex(/^0x(?:[0-9a-fA-F]{2})*$/, "0x and an even number of hex digits")
  .max(2_000_002);

/**
 * A text that has a canonical form (RFC 8785 §3.2.2.2 has none for a lone surrogate), that every database keeps whole and that
 * moves no cursor: of the control characters it may have line feed and tab alone. Bidirectional marks are text.
 */
export const text = z
  .string()
  .refine((value) => value.isWellFormed(), "a lone surrogate is no text")
  .refine((value) => !/[^\P{Cc}\n\t]/u.test(value), "has a control character other than line feed and tab");

/** A day (RFC 3339 full-date). */
export const day = z.iso.date().meta({ examples: ["2033-12-31"] });

/** A short text that a person wrote. */
export const shortText = text.min(1).max(500);

/** A free text that a person wrote. */
export const freeText = text.min(1).max(4_000);

/** A time with its offset (RFC 3339). */
export const instant = z.iso.datetime({ offset: true }).meta({ examples: ["2023-06-30T17:00:00+08:00"] });

export const ZERO_BYTES32 = `0x${"0".repeat(64)}`;
