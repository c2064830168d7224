import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Transaction, verifyMessage, verifyTypedData } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forwarderDomain, isSignedByItsOfficer } from "../../gateway/domain/submission.ts";
import type { Key } from "../../gateway/keys/key.ts";
import { openKey } from "../../gateway/keys/open-key.ts";
import { connectRemoteKey, findRemoteKey } from "../../gateway/keys/remote-signer.ts";
import { makeKey, writeKey } from "../../scripts/local/make-keys.ts";
import { type SignerChild, startSigner } from "./signer-child.ts";

const wallet = makeKey();
const other = makeKey();
const own = wallet.address.toLowerCase();
const domain = forwarderDomain(31_337n, `0x${"f0".repeat(20)}`);
const request = {
  from: own,
  to: `0x${"10".repeat(20)}`,
  gas: 400_000,
  nonce: 7,
  deadline: 2_000_000_000,
  data: "0x12",
};
const transaction = () =>
  Transaction.from({
    type: 0,
    chainId: 31_337n,
    nonce: 3,
    to: `0x${"f0".repeat(20)}`,
    data: "0xabcdef",
    gasPrice: 0,
    gasLimit: 1_000_000,
  });

let folder: string;
let signer: SignerChild;
const opened: Record<string, Key> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "concord-keys-"));
  signer = await startSigner([wallet, other]);
  const { url, tokenFile } = signer;
  opened.keystore = await openKey(await writeKey(folder, "key", wallet));
  opened.remote = await openKey({ remote: { url, address: own, tokenFile, timeoutMs: 5_000 } });
});
afterAll(async () => {
  await signer.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(["keystore", "remote"])("a key in a %s", (place) => {
  const key = (): Key => opened[place] as Key;

  it("signs requests as the officer whose it is", async () => {
    const signature = await key().signRequest(request, domain);
    expect(key().address).toBe(own);
    expect(isSignedByItsOfficer({ ...request, signature }, domain)).toBe(true);
  });

  it("signs what no contract is asked for, by its type", async () => {
    const types = { Statement: [{ name: "validators", type: "address[]" }] };
    const message = { validators: [own, own] };
    const signature = await key().signTypedData({ domain, types, message });
    expect(verifyTypedData(domain, types, message, signature).toLowerCase()).toBe(own);
  });

  it.each(["a text", "0x6869", "口令 “ \u0000"])("signs the message %j as that text", async (text) => {
    expect(verifyMessage(text, await key().signMessage(text)).toLowerCase()).toBe(own);
  });

  it("signs a transaction as it was asked to, for its chain", async () => {
    const raw = await key().signTransaction(transaction());
    expect(raw).toBe(await wallet.signTransaction(transaction()));
  });
});

describe("a remote signer", () => {
  it("is found by its address, or without one when it holds a single key", async () => {
    const { url, token } = signer;
    const connection = { url, token, timeoutMs: 5_000 };
    expect((await findRemoteKey(connection, other.address))?.address).toBe(other.address.toLowerCase());
    expect(await findRemoteKey(connection, undefined)).toBeUndefined();
  });

  it.each<[what: string, code: string, token: string | undefined, address: string]>([
    ["without its token", "signer-refused", undefined, own],
    ["with another token", "signer-refused", "guess", own],
    ["for a key that it does not hold", "signer-refused", "right", makeKey().address],
  ])("signs nothing %s (%s)", async (_what, code, token, address) => {
    const connection = { url: signer.url, token: token === "right" ? signer.token : token, timeoutMs: 5_000 };
    await expect(connectRemoteKey(connection, address).signMessage("text")).rejects.toMatchObject({ code });
  });

  it("that is gone, or of another name, is unreachable", async () => {
    const key = connectRemoteKey({ url: "http://127.0.0.1:9", token: undefined, timeoutMs: 1_000 }, own);
    await expect(key.signMessage("text")).rejects.toMatchObject({ code: "signer-unreachable" });
  });
});

describe("what a signer answers", () => {
  let server: Server;
  let reply: (method: string) => Promise<string> | string | undefined;
  let key: Key;

  beforeAll(async () => {
    server = createServer((incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", async () => {
        const { method } = JSON.parse(Buffer.concat(chunks).toString()) as { method: string };
        const text = await reply(method);
        // It never answers where there is nothing to say.
        if (text !== undefined) response.end(text);
      });
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    key = connectRemoteKey({ url, token: undefined, timeoutMs: 400 }, own);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const result = (value: unknown): string => JSON.stringify({ jsonrpc: "2.0", id: 1, result: value });

  it.each<[what: string, code: string, answer: () => Promise<string> | string | undefined]>([
    ["nothing", "signer-unreachable", () => undefined],
    ["more than a signature can be", "signer-unreachable", () => " ".repeat(5_000_000)],
    ["no JSON", "signer-answer-untrue", () => "<html>"],
    ["JSON of something else", "signer-answer-untrue", () => "[]"],
    ["no signature", "signer-answer-untrue", () => result("0x1234")],
    ["an object", "signer-answer-untrue", () => result({})],
    ["another key's signature", "signer-answer-untrue", async () => result(await other.signMessage("text"))],
    ["a signature over something else", "signer-answer-untrue", async () => result(await wallet.signMessage("other"))],
    [
      "an error",
      "signer-refused",
      () => JSON.stringify({ jsonrpc: "2.0", id: 1, error: { code: -32_000, message: "secret" } }),
    ],
  ])("is refused when it is %s (%s)", async (_what, code, answer) => {
    reply = answer;
    for (const ask of [
      () => key.signMessage("text"),
      () => key.signRequest(request, domain),
      () => key.signTransaction(transaction()),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code, message: expect.not.stringContaining("secret") });
    }
  });

  it.each<[what: string, changes: object]>([
    ["another nonce", { nonce: 4 }],
    ["another receiver", { to: `0x${"f1".repeat(20)}` }],
    ["other data", { data: "0xabcdee" }],
    ["another chain", { chainId: 1n }],
    ["a price", { gasPrice: 1 }],
  ])("is no transaction with %s than was asked for", async (_what, changes) => {
    const changed = Transaction.from({ ...transaction().toJSON(), sig: null, ...changes });
    reply = async () => result(await wallet.signTransaction(changed));
    await expect(key.signTransaction(transaction())).rejects.toMatchObject({ code: "signer-answer-untrue" });
  });
});
