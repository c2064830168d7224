import { generateKeyPairSync, randomUUID } from "node:crypto";
import { base64url, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type TokenRules, verifyTokens } from "../../gateway/auth/verify-token.ts";
import type { Wanted } from "./sign-token.ts";
import { startTestIssuer, type TestIssuer } from "./test-issuer.ts";

const AUDIENCE = "https://gateway.cn.example";
let issuer: TestIssuer;
beforeEach(async () => {
  issuer = await startTestIssuer();
});
afterEach(() => issuer.stop());

const verifierOf = (changes: Partial<TokenRules> = {}) =>
  verifyTokens({
    issuers: [{ issuer: issuer.url, algorithms: ["ES256"], partners: ["CN", "HK"] }],
    audience: AUDIENCE,
    clockSkewSeconds: 30,
    longestTokenSeconds: 600,
    now: Date.now,
    ...changes,
  });
const tokenOf = (wanted: Partial<Wanted> = {}) => issuer.tokenOf({ audience: AUDIENCE, ...wanted });
const nowSeconds = () => Math.floor(Date.now() / 1_000);
const refusal = (reason: string) => ({ code: "token-invalid", params: { reason } });

describe("a token", () => {
  it("says who somebody is, for which partner, and in which roles", async () => {
    const token = await tokenOf({ partner: "HK", roles: ["recogniser", "auditor"], subject: "u-17" });
    expect(await verifierOf()(token)).toEqual({
      credential: "token",
      issuer: issuer.url,
      subject: "u-17",
      partner: "HK",
      roles: ["recogniser", "auditor"],
    });
  });

  it("bears roles that this version does not know, which count for nothing", async () => {
    const token = await tokenOf({ roles: ["officer", "gateway", "admin"] });
    expect((await verifierOf()(token)).roles).toEqual(["officer"]);
  });

  it.each([
    ["has expired", "expired", { exp: nowSeconds() - 31, iat: nowSeconds() - 90 }],
    ["is not valid yet", "nbf", { nbf: nowSeconds() + 60 }],
    ["was issued in the future", "iat", { iat: nowSeconds() + 60, exp: nowSeconds() + 120 }],
    ["was issued too long ago", "expired", { iat: nowSeconds() - 700, exp: nowSeconds() + 60 }],
    ["would hold too long", "lifetime", { exp: nowSeconds() + 700 }],
    ["is for another audience", "aud", { aud: "https://gateway.hk.example" }],
    ["is for another audience too", "aud", { aud: [AUDIENCE, "https://gateway.hk.example"] }],
    ["is for an audience whose name only begins alike", "aud", { aud: `${AUDIENCE}/` }],
    ["has no audience", "aud", { aud: undefined }],
    ["has no end", "exp", { exp: undefined }],
    ["has no time of issue", "iat", { iat: undefined }],
    ["has an end that is a text", "exp", { exp: "tomorrow" }],
    ["has no subject", "sub", { sub: undefined }],
    ["has a subject without a character", "sub", { sub: "" }],
    ["has no id", "jti", { jti: undefined }],
    ["names no client", "client_id", { client_id: undefined }],
    ["is of no partner", "concord_partner", { concord_partner: undefined }],
    ["is of several partners", "concord_partner", { concord_partner: ["CN", "HK"] }],
    ["is of a partner for whom its issuer may not vouch", "partner", { concord_partner: "MY" }],
    ["has no roles", "concord_roles", { concord_roles: undefined }],
    ["has roles that are no list", "concord_roles", { concord_roles: "officer" }],
    ["is of another issuer", "issuer", { iss: "https://issuer.example" }],
    ["is of an issuer whose name only ends otherwise", "issuer", { iss: "/" }],
    ["is of no issuer", "issuer", { iss: undefined }],
    ["is of an issuer that is a number", "issuer", { iss: 7 }],
  ])("is refused when it %s", async (_, reason, claims: Record<string, unknown>) => {
    const changed = claims.iss === "/" ? { iss: `${issuer.url}/` } : claims;
    await expect(verifierOf()(await tokenOf({ claims: changed }))).rejects.toMatchObject(refusal(reason));
  });

  it("counts as of the gateway's clock, which may be off by the skew and no more", async () => {
    const verify = verifierOf();
    const iat = nowSeconds();
    const at = (claims: Record<string, unknown>) => tokenOf({ claims });
    await expect(verify(await at({ iat: iat - 60, exp: iat - 25 }))).resolves.toBeDefined();
    await expect(verify(await at({ nbf: iat + 25 }))).resolves.toBeDefined();
    await expect(verify(await at({ iat: iat + 25 }))).resolves.toBeDefined();
    await expect(verify(await at({ iat: iat - 60, exp: iat - 35 }))).rejects.toMatchObject(refusal("expired"));
    await expect(verify(await at({ nbf: iat + 35 }))).rejects.toMatchObject(refusal("nbf"));
    const late = verifierOf({ now: () => Date.now() + 400_000 });
    await expect(late(await tokenOf())).rejects.toMatchObject(refusal("expired"));
  });

  it.each([
    ["of an identity", "typ", { typ: "JWT" }],
    ["without a type", "typ", { typ: undefined }],
    ["with a critical extension that nobody here knows", "signature", { crit: ["exp2"], exp2: 1 }],
  ])("is refused when it is one %s", async (_, reason, header: Record<string, unknown>) => {
    await expect(verifierOf()(await tokenOf({ header }))).rejects.toMatchObject(refusal(reason));
  });
});

describe("a signature", () => {
  const claims = () => issuer.claimsOf({ audience: AUDIENCE });

  it("is by the key that the issuer has, whatever the header says of its key", async () => {
    const own = await generateKeyPair("ES256", { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    const others: TestIssuer = await startTestIssuer();
    try {
      for (const header of [
        { alg: "ES256", typ: "at+jwt", jwk },
        { alg: "ES256", typ: "at+jwt", jku: `${others.url}/keys`, kid: "another" },
        { alg: "ES256", typ: "at+jwt", x5u: `${others.url}/keys` },
      ]) {
        const token = await new SignJWT(claims()).setProtectedHeader(header).sign(own.privateKey);
        await expect(verifierOf()(token)).rejects.toMatchObject(refusal("signature"));
      }
      expect(others.asked).toEqual([]);
    } finally {
      await others.stop();
    }
  });

  it("is there: alg none is refused", async () => {
    const plain = new UnsecuredJWT(claims()).encode();
    await expect(verifierOf()(plain)).rejects.toMatchObject({ code: "token-invalid" });
    const [, body] = plain.split(".");
    const header = base64url.encode(JSON.stringify({ alg: "none", typ: "at+jwt" }));
    await expect(verifierOf()(`${header}.${body}.`)).rejects.toMatchObject({ code: "token-invalid" });
  });

  it("is asymmetric: one by HS256 under the public key is refused", async () => {
    const secret = new TextEncoder().encode(await issuer.publicKeyPem());
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: "HS256", typ: "at+jwt" }).sign(secret);
    await expect(verifierOf()(token)).rejects.toMatchObject(refusal("signature"));
  });

  it("is by a pinned algorithm", async () => {
    const pinned = verifierOf({ issuers: [{ issuer: issuer.url, algorithms: ["RS256"], partners: ["CN"] }] });
    await expect(pinned(await tokenOf())).rejects.toMatchObject(refusal("signature"));
  });

  it.each([
    ["header", 0],
    ["claims", 1],
    ["signature", 2],
  ])("does not hold when the %s is another", async (_, part) => {
    const parts = (await tokenOf()).split(".");
    const other = (await tokenOf({ subject: randomUUID(), header: { x: 1 } })).split(".");
    parts[part] = other[part] ?? "";
    await expect(verifierOf()(parts.join("."))).rejects.toMatchObject(refusal("signature"));
  });

  it("of a key of another issuer with the same id is refused", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const [head] = (await tokenOf()).split(".");
    const header = JSON.parse(Buffer.from(head ?? "", "base64url").toString());
    const token = await new SignJWT(claims()).setProtectedHeader(header).sign(privateKey);
    await expect(verifierOf()(token)).rejects.toMatchObject(refusal("signature"));
  });

  it.each(["", "a", "a.b.c", "....", "🦊.🦊.🦊", `${"a".repeat(8_000)}.b.c.d`, "x".repeat(9_000)])(
    "is looked for in a token alone: %.20s is refused",
    async (text) => {
      await expect(verifierOf()(text)).rejects.toMatchObject({ code: "token-invalid" });
    },
  );
});

describe("the issuer's keys", () => {
  it("are asked for once, and again for a key that is not known, no more than every half minute", async () => {
    const verify = verifierOf();
    await Promise.all([verify(await tokenOf()), verify(await tokenOf())]);
    await issuer.rotate({ isFormerKept: true });
    const before = [...issuer.asked];
    expect(before).toEqual(["/.well-known/openid-configuration", "/keys"]);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const forged = await tokenOf({ header: { kid: randomUUID() } });
      await expect(verify(forged)).rejects.toMatchObject(refusal("signature"));
    }
    expect(issuer.asked).toEqual(before);
  });

  it("are asked for again after half a minute for one that is new, and after five minutes for those that are dropped", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const verify = verifierOf();
      await verify(await tokenOf());
      const former = await tokenOf({ claims: { exp: nowSeconds() + 590 } });
      await issuer.rotate({ isFormerKept: false });
      await expect(verify(await tokenOf())).rejects.toMatchObject(refusal("signature"));
      await expect(verify(former)).resolves.toBeDefined();
      vi.setSystemTime(Date.now() + 31_000);
      await expect(verify(await tokenOf())).resolves.toBeDefined();
      await expect(verify(former)).rejects.toMatchObject(refusal("signature"));

      const latest = await tokenOf({ claims: { exp: nowSeconds() + 590 } });
      await issuer.rotate({ isFormerKept: false });
      vi.setSystemTime(Date.now() + 301_000);
      await expect(verify(latest)).rejects.toMatchObject(refusal("signature"));
    } finally {
      vi.useRealTimers();
    }
  });

  it("that the issuer dropped are good for nothing once its keys were fetched again", async () => {
    const former = await tokenOf();
    await issuer.rotate({ isFormerKept: false });
    const verify = verifierOf();
    await expect(verify(await tokenOf())).resolves.toBeDefined();
    await expect(verify(former)).rejects.toMatchObject(refusal("signature"));
  });

  it.each([
    ["does not answer", () => ({ status: 500, body: "" })],
    ["answers with what is no JSON", () => ({ status: 200, body: "<html>" })],
    ["answers without end", () => ({ status: 200, body: " ".repeat(300_000) })],
    [
      "describes itself as another",
      () => ({ status: 200, body: '{"issuer":"https://x.example","jwks_uri":"https://x.example/k"}' }),
    ],
    [
      "has keys that anybody on the way can change",
      () => ({ status: 200, body: `{"issuer":"${issuer.url}","jwks_uri":"http://x.example/k"}` }),
    ],
  ])("make a token neither good nor bad while the issuer %s", async (_, lie) => {
    issuer.lie = lie;
    const verify = verifierOf();
    await expect(verify(await tokenOf())).rejects.toMatchObject({ code: "issuer-unreachable" });
    const asked = issuer.asked.length;
    await expect(verify(await tokenOf())).rejects.toMatchObject({ code: "issuer-unreachable" });
    expect(issuer.asked.length - asked).toBeLessThanOrEqual(1);
  });

  it("that are none make a token neither good nor bad", async () => {
    issuer.lie = (path) => (path === "/keys" ? { status: 200, body: '{"keys":"none"}' } : undefined);
    await expect(verifierOf()(await tokenOf())).rejects.toMatchObject({ code: "issuer-unreachable" });
  });

  it("of an issuer that is gone make a token neither good nor bad", async () => {
    const token = await tokenOf();
    await issuer.stop();
    await expect(verifierOf()(token)).rejects.toMatchObject({ code: "issuer-unreachable" });
  });
});
