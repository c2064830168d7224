import type { Role } from "./codes/roles.ts";

/** Who asks, once proved: a person by a token, a machine or another partner's gateway by a signature. */
export interface Identity {
  readonly credential: "token" | "signature";
  /** The one that vouches for the subject; undefined for a key, which vouches for itself. */
  readonly issuer: string | undefined;
  /** A pseudonym that stays: the token's `sub`, a machine's name, or the address of a gateway's key. */
  readonly subject: string;
  /** The partner that the subject acts for: ISO 3166. */
  readonly partner: string;
  readonly roles: readonly (Role | "gateway")[];
}

/** What of a request says who makes it, and what a signature binds. */
export interface PresentedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}
