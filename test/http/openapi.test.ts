import { describe, expect, it } from "vitest";
import { problemSchema } from "../../gateway/http/problem.ts";
import { type Description, openSchemas, operationsOf } from "../../scripts/fuzz/description.ts";
import { appOf } from "./test-app.ts";

const describeApp = async (): Promise<Description> => {
  const answer = await appOf().app.request("/openapi.json");
  expect(answer.status).toBe(200);
  return (await answer.json()) as Description;
};
function* refsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === "$ref" && typeof member === "string") yield member;
    else yield* refsIn(member);
  }
}

describe("/openapi.json", () => {
  it("is an OpenAPI 3.1 description of every operation of /v1", async () => {
    const description = await describeApp();
    expect(description.openapi).toMatch(/^3\.1\.\d$/);
    expect(description.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(
      operationsOf(description)
        .map(({ method, path }) => `${method} ${path}`)
        .toSorted(),
    ).toEqual([
      "delete /v1/packages/{root}/holds/{hold}",
      "get /v1/access-log",
      "get /v1/access-log/anchors",
      "get /v1/agreements",
      "get /v1/agreements/{code}",
      "get /v1/agreements/{code}/versions/{version}",
      "get /v1/batches/{root}",
      "get /v1/events",
      "get /v1/evidence",
      "get /v1/evidence/{id}",
      "get /v1/evidence/{id}/exhibits/{position}",
      "get /v1/evidence/{id}/exhibits/{position}/inclusion",
      "get /v1/evidence/{id}/receipt",
      "get /v1/evidence/{id}/recognitions",
      "get /v1/exchange/batches/{root}",
      "get /v1/exchange/documents/{root}",
      "get /v1/exchange/packages/{root}/exhibits/{position}",
      "get /v1/identity",
      "get /v1/ledger/blocks",
      "get /v1/ledger/proofs",
      "get /v1/network",
      "get /v1/notices",
      "get /v1/notices/{id}",
      "get /v1/notices/{id}/acknowledgements",
      "get /v1/notices/{id}/feedback",
      "get /v1/packages/{root}",
      "get /v1/packages/{root}/exhibits/{position}",
      "get /v1/packages/{root}/holds",
      "get /v1/partners",
      "get /v1/partners/{iso}",
      "get /v1/partners/{iso}/signers",
      "get /v1/proposals",
      "get /v1/proposals/{id}",
      "get /v1/recognitions",
      "get /v1/retention",
      "get /v1/signers/{address}",
      "get /v1/submissions",
      "get /v1/submissions/{id}",
      "post /v1/batches",
      "post /v1/evidence-searches",
      "post /v1/feedback",
      "post /v1/notice-bodies",
      "post /v1/packages",
      "post /v1/packages/{root}/holds",
      "post /v1/simulations",
      "post /v1/submissions",
      "post /v1/verifications",
      "put /v1/packages/{root}/exhibits/{position}",
    ]);
  });

  it("gives every operation an id of its own, a summary, and a success", async () => {
    const operations = operationsOf(await describeApp());
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operation } of operations) {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(operation.summary.length).toBeGreaterThan(5);
      expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
      for (const response of Object.values(operation.responses)) expect(response.description.length).toBeGreaterThan(3);
    }
  });

  it("says of every POST, and of nothing else, what an Idempotency-Key does and is refused for", async () => {
    for (const { method, operation } of operationsOf(await describeApp())) {
      const keys = (operation.parameters ?? []).filter(({ name }) => name === "Idempotency-Key");
      expect(keys).toHaveLength(method === "post" ? 1 : 0);
      if (method !== "post") continue;
      expect(keys[0]).toMatchObject({ in: "header", required: false });
      const described = JSON.stringify(operation.responses);
      for (const code of ["invalid-idempotency-key", "idempotency-key-in-use", "idempotency-key-reused"]) {
        expect(described).toContain(code);
      }
      expect(described).toContain("Idempotency-Replayed");
    }
  });

  it("declares every parameter of a path, and none that the path has not", async () => {
    for (const { path, operation } of operationsOf(await describeApp())) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((each) => each.in === "path");
      expect(declared.map(({ name }) => name)).toEqual(named);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it("has a component for every reference", async () => {
    const description = await describeApp();
    const refs = [...refsIn(description)];
    expect(refs.length).toBeGreaterThan(30);
    for (const ref of refs) {
      const [, name = ""] = /^#\/components\/schemas\/([A-Za-z0-9._-]+)$/.exec(ref) ?? [];
      expect(Object.keys(description.components.schemas)).toContain(name);
    }
  });

  it("has sound schemas, in which what may be null may be null", async () => {
    const mistakesOf = openSchemas(await describeApp());
    const standing = { state: "standing", reason: null, since: null, successor: null };
    expect(mistakesOf(["components", "schemas", "EvidenceStatus"], standing)).toEqual([]);
    expect(mistakesOf(["components", "schemas", "EvidenceStatus"], { ...standing, successor: 1 })).not.toEqual([]);
    for (const name of Object.keys((await describeApp()).components.schemas)) {
      expect(mistakesOf(["components", "schemas", name], Symbol("nothing that JSON has")), name).not.toEqual([
        `there is no schema at components schemas ${name}`,
      ]);
    }
  });

  it("answers every refusal as problem details", async () => {
    for (const { operation } of operationsOf(await describeApp())) {
      const refusals = Object.entries(operation.responses).filter(([status]) => Number(status) >= 400);
      expect(refusals.map(([status]) => status)).toEqual(expect.arrayContaining(["406", "500"]));
      for (const [, response] of refusals) {
        const types = Object.keys(response.content ?? { "application/problem+json": {} });
        expect(types).toEqual(["application/problem+json"]);
      }
    }
    expect(Object.keys(problemSchema.shape)).toContain("code");
  });
});

describe("/docs", () => {
  it("needs no other host", async () => {
    const { app } = appOf();
    const page = await app.request("/docs");
    const html = await page.text();
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const linked = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target = ""]) => target);
    expect(linked.length).toBeGreaterThan(2);
    for (const target of linked.filter((each) => !each.startsWith("data:"))) {
      expect(target).toMatch(/^\/docs\//);
      const answer = await app.request(target);
      expect([target, answer.status]).toEqual([target, 200]);
      if (target.endsWith("start.js")) expect(await answer.text()).not.toMatch(/https?:|\/\//);
    }
    expect(html).not.toMatch(/https?:/);
  });
});

describe("/healthz", () => {
  it("says that the process answers, whatever the chain does", async () => {
    const answer = await appOf().app.request("/healthz");
    expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
  });
});

describe("/schemas", () => {
  it("has the form of each file that outlives a gateway, for whoever asks", async () => {
    const { app } = appOf();
    const listed = (await (await app.request("/schemas")).json()) as { schemas: string[] };
    expect(listed.schemas).toContain("/schemas/concord-receipt-1.schema.json");
    for (const path of listed.schemas) {
      const answer = await app.request(path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/schema+json"]);
      expect(`/schemas/${((await answer.json()) as { $id: string }).$id}`).toBe(path);
    }
  });
});
