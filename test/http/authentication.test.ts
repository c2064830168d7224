import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { describe, expect, it } from "vitest";
import { verifyTokens } from "../../gateway/auth/verify-token.ts";
import { codesOf } from "../../gateway/domain/codes/code-list.ts";
import { type Role, roles } from "../../gateway/domain/codes/roles.ts";
import type { PresentedRequest } from "../../gateway/domain/identity.ts";
import { type Permission, permissions } from "../../gateway/domain/permissions.ts";
import { readSessionCookie } from "../../gateway/domain/session-cookie.ts";
import { requirePermissions } from "../../gateway/http/require-permissions.ts";
import { type Description, operationsOf } from "../../scripts/fuzz/description.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import { trusting } from "../auth/trusting.ts";
import { appOf, PUBLIC_URL } from "./test-app.ts";

const bearerOf = ({ headers }: PresentedRequest): string | undefined =>
  headers.authorization?.replace("Bearer ", "") ?? readSessionCookie({ method: "GET", path: "", headers }, "CN");

/** An app whose people are known by real tokens, and of which nothing is behind the door. */
async function guarded() {
  const verify = verifyTokens({ ...(await trusting()), audience: PUBLIC_URL, now: Date.now });
  return appOf({
    identify: async (request) => {
      const token = bearerOf(request);
      return token === undefined ? undefined : verify(token);
    },
  }).app;
}

const tokenOf = async (role: string, partner = "CN") =>
  (await sharedIssuer()).tokenOf({ partner, roles: [role], audience: PUBLIC_URL });

async function describedOperations() {
  const description = (await (await appOf().app.request("/openapi.json")).json()) as Description;
  return operationsOf(description).map(({ path, method, operation }) => ({
    operation,
    method: method.toUpperCase(),
    address: path
      .replaceAll(/\{(root|id)\}/g, `0x${"5a".repeat(32)}`)
      .replace("/submissions/0x", "/submissions/11111111-1111-4111-8111-111111111111?x=")
      .replace("{address}", `0x${"5a".repeat(20)}`)
      .replace("{iso}", "CN")
      .replace("{code}", "GBA")
      .replaceAll(/\{(version|position)\}/g, "1"),
  }));
}

/** What of a file everybody may have who has the file, or a list of such. */
const BARE_DIGEST = JSON.stringify({
  files: [{ name: "a", size: 1, sha256: "0".repeat(64), sm3: "0".repeat(64) }],
});

const ask = (app: OpenAPIHono, address: string, method: string, headers: Record<string, string> = {}) => {
  const body = method === "GET" ? {} : { body: address === "/v1/verifications" ? BARE_DIGEST : "{}" };
  return app.request(address, { method, headers: { "content-type": "application/json", ...headers }, ...body });
};
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("every operation", () => {
  it("is refused to whoever proves nothing, with where to sign in", async () => {
    const app = await guarded();
    for (const { operation, method, address } of await describedOperations()) {
      const answer = await ask(app, address, method);
      const isOfGateways = operation.operationId.startsWith("serve");
      expect([operation.operationId, answer.status, await codeOf(answer)]).toEqual([
        operation.operationId,
        401,
        isOfGateways ? "gateway-not-authenticated" : "sign-in-required",
      ]);
      expect(answer.headers.get("www-authenticate")).toBe(
        `Bearer realm="concord", resource_metadata="${PUBLIC_URL}/.well-known/oauth-protected-resource"`,
      );
    }
  });

  it.each(codesOf(roles))("lets a %s in where the table says so, and nowhere else", async (role: Role) => {
    const app = await guarded();
    const authorization = `Bearer ${await tokenOf(role)}`;
    for (const { operation, method, address } of await describedOperations()) {
      const answer = await ask(app, address, method, { authorization });
      const { roles: allowed }: Permission = permissions[operation.operationId as keyof typeof permissions];
      // Behind the door is nothing, which is another answer.
      const isLetIn = ![401, 403].includes(answer.status);
      expect([operation.operationId, isLetIn]).toEqual([operation.operationId, allowed.includes(role)]);
      if (!isLetIn) expect(await codeOf(answer)).toBe("role-required");
    }
  });

  it("lets people of another partner in where it is for every partner's, and nowhere else", async () => {
    const app = await guarded();
    const authorization = `Bearer ${await tokenOf("officer", "HK")}`;
    for (const { operation, method, address } of await describedOperations()) {
      const { of, roles: allowed }: Permission = permissions[operation.operationId as keyof typeof permissions];
      const answer = await ask(app, address, method, { authorization });
      const expected = !allowed.includes("officer") ? "role-required" : of === "own" ? "wrong-partner" : "let in";
      const outcome = answer.status === 403 ? await codeOf(answer) : "let in";
      expect([operation.operationId, outcome]).toEqual([operation.operationId, expected]);
    }
  });

  it("says in the description for whom it is, how they prove it, and what others are answered", async () => {
    for (const { operation } of await describedOperations()) {
      const described = operation as typeof operation & { description: string; security: object[] };
      const { roles: allowed, isOpen }: Permission = permissions[operation.operationId as keyof typeof permissions];
      expect(described.description).toContain(`For ${allowed.join(", ")} of `);
      const schemes = described.security.flatMap((each) => Object.keys(each));
      expect(schemes).toEqual(allowed.includes("gateway") ? ["signature"] : ["token", "signature"]);
      expect(described.security.some((each) => Object.keys(each).length === 0)).toBe(isOpen);
      const refusals = JSON.stringify([operation.responses["401"], operation.responses["403"]]);
      for (const code of ["sign-in-required", "token-invalid", "signature-invalid", "role-required", "wrong-partner"]) {
        expect(refusals).toContain(code);
      }
    }
  });

  it("does not start when nobody has decided who may carry it out", () => {
    const route = { method: "get", path: "/v1/secrets", responses: { 200: { description: "all of them" } } } as const;
    const described = new OpenAPIHono();
    described.openapi(createRoute({ ...route, operationId: "showSecrets" }), (c) => c.text("") as never);
    expect(() => requirePermissions(described)).toThrow("showSecrets");
    const nameless = new OpenAPIHono();
    nameless.openapi(createRoute(route), (c) => c.text("") as never);
    expect(() => requirePermissions(nameless)).toThrow("/v1/secrets");
    const hidden = new OpenAPIHono();
    hidden.get("/v1/secrets", (c) => c.text("all of them"));
    expect(() => requirePermissions(hidden)).toThrow("/v1/secrets");
  });
});

describe("a request", () => {
  it("with a token that does not hold is refused as that, also where nobody needs one", async () => {
    const app = await guarded();
    for (const address of ["/v1/network", "/v1/verifications"]) {
      const method = address === "/v1/network" ? "GET" : "POST";
      const answer = await ask(app, address, method, { authorization: "Bearer not.a.token" });
      expect([answer.status, await codeOf(answer)]).toEqual([401, "token-invalid"]);
      expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
    }
  });

  it("is refused before anything of its body is read", async () => {
    const app = await guarded();
    let isRead = false;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          isRead = true;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { "content-type": "application/json" };
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    expect((await app.request("/v1/packages", init)).status).toBe(401);
    expect(isRead).toBe(false);
  });

  it("whose body is another than its Content-Digest says is refused", async () => {
    const { app } = appOf({ acceptBatch: async () => ({ root: `0x${"00".repeat(32)}`, size: 2 }) });
    const body = JSON.stringify({ packages: [`0x${"01".repeat(32)}`, `0x${"02".repeat(32)}`] });
    const digest = Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(body))).toString("base64");
    const send = (contentDigest: string) =>
      app.request("/v1/batches", {
        method: "POST",
        headers: { "content-type": "application/json", "content-digest": contentDigest },
        body,
      });
    expect((await send(`sha-256=:${digest}:`)).status).toBe(200);
    for (const wrong of [`sha-256=:${"A".repeat(43)}=:`, `sha-512=:${digest}:`, `md5=:${digest}:`, "", "sha-256=x"]) {
      const answer = await send(wrong);
      expect([wrong, answer.status, await codeOf(answer)]).toEqual([wrong, 422, "digest-mismatch"]);
    }
  });
});

describe("the cookie of the pages", () => {
  const asked = (method: string, headers: Record<string, string>) =>
    readSessionCookie({ method, path: "/v1/evidence", headers: { cookie: "a=b; concord-cn=TOKEN", ...headers } }, "CN");

  it.each([
    ["its own page's script", "POST", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }, true],
    ["its own page's stream", "GET", { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }, true],
    ["a link that is followed", "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, true],
    ["an address that is typed", "GET", { "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }, true],
    ["a browser without Fetch Metadata, reading", "GET", {}, true],
    ["a browser without Fetch Metadata, writing", "POST", {}, false],
    ["another site's form", "POST", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }, false],
    ["another port's script", "GET", { "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }, false],
    ["another site's image", "GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }, false],
  ])("counts for %s or not", (_who, method, headers, counts) => {
    expect(asked(method, headers as Record<string, string>)).toBe(counts ? "TOKEN" : undefined);
  });

  it("is this partner's alone", () => {
    expect(readSessionCookie({ method: "GET", path: "/", headers: { cookie: "concord-hk=T" } }, "CN")).toBe(undefined);
    expect(readSessionCookie({ method: "GET", path: "/", headers: { cookie: "concord-cn=" } }, "CN")).toBe(undefined);
    expect(readSessionCookie({ method: "GET", path: "/", headers: {} }, "CN")).toBe(undefined);
  });
});

describe("/.well-known/oauth-protected-resource", () => {
  it("says where tokens are to be had, and what signatures are made for", async () => {
    const answer = await appOf().app.request("/.well-known/oauth-protected-resource");
    expect(await answer.json()).toMatchObject({
      resource: PUBLIC_URL,
      authorization_servers: ["https://issuer.example"],
      bearer_methods_supported: ["header"],
      concord_deployment_id: `0x${"d1".repeat(32)}`,
    });
  });
});
