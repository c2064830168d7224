import { describe, expect, it } from "vitest";
import { DomainError } from "../../gateway/domain/errors.ts";
import { bytesOf, manifestOf } from "../verbs/test-gateway.ts";
import { appOf, serveApp, speak } from "./test-app.ts";

const json = { "content-type": "application/json" };
const id = `0x${"5a".repeat(32)}`;
const post = (body: unknown, headers: Record<string, string> = json): RequestInit => ({
  method: "POST",
  headers,
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const manifest = manifestOf("CN", "parcels", bytesOf("x"));

async function problemOf(answer: Response): Promise<Record<string, unknown>> {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = (await answer.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({
    type: `urn:concord:problem:${problem.code}`,
    status: answer.status,
    title: expect.any(String),
    detail: expect.any(String),
    instance: `urn:uuid:${answer.headers.get("x-request-id")}`,
  });
  return problem;
}

describe("a request that cannot be taken", () => {
  it.each<[what: string, path: string, init: RequestInit | undefined, status: number, code: string]>([
    ["a body that is not JSON", "/v1/packages", post("{"), 400, "invalid-body"],
    ["an empty body", "/v1/packages", post(""), 400, "invalid-body"],
    [
      "a body of another type",
      "/v1/packages",
      post({}, { "content-type": "text/plain" }),
      415,
      "unsupported-media-type",
    ],
    [
      "a body without a type",
      "/v1/batches",
      { method: "POST", body: new Uint8Array([0x7b, 0x7d]) },
      415,
      "unsupported-media-type",
    ],
    [
      "a type that only begins like JSON",
      "/v1/batches",
      post({}, { "content-type": "application/jsonx" }),
      415,
      "unsupported-media-type",
    ],
    ["no address that there is", "/v1/nothing", undefined, 404, "not-found"],
    ["an id that is none", "/v1/evidence/0x12", undefined, 422, "invalid-request"],
    ["an id in upper case", `/v1/evidence/0x${"5A".repeat(32)}`, undefined, 422, "invalid-request"],
    ["a page that is too long", "/v1/evidence?limit=501", undefined, 422, "invalid-request"],
    ["a cursor that is too long", `/v1/evidence?after=${"1".repeat(201)}`, undefined, 422, "invalid-request"],
    ["a method that an address has not", "/v1/network", { method: "DELETE" }, 405, "method-not-allowed"],
    ["a method that comes with no body", "/v1/evidence", { method: "POST" }, 405, "method-not-allowed"],
    ["a form that there is not", "/v1/network", { headers: { accept: "text/html" } }, 406, "not-acceptable"],
    ["a time without its zone", "/v1/evidence?recordedFrom=2026-11-23T08:00:00", undefined, 422, "invalid-request"],
    ["a time that is none", "/v1/notices?publishedTo=yesterday", undefined, 422, "invalid-request"],
    ["a flag that is none", "/v1/notices?overdue=yes", undefined, 422, "invalid-request"],
    ["a state that is not another's", "/v1/recognitions?state=withdrawn", undefined, 422, "invalid-request"],
    ["a version that is none", "/v1/agreements/GBA/versions/0", undefined, 422, "invalid-request"],
    ["a partner that is none", "/v1/partners/cn", undefined, 422, "invalid-request"],
    ["a kind that is none", "/v1/evidence?kind=rumour", undefined, 422, "invalid-request"],
    ["a submission's id that is none", "/v1/submissions/1", undefined, 422, "invalid-request"],
    ["an address that is none", "/v1/signers/0x12", undefined, 422, "invalid-request"],
    ["a position beyond the last", `/v1/evidence/${id}/exhibits/10001`, undefined, 422, "invalid-request"],
    ["a position that is no number", `/v1/evidence/${id}/exhibits/1e3`, undefined, 422, "invalid-request"],
    ["a position that is none", `/v1/evidence/${id}/exhibits/-1`, undefined, 422, "invalid-request"],
    ["no file to verify", "/v1/verifications", post({ files: [] }), 422, "invalid-request"],
    ["a batch of one", "/v1/batches", post({ packages: [id] }), 422, "invalid-request"],
  ])("for %s is a problem", async (_what, path, init, status, code) => {
    const { app, observed } = appOf();
    const answer = await app.request(path, init);
    expect([answer.status, (await problemOf(answer)).code]).toEqual([status, code]);
    expect(observed.errors).toEqual([]);
    expect(observed.requests).toMatchObject([{ status, code }]);
  });

  it("for a member that nobody described says where it stands", async () => {
    const { app } = appOf();
    const body = { ...manifest, case: { ...manifest.case, "a/b~c": 1 }, language: "" };
    const problem = await problemOf(await app.request("/v1/packages", post(body)));
    expect(problem).toMatchObject({ status: 422, code: "invalid-request" });
    const mistakes = problem.mistakes as { pointer: string; message: string }[];
    expect(mistakes.map(({ pointer }) => pointer).toSorted()).toEqual(["/case", "/language"]);
    expect(mistakes.find(({ pointer }) => pointer === "/case")?.message).toContain("a/b~c");
  });

  it("for a text with a lone surrogate is the sender's mistake, not the gateway's", async () => {
    const { app, observed } = appOf();
    const text = JSON.stringify({ ...manifest, ref: "?" }).replace('"?"', '"\\ud800"');
    const problem = await problemOf(await app.request("/v1/packages", post(text)));
    expect(problem).toMatchObject({ status: 422, mistakes: [{ pointer: "/ref" }] });
    expect(observed.errors).toEqual([]);
  });

  it("for more JSON than is read is refused by its announced length, and by what comes", async () => {
    const { port, observed } = await serveApp({});
    const announced = await speak(port, (socket) => {
      socket.write(
        "POST /v1/packages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 33554433\r\n\r\n{",
      );
    });
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
    expect(announced).toContain("body-too-large");
    const chunk = `100000\r\n${" ".repeat(0x100000)}\r\n`;
    const streamed = await speak(port, async (socket) => {
      socket.write(
        "POST /v1/packages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n",
      );
      for (let n = 0; n < 34 && !socket.destroyed; n += 1) {
        if (!socket.write(chunk)) await new Promise((done) => socket.once("drain", done).once("close", done));
      }
    });
    expect(streamed).toMatch(/^HTTP\/1\.1 413 /);
    expect(observed.errors).toEqual([]);
  });
});

describe("a refusal", () => {
  const refusing = () =>
    appOf({
      showEvidence: async () => {
        throw new DomainError("unknown-evidence", "There is none.", {
          evidence: id,
          status: 999,
          code: "forged",
          title: "x",
        });
      },
    }).app;

  it("says that its text depends on the language asked for", async () => {
    expect((await refusing().request(`/v1/evidence/${id}`)).headers.get("vary")).toContain("Accept-Language");
  });

  it("carries its code, detail and values, and no value takes the place of a member of the problem", async () => {
    const answer = await refusing().request(`/v1/evidence/${id}`);
    expect(await problemOf(answer)).toEqual({
      type: "urn:concord:problem:unknown-evidence",
      title: "There is no such evidence",
      status: 404,
      detail: "There is none.",
      instance: "urn:uuid:00000000-0000-4000-8000-000000000001",
      code: "unknown-evidence",
      action: null,
      evidence: id,
    });
  });

  it.each([
    ["en", "There is no such evidence"],
    ["zh-CN", "没有该证据"],
    ["zh-Hans-CN,zh;q=0.9", "没有该证据"],
    ["zh-Hant", "沒有該證據"],
    ["zh-HK,en;q=0.5", "沒有該證據"],
    ["zh-MO", "沒有該證據"],
    ["pt-PT", "A prova não existe"],
    ["ms, pt;q=0.5", "A prova não existe"],
    ["en;q=0.1,pt;q=0.2", "A prova não existe"],
    ["zh;q=0,pt;q=0.1", "A prova não existe"],
    ["fr;q=0.9, *;q=0.1", "There is no such evidence"],
    ["ptx", "There is no such evidence"],
    ["fr", "There is no such evidence"],
    ["", "There is no such evidence"],
  ])("has its title in the language asked for: %s", async (language, title) => {
    const answer = await refusing().request(`/v1/evidence/${id}`, { headers: { "accept-language": language } });
    expect((await problemOf(answer)).title).toBe(title);
  });
});

describe("an error that nobody foresaw", () => {
  it("is reported with the request's id and answered with a fixed text, with nothing of it", async () => {
    const { app, observed } = appOf();
    const answer = await app.request("/v1/network");
    const text = await answer.clone().text();
    expect(await problemOf(answer)).toMatchObject({ status: 500, code: "internal" });
    expect(text).not.toMatch(/hunter2|showNetwork|Error:|\.ts|at \S+ \(/);
    expect(observed.errors).toMatchObject([{ requestId: "00000000-0000-4000-8000-000000000001" }]);
    expect(String(observed.errors[0]?.error)).toContain("hunter2");
  });

  it.each([
    ["ENOSPC", 507, "storage-full"],
    ["EBUSY", 503, "storage-busy"],
  ])("but for the storage's %s is called that, whatever of it was done before", async (system, status, code) => {
    const { app, observed } = appOf({
      showNetwork: async () => {
        throw Object.assign(new Error("of the system"), { code: system });
      },
    });
    const problem = await problemOf(await app.request("/v1/network"));
    expect(problem).toMatchObject({ status, code });
    expect(problem.detail).toMatch(/send the request again/);
    expect(observed.errors).toEqual([]);
  });
});

describe("every answer", () => {
  it.each(["/v1/nothing", "/v1/network", "/docs", "/openapi.json", "/healthz"])(
    "of %s is not to be sniffed or framed",
    async (path) => {
      const { headers } = await appOf().app.request(path);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      if (path.startsWith("/v1/")) expect(headers.get("cache-control")).toBe("no-store");
    },
  );
});
