import { verifyMessage } from "ethers";
import { describe, expect, it } from "vitest";
import { signExchangeRequest, verifyExchangeRequest } from "../../gateway/auth/exchange-signature.ts";
import { makeKey } from "../../scripts/local/make-keys.ts";

const binding = { chainId: 31_337n, deploymentId: `0x${"d1".repeat(32)}` };
const key = makeKey();
const request = { method: "GET", url: "http://127.0.0.1:8081/v1/exchange/documents/0x01" };
const recover = (text: string, signature: string) => verifyMessage(text, signature).toLowerCase();
const sign = (at = Date.now(), from = binding, what = request) =>
  signExchangeRequest({ address: key.address, sign: (text) => key.signMessage(text) }, from, what, at, "once");
const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const verify = (headers: Record<string, string>, what = request, at = Date.now(), to = binding) =>
  verifyExchangeRequest(to, { ...what, headers: lowered(headers) }, at, recover);
const refused = { code: "gateway-not-authenticated" };

describe("verifyExchangeRequest", () => {
  it("answers whose key signed, and until when the nonce must not come again", async () => {
    const at = Date.now();
    const identity = await verify(await sign(at));
    expect(identity).toEqual({
      address: key.address.toLowerCase(),
      nonce: "once",
      expiresAt: Math.floor(at / 1_000) + 60 + 30,
    });
  });

  it.each([
    ["another path", { ...request, url: request.url.replace("0x01", "0x02") }],
    ["another query", { ...request, url: `${request.url}?a=1` }],
    ["another gateway", { ...request, url: request.url.replace("8081", "8082") }],
    ["another method", { ...request, method: "POST" }],
  ])("refuses a signature made for %s", async (_what, made) => {
    await expect(verify(await sign(Date.now(), binding, made))).rejects.toMatchObject(refused);
  });

  it("refuses a signature made for another chain or deployment", async () => {
    await expect(verify(await sign(Date.now(), { ...binding, chainId: 1n }))).rejects.toMatchObject(refused);
    await expect(
      verify(await sign(Date.now(), { ...binding, deploymentId: `0x${"d2".repeat(32)}` })),
    ).rejects.toMatchObject(refused);
  });

  it("refuses a signature that expired, by the clock that it is given", async () => {
    const at = Date.now();
    const headers = await sign(at);
    await expect(verify(headers, request, at + 91_000)).rejects.toMatchObject(refused);
    await expect(verify(headers, request, at - 31_000)).rejects.toMatchObject(refused);
    await expect(verify(await sign(at - 600_000), request, at)).rejects.toMatchObject(refused);
  });

  it("refuses a signature whose signer allowed itself more time", async () => {
    const headers = await sign();
    const input = headers["Signature-Input"] ?? "";
    const expires = Number(/expires=(\d+)/.exec(input)?.[1]);
    const longer = { ...headers, "Signature-Input": input.replace(`expires=${expires}`, `expires=${expires + 9}`) };
    await expect(verify(longer)).rejects.toMatchObject(refused);
  });

  it.each([
    ["none", {}],
    ["only its input", { "signature-input": 'concord=("@method");created=1' }],
    ["nonsense", { signature: "x", "signature-input": "y" }],
    ["an empty list of what is signed", { signature: "concord=:AA==:", "signature-input": "concord=()" }],
  ])("refuses a request with %s for a signature", async (_what, headers) => {
    await expect(verify(headers as Record<string, string>)).rejects.toMatchObject(refused);
  });

  it("refuses the signature of another key than it names, and a second signature beside a good one", async () => {
    const headers = await sign();
    const other = makeKey().address.toLowerCase();
    const input = headers["Signature-Input"]?.replace(key.address.toLowerCase(), other) ?? "";
    await expect(verify({ ...headers, "Signature-Input": input })).rejects.toMatchObject(refused);
    const again = await sign();
    const rename = (text = "") => text.replace("concord", "second");
    await expect(
      verify({
        Signature: `${headers.Signature}, ${rename(again.Signature)}`,
        "Signature-Input": `${headers["Signature-Input"]}, ${rename(again["Signature-Input"])}`,
      }),
    ).rejects.toMatchObject(refused);
  });

  it.each(["@method", "@target-uri"])("refuses a signature that does not cover %s", async (field) => {
    const headers = await sign();
    const input = headers["Signature-Input"]?.replace(`"${field}"`, "").replace("( ", "(").replace(" )", ")") ?? "";
    await expect(verify({ ...headers, "Signature-Input": input })).rejects.toMatchObject(refused);
  });
});
