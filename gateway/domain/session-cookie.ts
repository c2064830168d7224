import type { PresentedRequest } from "./identity.ts";

/** The name of the cookie of a gateway's pages: browsers tell hosts apart, and not the ports of one. */
export const sessionCookieOf = (partner: string): string => `concord-${partner.toLowerCase()}`;

/**
 * The access token that the cookie of a gateway's own pages bears; undefined for a request that another site may have caused
 * (Fetch Metadata), which the cookie proves nothing for.
 */
export function readSessionCookie({ method, headers }: PresentedRequest, partner: string): string | undefined {
  const token = readCookie(headers.cookie, sessionCookieOf(partner));
  if (token === undefined) return undefined;
  const site = headers["sec-fetch-site"];
  if (site === "same-origin") return token;
  // A link that is followed, an address that is typed: what is read is shown to whoever is signed in, and to nobody else.
  const isRead = method === "GET" || method === "HEAD";
  return isRead && (site === undefined || headers["sec-fetch-mode"] === "navigate") ? token : undefined;
}

/** The value of one cookie of a Cookie header (RFC 6265 §4.2). */
function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? "").split(";").map((pair) => pair.trim().split("="));
  return values.find(([key, value]) => key === name && value !== undefined && value !== "")?.[1];
}
