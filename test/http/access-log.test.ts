import { describe, expect, it } from "vitest";
import { DomainError } from "../../gateway/domain/errors.ts";
import type { Capabilities } from "../../gateway/http/capabilities.ts";
import { appOf } from "./test-app.ts";

type Access = Parameters<Capabilities["recordAccess"]>[0];

const A = `0x${"5a".repeat(32)}`;
const B = `0x${"7b".repeat(32)}`;
const NOTHING = { evidence: [], notices: [], submissions: [] };
const detail = { asOf: null, evidence: { id: A, root: B }, recognitions: [] };
const systemError = (code: string): Error => Object.assign(new Error(code), { code });

/** An app whose log a test reads; what it answers with is given. */
function logging(given: Partial<Capabilities> = {}, append: () => Promise<void> = async () => {}) {
  const entries: Access[] = [];
  const recordAccess = async (access: Access): Promise<void> => {
    entries.push(access);
    await append();
  };
  const { app, observed } = appOf({ recordAccess, showEvidence: async () => detail as never, ...given });
  const ask = async (path: string, init?: RequestInit): Promise<Response> => app.request(path, init);
  return { ask, entries, observed };
}

describe("a request of the API is an entry of the access log", () => {
  it("with operation, identity, what was asked for by its id, status, and the ids that were shown", async () => {
    const { ask, entries, observed } = logging();
    expect((await ask(`/v1/evidence/${A}`)).status).toBe(200);
    expect(entries).toEqual([
      {
        operation: "showEvidence",
        identity: expect.objectContaining({ partner: "CN", subject: "somebody" }),
        status: 200,
        code: null,
        named: [A],
        shown: { ...NOTHING, evidence: [A] },
        requestId: observed.requests[0]?.id,
      },
    ]);
  });

  it("also when it is refused, with the problem's code and nothing shown", async () => {
    const { ask, entries } = logging({
      showEvidence: async () => {
        throw new DomainError("unknown-evidence", "There is none.", { evidence: [A] });
      },
    });
    expect((await ask(`/v1/evidence/${A}`)).status).toBe(404);
    expect(entries).toMatchObject([{ status: 404, code: "unknown-evidence", named: [A], shown: NOTHING }]);
  });

  it("also when it is of somebody who may not make it", async () => {
    const nobodyMuch = { credential: "token", issuer: undefined, subject: "x", partner: "CN", roles: [] } as const;
    const { ask, entries } = logging({ identify: async () => nobodyMuch });
    expect((await ask(`/v1/evidence/${A}`)).status).toBe(403);
    expect(entries).toMatchObject([{ status: 403, code: "role-required", identity: nobodyMuch }]);
  });

  it("also when nobody foresaw what went wrong", async () => {
    const { ask, entries } = logging({ showEvidence: undefined as never });
    expect((await ask(`/v1/evidence/${A}`)).status).toBe(500);
    expect(entries).toMatchObject([{ status: 500, code: "internal", shown: NOTHING }]);
  });

  it("without an identity where nobody needs to sign in", async () => {
    const { ask, entries } = logging({
      identify: async () => undefined,
      verifyFiles: async () => ({ files: [{ matches: [{ evidence: { id: B } }] }] }) as never,
    });
    const inclusion = { root: A, salt: B, path: [] };
    const body = JSON.stringify({
      files: [{ name: "a", size: 1, sha256: "a".repeat(64), sm3: "b".repeat(64), inclusion }],
    });
    const headers = { "content-type": "application/json" };
    const { status } = await ask("/v1/verifications", { method: "POST", headers, body });
    expect(entries).toMatchObject([{ operation: "verifyFiles", identity: undefined, status }]);
  });

  it.each<[string, RequestInit]>([
    ["the headers alone", { method: "HEAD" }],
    ["that it has not changed", { headers: { "if-none-match": "*" } }],
  ])("which shows nothing when it is answered with %s", async (_what, init) => {
    const { ask, entries } = logging();
    expect((await ask(`/v1/evidence/${A}`, init)).status).toBeLessThan(400);
    expect(entries).toMatchObject([{ operation: "showEvidence", code: null, named: [A], shown: NOTHING }]);
  });

  it("which names ids of the address and nothing else of it", async () => {
    const { ask, entries } = logging({
      showPartner: async () => ({}) as never,
      showInclusion: async () => ({}) as never,
      showAgreement: async () => ({}) as never,
    });
    for (const path of ["partners/CN", `evidence/${A}/exhibits/3/inclusion`, "agreements/GBA"])
      await ask(`/v1/${path}`);
    expect(entries.map(({ operation, named }) => [operation, named])).toEqual([
      ["showPartner", []],
      ["showInclusion", [A]],
      ["showAgreement", ["GBA"]],
    ]);
  });

  it("unless who asks is not known and refused for that, or the API has no such address", async () => {
    const { ask, entries } = logging({ identify: async () => undefined });
    expect((await ask(`/v1/evidence/${A}`)).status).toBe(401);
    for (const path of ["/v1/nothing", "/healthz", "/openapi.json", "/"]) await ask(path);
    expect(entries).toEqual([]);
  });
});

describe("an answer", () => {
  it("is not given before its entry is durable", async () => {
    const { promise: written, resolve: write } = Promise.withResolvers<void>();
    const { ask, entries } = logging({}, () => written);
    let isAnswered = false;
    const answering = ask(`/v1/evidence/${A}`).then((answer) => {
      isAnswered = true;
      return answer;
    });
    await new Promise((done) => setTimeout(done, 50));
    expect([entries.length, isAnswered]).toEqual([1, false]);
    write();
    expect(await (await answering).json()).toEqual(detail);
  });

  it.each([
    ["ENOSPC", 507, "storage-full"],
    ["EBUSY", 503, "storage-busy"],
    ["EIO", 500, "internal"],
  ])("is withheld where its entry cannot be written (%s)", async (trouble, status, code) => {
    const { ask, observed } = logging({}, () => Promise.reject(systemError(trouble)));
    const answer = await ask(`/v1/evidence/${A}`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get("etag")]).toEqual([status, null]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(JSON.parse(text)).toMatchObject({ code, status });
    expect(text).not.toContain(A);
    expect(observed.requests).toMatchObject([{ status, code }]);
    expect(observed.errors).toHaveLength(code === "internal" ? 1 : 0);
  });

  it("is withheld with every header of a file and without a byte of it, and the file is closed", async () => {
    let isClosed = false;
    const read = async function* () {
      try {
        for (;;) yield new Uint8Array(1_000);
      } finally {
        isClosed = true;
      }
    };
    const file = { path: "a.bin", size: 5_000, sha256: "5a".repeat(32), read };
    const { ask } = logging({ openExhibit: async () => file as never }, () => Promise.reject(systemError("EBUSY")));
    const answer = await ask(`/v1/evidence/${A}/exhibits/0`);
    expect(answer.status).toBe(503);
    for (const name of ["etag", "repr-digest", "content-disposition", "accept-ranges"]) {
      expect([name, answer.headers.get(name)]).toEqual([name, null]);
    }
    expect(await answer.text()).toContain("storage-busy");
    expect(isClosed).toBe(true);
  });

  it("is withheld also where it was a refusal", async () => {
    const { ask } = logging(
      {
        showEvidence: async () => {
          throw new DomainError("unknown-evidence", "There is none.");
        },
      },
      () => Promise.reject(systemError("EBUSY")),
    );
    expect(await (await ask(`/v1/evidence/${A}`)).json()).toMatchObject({ code: "storage-busy", status: 503 });
  });
});
