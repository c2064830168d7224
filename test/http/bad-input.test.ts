import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptPackage } from "../../gateway/verbs/accept-package.ts";
import { keyOf } from "../verbs/founded.ts";
import { bytesOf, keepPackage, manifestOf, recordingOf, signActions, strangeId, until } from "../verbs/test-gateway.ts";
import { tracesOf } from "../verbs/traces.ts";
import { type GatewayApp, startGatewayApp } from "./gateway-app.ts";
import { speak } from "./test-app.ts";

// Every bad input with its code, past the usual length: which are refused how is seen on one page.

let served: GatewayApp;

beforeAll(async () => {
  served = await startGatewayApp();
  await keepPackage(served.gateway, "kept before");
});
afterAll(() => served.stop());

const JSON_TYPE = { "content-type": "application/json" };
const manifest = manifestOf("CN", "parcels", bytesOf("x"));
const year = new Date().getUTCFullYear();
const body = {
  format: "concord-notice/1",
  case: manifest.case,
  handling: manifest.handling,
  agreement: "GBA",
  type: "alert",
  priority: 2,
  valid: { from: "2023-07-01", to: `${year + 1}-12-31` },
  to: [{ partner: "HK" }],
  grading: { source: "A", information: 1 },
  right: "trademark",
  channel: "post",
  action: "inspect",
};
const feedback = { format: "concord-feedback/1", notice: strangeId(), partner: "CN", outcome: "no-hit" };
const text = (content: unknown): string => JSON.stringify(content);

async function send(
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = JSON_TYPE,
) {
  const answer = await fetch(`${served.url}${path}`, { method: "POST", headers, body: content });
  return {
    status: answer.status,
    problem: (await answer.json()) as { code: string; mistakes?: { pointer: string }[] },
  };
}

/** Holds the gateway to an answer by code, with nothing kept and nothing unforeseen. */
async function expectRefusal(code: string, ask: () => Promise<{ code: string }>): Promise<void> {
  const before = await tracesOf(served.gateway);
  expect((await ask()).code).toBe(code);
  expect(await tracesOf(served.gateway)).toEqual(before);
  expect(served.errors).toEqual([]);
  expect(Math.max(...served.statuses)).toBeLessThan(500);
}

describe("a body", () => {
  it.each<[what: string, code: string, path: string, content: string | Uint8Array<ArrayBuffer>]>([
    ["that is not JSON", "invalid-body", "/v1/packages", "parcels: 1317"],
    ["that is empty", "invalid-body", "/v1/packages", ""],
    ["that is half of JSON", "invalid-body", "/v1/packages", text(manifest).slice(0, 100)],
    ["with something after its JSON", "invalid-body", "/v1/packages", `${text(manifest)}{}`],
    ["in UTF-16", "invalid-body", "/v1/packages", new Uint8Array(Buffer.from(text(manifest), "utf16le"))],
    ["that is binary", "invalid-body", "/v1/packages", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])],
    ["of JSON that is no object", "invalid-request", "/v1/packages", "[1]"],
    ["of JSON that is null", "invalid-request", "/v1/submissions", "null"],
    ["100,000 lists deep", "invalid-request", "/v1/packages", "[".repeat(100_000) + "]".repeat(100_000)],
    [
      "whose unknown member is 100,000 objects deep",
      "invalid-request",
      "/v1/packages",
      text(manifest).replace("{", `{"deep":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)},`),
    ],
    [
      "with 200,000 members that there are not",
      "invalid-request",
      "/v1/packages",
      text(Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`m${n}`, n]))),
    ],
    ["with an unknown member", "invalid-request", "/v1/packages", text({ ...manifest, colour: "red" })],
    [
      "with a member __proto__",
      "invalid-request",
      "/v1/packages",
      text(manifest).replace("{", '{"__proto__":{"ref":"x"},'),
    ],
    [
      "with a member constructor",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, constructor: { prototype: {} } }),
    ],
    ["with a member prototype", "invalid-request", "/v1/notice-bodies", text({ ...body, prototype: {} })],
    [
      "with a member __proto__ deep inside",
      "invalid-request",
      "/v1/packages",
      text(manifest).replace('"number"', '"__proto__":{"x":1},"number"'),
    ],
    ["without a member", "invalid-request", "/v1/packages", text({ ...manifest, ref: undefined })],
    ["with a member of another type", "invalid-request", "/v1/packages", text({ ...manifest, ref: 7 })],
    [
      "with a number beyond the safe range",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, goods: { items: 2 ** 53 } }),
    ],
    [
      "with a number that is not whole",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, goods: { items: 1.5 } }),
    ],
    ["with a negative number", "invalid-request", "/v1/packages", text({ ...manifest, goods: { items: -1 } })],
    ["with a number too great for any", "invalid-request", "/v1/packages", text(manifest).replace("1317", "1e999")],
    ["with an unknown code", "invalid-request", "/v1/packages", text({ ...manifest, kind: "rumour" })],
    ["with a code in other letters", "invalid-request", "/v1/packages", text({ ...manifest, kind: "Photo" })],
    ["with a code that every object has", "invalid-request", "/v1/packages", text({ ...manifest, kind: "toString" })],
    [
      "with a time without zone",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, acquired: { ...manifest.acquired, at: "2023-06-30T17:00:00" } }),
    ],
    [
      "with a day that there is not",
      "invalid-request",
      "/v1/notice-bodies",
      text({ ...body, valid: { from: "2023-02-30", to: "2030-01-01" } }),
    ],
    [
      "with a lone surrogate",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, ref: "?" }).replace('"?"', '"\\ud800"'),
    ],
    ["with NUL in a text", "invalid-request", "/v1/packages", text({ ...manifest, ref: "a\0b" })],
    [
      "with NUL in a recipient's office",
      "invalid-request",
      "/v1/notice-bodies",
      text({ ...body, to: [{ partner: "CN", office: "\0" }] }),
    ],
    ["with NUL in feedback", "invalid-request", "/v1/feedback", text({ ...feedback, found: "\0" })],
    [
      "with an escape character in a text",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, language: "\u001b[2J" }),
    ],
    ["with a blank text", "invalid-request", "/v1/packages", text({ ...manifest, ref: "" })],
    ["with a text that is too long", "invalid-request", "/v1/packages", text({ ...manifest, ref: "x".repeat(501) })],
    ["with no exhibit", "invalid-request", "/v1/packages", text({ ...manifest, exhibits: [] })],
    ...[
      ["leaves its folder", "../x.png"],
      ["is absolute", "/etc/passwd"],
      ["is one of Windows", "C:\\x.png"],
      ["has a control character", "a\u0007.png"],
      ["has an empty part", "a//b.png"],
    ].map(([what, path]): [string, string, string, string] => [
      `with an exhibit whose path ${what}`,
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, exhibits: [{ ...manifest.exhibits[0], path }] }),
    ]),
    [
      "with one exhibit twice",
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, exhibits: [manifest.exhibits[0], manifest.exhibits[0]] }),
    ],
    ...[
      ["digest in upper case", { sha256: "AB".repeat(32) }],
      ["digest that is too short", { sha256: "ab".repeat(31) }],
      ["digest with a prefix", { sm3: `0x${"ab".repeat(31)}` }],
      ["digest that is not hexadecimal", { sm3: "zz".repeat(32) }],
      ["digest that is a number", { sm3: 7 }],
    ].map(([what, change]): [string, string, string, string] => [
      `with a ${what}`,
      "invalid-request",
      "/v1/packages",
      text({ ...manifest, exhibits: [{ ...manifest.exhibits[0], ...(change as object) }] }),
    ]),
    ["with an id that is none in a basis", "invalid-request", "/v1/notice-bodies", text({ ...body, basis: ["0x12"] })],
    ["with an id that is none in feedback", "invalid-request", "/v1/feedback", text({ ...feedback, notice: "latest" })],
    ["about a notice that there is not", "unknown-notice", "/v1/feedback", text(feedback)],
    ["of another partner's case", "not-recorder", "/v1/packages", text(manifestOf("HK", "theirs", bytesOf("x")))],
    ["of another partner's answer", "not-addressed", "/v1/feedback", text({ ...feedback, partner: "HK" })],
    ["with a batch of one", "invalid-request", "/v1/batches", text({ packages: [strangeId()] })],
    [
      "with a batch of packages that are not here",
      "unknown-package",
      "/v1/batches",
      text({ packages: [strangeId(), strangeId()] }),
    ],
    ["with a batch's id that is none", "invalid-request", "/v1/batches", text({ packages: [strangeId(), "0x12"] })],
    ["with no request to submit", "invalid-request", "/v1/submissions", text({ requests: [] })],
    ["with a request of zeros", "invalid-request", "/v1/submissions", text({ requests: [{}] })],
    ["with no file to verify", "invalid-request", "/v1/verifications", text({ files: [] })],
    [
      "with a digest to verify that is none",
      "invalid-request",
      "/v1/verifications",
      text({ files: [{ name: "x", size: 1, sha256: "x", sm3: "y" }] }),
    ],
    [
      "with no call to simulate",
      "invalid-request",
      "/v1/simulations",
      text({ signer: `0x${"1b".repeat(20)}`, calls: [] }),
    ],
    [
      "with a call to simulate that is no action",
      "wrong-target",
      "/v1/simulations",
      text({ signer: `0x${"1b".repeat(20)}`, calls: [{ to: `0x${"1b".repeat(20)}`, data: "0x" }] }),
    ],
  ])("%s is refused as %s, and nothing is kept", async (_what, code, path, content) => {
    await expectRefusal(code, async () => (await send(path, content)).problem);
  });

  it("of another type is refused as unsupported-media-type, and nothing is kept", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonx",
    ]) {
      await expectRefusal(
        "unsupported-media-type",
        async () => (await send("/v1/packages", text(manifest), { "content-type": type })).problem,
      );
    }
  });

  it("that names a member twice counts by the last, as its root shows", async () => {
    const twice = text({ ...manifest, ref: "first" })
      .replace("{", '{"ref":"zeroth",')
      .replace(/\}$/, ',"ref":"last"}');
    const answer = await fetch(`${served.url}/v1/packages`, { method: "POST", headers: JSON_TYPE, body: twice });
    const { root } = (await answer.json()) as { root: string };
    expect((await acceptPackage(served.gateway, { ...manifest, ref: "last" })).root).toBe(root);
  });
});

describe("a signed request with", () => {
  it.each<[what: string, change: Record<string, unknown>]>([
    ["an address that is none", { from: "0x12" }],
    ["a contract that is no address", { to: "ledger" }],
    ["a signature that is too short", { signature: "0x12" }],
    ["a signature in upper case", { signature: `0x${"AB".repeat(65)}` }],
    ["half a byte of data", { data: "0x123" }],
    ["data that is not hexadecimal", { data: "0xzz" }],
    ["a nonce that is negative", { nonce: -1 }],
    ["a nonce beyond the safe range", { nonce: 2 ** 53 }],
    ["a deadline beyond 48 bits", { deadline: 2 ** 48 }],
    ["gas beyond a transaction's", { gas: 2 ** 24 + 1 }],
    ["a value of ether", { value: 1 }],
    ["a nonce that is a text", { nonce: "0" }],
  ])("%s is refused as invalid-request, and nothing is kept", async (_what, change) => {
    const { gateway, founded } = served;
    const root = await keepPackage(gateway, "to be signed for");
    const [request] = await signActions(gateway, keyOf(founded.officers, "CN"), [recordingOf(root)]);
    await expectRefusal(
      "invalid-request",
      async () => (await send("/v1/submissions", text({ requests: [{ ...request, ...change }] }))).problem,
    );
  });

  it.each<[what: string, code: string, signature: (honest: string) => string]>([
    ["a signature of zeros", "wrong-signature", () => `0x${"00".repeat(65)}`],
    ["a signature with its other s", "wrong-signature", (honest) => `${honest.slice(0, -2)}1d`],
    [
      "a signature with one bit changed",
      "wrong-signature",
      (honest) => honest.replace(/^0x./, (first) => (first === "0x0" ? "0x1" : "0x0")),
    ],
  ])("%s is refused as %s, and nothing is kept", async (_what, code, change) => {
    const { gateway, founded } = served;
    const root = await keepPackage(gateway, "to be signed for");
    const [request] = await signActions(gateway, keyOf(founded.officers, "CN"), [recordingOf(root)]);
    await expectRefusal(
      code,
      async () =>
        (
          await send(
            "/v1/submissions",
            text({ requests: [{ ...request, signature: change(request?.signature ?? "") }] }),
          )
        ).problem,
    );
  });
});

describe("an address", () => {
  const id = strangeId();
  it.each<[path: string, code: string, method?: string]>([
    ["/v1/evidence/0x12", "invalid-request"],
    [`/v1/evidence/${id.toUpperCase()}`, "invalid-request"],
    [`/v1/evidence/${id}0`, "invalid-request"],
    [`/v1/evidence/${"zz".repeat(32)}`, "invalid-request"],
    ["/v1/evidence/..%2f..%2fetc%2fpasswd", "invalid-request"],
    ["/v1/evidence/%00", "invalid-request"],
    ["/v1/evidence/%ff", "invalid-request"],
    [`/v1/evidence/${id}`, "unknown-evidence"],
    [`/v1/evidence/${id}/exhibits/0`, "unknown-evidence"],
    [`/v1/evidence/${id}/exhibits/-1`, "invalid-request"],
    [`/v1/evidence/${id}/exhibits/1e3`, "invalid-request"],
    [`/v1/evidence/${id}/exhibits/10001`, "invalid-request"],
    ["/v1/notices/0x12", "invalid-request"],
    [`/v1/notices/${id}`, "unknown-notice"],
    ["/v1/submissions/1", "invalid-request"],
    ["/v1/submissions/11111111-1111-4111-8111-111111111111", "unknown-submission"],
    ["/v1/signers/0x12", "invalid-request"],
    ["/v1/evidence?limit=0", "invalid-request"],
    ["/v1/evidence?limit=501", "invalid-request"],
    ["/v1/evidence?limit=many", "invalid-request"],
    ["/v1/evidence?limit=1e1000", "invalid-request"],
    ["/v1/evidence?kind=rumour", "invalid-request"],
    ["/v1/evidence?partner=ZZ", "unknown-partner"],
    ["/v1/evidence?case=JM-1", "invalid-request"],
    ["/v1/notices?case=JM-1", "invalid-request"],
    ["/v1/evidence?partner=cn", "invalid-request"],
    ["/v1/evidence?agreement=XYZ", "unknown-agreement"],
    ["/v1/nothing", "not-found"],
    ["/v1/packages", "method-not-allowed"],
    [`/v1/evidence/${id}`, "method-not-allowed", "DELETE"],
  ])("%s is answered with %s", async (path, code, method = "GET") => {
    await expectRefusal(code, async () => {
      const answer = await fetch(`${served.url}${path}`, { method });
      return (await answer.json()) as { code: string };
    });
  });

  it.each([
    [`/v1/packages/0x12/exhibits/0`, "invalid-request"],
    [`/v1/packages/${id}/exhibits/0`, "unknown-package"],
    [`/v1/packages/${id}/exhibits/x`, "invalid-request"],
  ])("of an upload, %s, is answered with %s, and nothing is kept", async (path, code) => {
    await expectRefusal(code, async () => {
      const answer = await fetch(`${served.url}${path}`, { method: "PUT", body: "x" });
      return (await answer.json()) as { code: string };
    });
  });
});

describe("a body in transport", () => {
  const head = (length: number | string, more = "") =>
    `POST /v1/packages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${length === "" ? "" : `content-length: ${length}\r\n`}${more}\r\n`;

  it("that is larger than is read is refused as body-too-large, announced or not, and nothing is kept", async () => {
    const before = await tracesOf(served.gateway);
    const answer = await speak(served.port, (socket) => void socket.write(`${head(33_554_433)}{`));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('"code":"body-too-large"');
    expect(await tracesOf(served.gateway)).toEqual(before);
  });

  it("that is cut off before its announced length leaves nothing, and is no error of the gateway's", async () => {
    const before = await tracesOf(served.gateway);
    const answered = served.statuses.length;
    await speak(served.port, async (socket) => {
      socket.write(`${head(1_000)}${text(manifest).slice(0, 200)}`);
      await new Promise((done) => setTimeout(done, 100));
      socket.destroy();
    });
    await until("the request to be over", async () => served.statuses.length > answered || undefined);
    expect(await tracesOf(served.gateway)).toEqual(before);
    expect(served.errors).toEqual([]);
    expect(served.statuses.at(-1)).toBe(400);
  });

  it("that is longer than announced is read to its announced length: refused, and the rest is no second request", async () => {
    const before = await tracesOf(served.gateway);
    const answer = await speak(served.port, (socket) => void socket.write(`${head(50)}${text(manifest)}`));
    expect(answer).toMatch(/"code":"(?:malformed-request|invalid-body)"/);
    expect(answer.match(/^HTTP\/1\.1 2/gm)).toBeNull();
    expect(await tracesOf(served.gateway)).toEqual(before);
    expect(served.errors).toEqual([]);
  });

  it.each([
    ["with two lengths", "malformed-request", head(2, "content-length: 3\r\n")],
    ["with a length and in chunks", "malformed-request", head(2, "transfer-encoding: chunked\r\n")],
    ["with a length that is none", "malformed-request", head("two")],
    ["with a negative length", "malformed-request", head("-1")],
    ["with headers of 100 kB", "headers-too-large", head(2, `x: ${"x".repeat(100_000)}\r\n`)],
    ["with a header that is none", "malformed-request", head(2, "no colon here\r\n")],
    ["with NUL in a header", "malformed-request", head(2, "x: a\0b\r\n")],
    ["in chunks that are none", "malformed-request", `${head("", "transfer-encoding: chunked\r\n")}zz\r\n`],
  ])("%s is refused as %s, and nothing is kept", async (_what, code, sent) => {
    const before = await tracesOf(served.gateway);
    const answer = await speak(served.port, (socket) => void socket.write(`${sent}{}`));
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer).toContain("application/problem+json");
    expect(answer).toContain(`"code":"${code}"`);
    expect(await tracesOf(served.gateway)).toEqual(before);
    expect(served.errors).toEqual([]);
  });

  it("with strange headers is answered as without them", async () => {
    const strange = {
      "accept-language": `${"zh,".repeat(2_000)};;q=;q=x`,
      "if-none-match": '"unfinished',
      range: "bytes=9-1,,-",
      "x-forwarded-for": "127.0.0.1, ::1",
      cookie: "a=b; ".repeat(100),
    };
    const answer = await fetch(`${served.url}/v1/network`, { headers: strange });
    expect(answer.status).toBe(200);
    expect(served.errors).toEqual([]);
  });
});
