import { describe, expect, it } from "vitest";
import { readSessionCookie, sessionCookieOf } from "../../gateway/domain/session-cookie.ts";

const read = (method: string, headers: Record<string, string>) =>
  readSessionCookie({ method, path: "/v1/evidence", headers }, "HK");
const cookie = "concord-hk=token";

describe("the cookie of a gateway's pages", () => {
  it("has a name for each partner: browsers tell no ports apart", () => {
    expect([sessionCookieOf("HK"), sessionCookieOf("CN")]).toEqual(["concord-hk", "concord-cn"]);
  });

  it.each(["GET", "HEAD", "POST", "PUT", "DELETE"])("bears its token for a %s of the pages themselves", (method) => {
    expect(read(method, { cookie, "sec-fetch-site": "same-origin" })).toBe("token");
  });

  it.each([
    ["an address that was typed, in a browser without Fetch Metadata", {}],
    ["a link of another site that is followed", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ])("bears it for reading by %s, and for nothing that changes anything", (_what, headers) => {
    expect(read("GET", { cookie, ...headers })).toBe("token");
    expect(read("HEAD", { cookie, ...headers })).toBe("token");
    expect(read("POST", { cookie, ...headers })).toBeUndefined();
    expect(read("DELETE", { cookie, ...headers })).toBeUndefined();
  });

  it.each(["cors", "no-cors"])("bears none for what another site's script reads: %s", (mode) => {
    expect(read("GET", { cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": mode })).toBeUndefined();
  });

  it.each([
    ["among others", "a=1; concord-hk=token;b=2", "token"],
    ["that is the first of its name", "concord-hk=token; concord-hk=other", "token"],
    ["after an empty one of its name", "concord-hk; concord-hk=; concord-hk=token", "token"],
    ["of another partner", "concord-cn=token", undefined],
    ["of which the name goes on", "concord-hk2=token; xconcord-hk=token", undefined],
    ["without a value", "concord-hk=", undefined],
    ["that is its name alone", "concord-hk", undefined],
  ])("is found %s", (_what, header, token) => {
    expect(read("GET", { cookie: header })).toBe(token);
  });

  it("is not there without a Cookie header", () => {
    expect(read("GET", {})).toBeUndefined();
  });
});
