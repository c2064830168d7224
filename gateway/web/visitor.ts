import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { DomainError } from "../domain/errors.ts";
import type { Identity, PresentedRequest } from "../domain/identity.ts";
import { sessionCookieOf } from "../domain/session-cookie.ts";

const SIGN_IN_SECONDS = 600;
const DAY_SECONDS = 86_400;
const VISITOR = "visitor";

/** How people sign in, at an issuer. */
export interface SignIn {
  begin(isAnew: boolean): Promise<{ readonly location: string; readonly begun: Begun }>;
  finish(search: string, begun: Begun): Promise<{ readonly token: string; readonly seconds: number }>;
}

interface Begun {
  readonly state: string;
  readonly verifier: string;
}

export interface VisitorOptions {
  /** Whose gateway this is. */
  readonly partner: string;
  /** Who makes a request; throws DomainError. */
  readonly identify: (request: PresentedRequest) => Promise<Identity | undefined>;
  /** Undefined where nobody signs in on the pages. */
  readonly signIn: SignIn | undefined;
  /** Whether the pages are reached by https. */
  readonly isSecure: boolean;
}

/** Finds out who looks at a page. A session that has ended is none. */
export async function meetVisitor(c: Context, { identify }: VisitorOptions): Promise<void> {
  const { pathname, search } = new URL(c.req.url);
  const request = { method: c.req.method, path: pathname + search, headers: c.req.header() };
  try {
    c.set(VISITOR, await identify(request));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "token-invalid") throw error;
  }
}

/** Who looks at a page; undefined for nobody known. */
export const visitorOf = (c: Context): Identity | undefined => c.get(VISITOR) as Identity | undefined;

/** The way to the issuer, back from it with a session, and out of that. Without a sign-in there are no such addresses. */
export function signInRoutes({ partner, identify, signIn, isSecure }: VisitorOptions): Hono {
  const routes = new Hono();
  if (signIn === undefined) return routes;
  const session = sessionCookieOf(partner);
  const begunCookie = `${session}-begun`;
  const leftCookie = `${session}-left`;
  // Not sent with what other sites post; a script never sees them.
  const kept = { httpOnly: true, sameSite: "Lax", secure: isSecure } as const;

  routes.get("/sign-in", async (c) => {
    const { location, begun } = await signIn.begin(getCookie(c, leftCookie) !== undefined);
    const back = wayBack(c.req.query("back"));
    c.header("cache-control", "no-store");
    setCookie(c, begunCookie, JSON.stringify({ ...begun, back }), {
      ...kept,
      path: "/verify",
      maxAge: SIGN_IN_SECONDS,
    });
    return c.redirect(location);
  });

  routes.get("/signed-in", async (c) => {
    const begun = readBegun(getCookie(c, begunCookie));
    deleteCookie(c, begunCookie, { path: "/verify" });
    const { token, seconds } = await signIn.finish(new URL(c.req.url).search, begun);
    // Says why, when this gateway does not take it.
    await identify({ method: "GET", path: "/verify", headers: { authorization: `Bearer ${token}` } });
    setCookie(c, session, token, { ...kept, path: "/", maxAge: seconds });
    deleteCookie(c, leftCookie, { path: "/verify" });
    c.header("cache-control", "no-store");
    return c.redirect(wayBack(begun.back));
  });

  routes.post("/sign-out", (c) => {
    const site = c.req.header("sec-fetch-site");
    if (site === undefined || site === "same-origin") {
      deleteCookie(c, session, { path: "/" });
      // The issuer may still know who this is: the next one is to give a password.
      setCookie(c, leftCookie, "1", { ...kept, path: "/verify", maxAge: DAY_SECONDS });
    }
    return c.redirect("/verify", 303);
  });
  return routes;
}

/** A page of this gateway's to go back to, and no address elsewhere. */
export function wayBack(path: string | undefined): string {
  return path !== undefined && /^\/verify(?:[?#/][^\\\r\n]*)?$/.test(path) ? path : "/verify";
}

function readBegun(text: string | undefined): Begun & { readonly back?: string } {
  try {
    const { state, verifier, back } = JSON.parse(text ?? "") as Record<string, unknown>;
    if (typeof state === "string" && typeof verifier === "string") {
      return { state, verifier, ...(typeof back === "string" ? { back } : {}) };
    }
  } catch {
    // It is as if there were none.
  }
  throw new DomainError("sign-in-failed", "This sign-in was not begun here, or too long ago.");
}
