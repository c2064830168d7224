import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import { z } from "zod";
import { isCode } from "../domain/codes/code-list.ts";
import { roles } from "../domain/codes/roles.ts";
import { DomainError } from "../domain/errors.ts";
import type { Identity } from "../domain/identity.ts";
import { iso } from "../domain/scalars.ts";
import { IssuerUnreachableError, openIssuer } from "./open-issuer.ts";
import { type CheckedToken, rememberTokens } from "./remember-tokens.ts";

/** Signatures of which the verifier knows no secret. */
export const ALGORITHMS = [
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
  "EdDSA",
  "Ed25519",
] as const;
const LONGEST_TOKEN = 8_192;
const REQUIRED_CLAIMS = ["iss", "exp", "aud", "sub", "client_id", "iat", "jti"];

/** One that vouches for people. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly algorithms: readonly (typeof ALGORITHMS)[number][];
  /** For whose people it may vouch: partners by ISO 3166. */
  readonly partners: readonly string[];
}

export interface TokenRules {
  readonly issuers: readonly TrustedIssuer[];
  /** What a token must be made for, and for nothing else: it could be used again by whoever else it is for. */
  readonly audience: string;
  readonly clockSkewSeconds: number;
  readonly longestTokenSeconds: number;
  /** Unix milliseconds. */
  readonly now: () => number;
}

const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  iat: z.number(),
  exp: z.number(),
  aud: z.union([z.string(), z.array(z.string()).length(1)]),
  concord_partner: iso,
  concord_roles: z.array(z.string().max(64)).max(32),
});

/**
 * Makes the check of access tokens (RFC 9068): signature by a key that the issuer has now, by a pinned asymmetric algorithm; issuer
 * and audience exactly; type, times and lifetime. What the token's header says of where its key is to be had is not followed.
 * Roles that this version does not know are passed over.
 *
 * @returns who the token is of; throws DomainError `token-invalid`, `issuer-unreachable`
 */
export function verifyTokens(rules: TokenRules): (token: string) => Promise<Identity> {
  const trusted = new Map(
    rules.issuers.map((each) => [each.issuer, { ...each, findKey: openIssuer(each.issuer) }] as const),
  );
  const check = async (token: string): Promise<CheckedToken> => {
    if (token.length > LONGEST_TOKEN) throw invalid("too-long", `It has more than ${LONGEST_TOKEN} characters.`);
    const issuer = trusted.get(claimedIssuer(token));
    if (issuer === undefined) throw invalid("issuer", "It is not of an issuer that this gateway trusts.");
    const claims = readClaims(await verify(token, issuer, rules));
    if (claims.exp - claims.iat > rules.longestTokenSeconds) {
      throw invalid("lifetime", `It is made to hold for longer than ${rules.longestTokenSeconds} seconds.`);
    }
    if (!issuer.partners.includes(claims.concord_partner)) {
      throw invalid("partner", "Its issuer may not vouch for that partner.");
    }
    return {
      identity: {
        credential: "token",
        issuer: issuer.issuer,
        subject: claims.sub,
        partner: claims.concord_partner,
        roles: claims.concord_roles.filter((role) => isCode(roles, role)),
      },
      expiresAtMs: Math.min(claims.exp, claims.iat + rules.longestTokenSeconds) * 1_000,
    };
  };
  return rememberTokens(check, rules.now);
}

const invalid = (reason: string, detail: string): DomainError => new DomainError("token-invalid", detail, { reason });

/** What the token says of its issuer, which nothing but the choice of keys rests on. */
function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? "";
  } catch {
    throw invalid("malformed", "It is no signed JSON Web Token.");
  }
}

async function verify(
  token: string,
  { issuer, algorithms, findKey }: TrustedIssuer & { readonly findKey: JWTVerifyGetKey },
  { audience, clockSkewSeconds, longestTokenSeconds, now }: TokenRules,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, findKey, {
      issuer,
      audience,
      algorithms: [...algorithms],
      typ: "at+jwt",
      clockTolerance: clockSkewSeconds,
      maxTokenAge: longestTokenSeconds,
      requiredClaims: REQUIRED_CLAIMS,
      currentDate: new Date(now()),
    });
    return payload;
  } catch (error) {
    if (error instanceof IssuerUnreachableError || error instanceof errors.JWKSTimeout) {
      throw new DomainError("issuer-unreachable", "The issuer of the token cannot be asked for its keys.");
    }
    if (error instanceof errors.JWTExpired) throw invalid("expired", "It has expired.");
    if (error instanceof errors.JWTClaimValidationFailed)
      throw invalid(error.claim, `Its ${error.claim} does not fit.`);
    if (error instanceof errors.JWKSInvalid) {
      throw new DomainError("issuer-unreachable", "The issuer's keys are not such as can be used.");
    }
    if (error instanceof errors.JOSEError)
      throw invalid("signature", "No key and algorithm that count here signed it.");
    throw error;
  }
}

function readClaims(payload: JWTPayload): z.infer<typeof claimsSchema> {
  const claims = claimsSchema.safeParse(payload);
  if (claims.success) return claims.data;
  const claim = String(claims.error.issues[0]?.path[0] ?? "");
  throw invalid(claim, `Its ${claim} is missing or has another form.`);
}
