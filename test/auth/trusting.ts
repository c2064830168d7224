import type { AuthConfig } from "../../gateway/auth/auth-config.ts";
import { sharedIssuer } from "./test-issuer.ts";

/** The partners whose people the issuer of the tests vouches for. */
const PARTNERS = ["CN", "HK", "MO", "MY", "JP"];

/** A configuration that trusts the issuer of this process's tests. */
export async function trusting(): Promise<AuthConfig> {
  const { url } = await sharedIssuer();
  return {
    issuers: [{ issuer: url, algorithms: ["ES256"], partners: PARTNERS }],
    clockSkewSeconds: 60,
    longestTokenSeconds: 3_600,
    machines: [],
  };
}
