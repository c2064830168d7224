import { hash } from "node:crypto";
import type { Identity } from "../domain/identity.ts";

/** For so long a token that was checked is taken as such: shorter than an issuer's keys are kept. */
const KEPT_MS = 10_000;
const MOST_KEPT = 10_000;

/** What a check of a token found. */
export interface CheckedToken {
  readonly identity: Identity;
  /** Unix milliseconds from which on it has expired, whatever the skew of clocks. */
  readonly expiresAtMs: number;
}

/**
 * Checks a token once for the requests that come with it within a moment, as they do when a case is filed. Tokens themselves are not kept,
 * and what failed is checked anew each time.
 *
 * @param now Unix milliseconds; a clock that was set back makes everything be checked again
 */
export function rememberTokens(
  check: (token: string) => Promise<CheckedToken>,
  now: () => number,
): (token: string) => Promise<Identity> {
  const kept = new Map<string, CheckedToken & { readonly checkedAtMs: number }>();
  return async (token) => {
    const digest = hash("sha256", token);
    const known = kept.get(digest);
    const nowMs = now();
    if (known !== undefined) {
      const age = nowMs - known.checkedAtMs;
      if (age >= 0 && age < KEPT_MS && nowMs < known.expiresAtMs) return known.identity;
      kept.delete(digest);
    }
    const checked = await check(token);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(digest, { ...checked, checkedAtMs: nowMs });
    return checked.identity;
  };
}
