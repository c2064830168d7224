import canonicalize from "canonicalize";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON text (RFC 8785): one text for one value.
 *
 * @throws TypeError when the value has no JSON form (undefined, NaN, a lone surrogate)
 */
export function canonicalJson(value: unknown): string {
  // What a document has most of: a text has one form in JSON (RFC 8785 §3.2.2.2).
  // Stryker disable next-line ConditionalExpression,StringLiteral: without it the library gives the same, more slowly.
  if (typeof value === "string" && value.isWellFormed()) return JSON.stringify(value);
  const text = tryCanonicalise(value);
  if (text === undefined) throw new TypeError("the value has no canonical JSON form");
  return text;
}

// The library refuses NaN, infinities and lone surrogates (RFC 8785 §3.2.2.2) with a plain Error.
function tryCanonicalise(value: unknown): string | undefined {
  try {
    return canonicalize(value);
  } catch (error) {
    throw new TypeError("the value has no canonical JSON form", { cause: error });
  }
}

/** UTF-8 bytes of {@link canonicalJson}. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}
