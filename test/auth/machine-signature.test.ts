import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Machine, verifyMachines } from "../../gateway/auth/machine-signature.ts";
import { signRequest } from "../../gateway/auth/request-signature.ts";
import { spendSignature } from "../../gateway/verbs/spend-signature.ts";
import { openTemporaryStore } from "../storage/temporary-store.ts";

const deploymentId = `0x${"d1".repeat(32)}`;
const tagOf = (id: string) => `concord-api:${id}`;
const ed25519 = generateKeyPairSync("ed25519");
const p256 = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stranger = generateKeyPairSync("ed25519");
const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }).toString();
const machineOf = (name: string, key: KeyObject): Machine => ({
  name,
  partner: "CN",
  roles: ["officer"],
  publicKey: pem(key),
});
const machines = [machineOf("case-system", ed25519.publicKey), machineOf("archive", p256.publicKey)];
const refused = { code: "signature-invalid" };

const content = '{"packages":[]}';
const digestOf = (text: string) => `sha-256=:${createHash("sha256").update(text).digest("base64")}:`;
const post = {
  method: "POST",
  url: "https://gateway.example/v1/batches",
  headers: { "content-length": String(content.length), "content-digest": digestOf(content) },
};
const get = { method: "GET", url: "https://gateway.example/v1/evidence?limit=1", headers: {} };

const signBy = (key: KeyObject) => (base: Buffer) =>
  key.asymmetricKeyType === "ed25519"
    ? sign(null, base, key)
    : sign("sha256", base, { key, dsaEncoding: "ieee-p1363" });
const signed = async (
  request: { method: string; url: string; headers: Record<string, string> },
  { name = "case-system", key = ed25519.privateKey, tag = tagOf(deploymentId), at = Date.now() } = {},
) => {
  const headers = await signRequest({ keyId: `machine:${name}`, sign: signBy(key) }, tag, request, at, randomUUID());
  const lowered = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value] as const);
  return { ...request, headers: { ...request.headers, ...Object.fromEntries(lowered) } };
};
const verify = verifyMachines(machines, deploymentId, Date.now);

describe("a machine's signature", () => {
  it.each([
    ["Ed25519", "case-system", ed25519.privateKey],
    ["ECDSA P-256", "archive", p256.privateKey],
  ])("by %s says which machine asks, with and without a body", async (_algorithm, name, key) => {
    for (const request of [get, post]) {
      const { machine, signedBy } = await verify(await signed(request, { name, key }));
      expect([machine.name, signedBy.keyId]).toEqual([name, `machine:${name}`]);
    }
  });

  it.each([
    ["a key that is not registered", { key: stranger.privateKey }],
    ["another machine's key", { name: "archive" }],
    ["a name that is not registered", { name: "nobody" }],
    ["another purpose", { tag: tagOf(`0x${"d2".repeat(32)}`) }],
    ["another purpose, of gateways", { tag: `concord-exchange:${deploymentId}` }],
    ["a time that is over", { at: Date.now() - 120_000 }],
    ["a time that is to come", { at: Date.now() + 120_000 }],
  ])("is refused that is by %s", async (_what, options) => {
    await expect(verify(await signed(get, options))).rejects.toMatchObject(refused);
  });

  it.each([
    ["method", { method: "PUT" }],
    ["query", { url: "https://gateway.example/v1/batches?x=1" }],
    ["gateway", { url: "https://other.example/v1/batches" }],
  ])("is refused for another %s than was signed", async (_what, change) => {
    await expect(verify({ ...(await signed(post)), ...change })).rejects.toMatchObject(refused);
  });

  it("is refused with another digest of the body, or with a body whose digest it does not cover", async () => {
    const request = await signed(post);
    const changed = { ...request, headers: { ...request.headers, "content-digest": digestOf("other") } };
    await expect(verify(changed)).rejects.toMatchObject(refused);
    const bare = await signed({ ...post, headers: {} });
    for (const ofBody of [{ "content-length": "15" }, { "transfer-encoding": "chunked" }]) {
      await expect(verify({ ...bare, headers: { ...bare.headers, ...ofBody } })).rejects.toMatchObject(refused);
    }
  });

  it("counts once, whichever process of the gateway it reaches, and after a restart", async () => {
    const { store } = await openTemporaryStore();
    const { signedBy } = await verify(await signed(post));
    await spendSignature({ store, now: Date.now }, signedBy);
    await expect(spendSignature({ store, now: Date.now }, signedBy)).rejects.toMatchObject(refused);
    // What another process, or the next, has of it is the database.
    expect(await store.spendNonce(`${signedBy.keyId}:${signedBy.nonce}`, signedBy.expiresAt, 0)).toBe(false);
  });
});

describe("a machine's key", () => {
  it.each([
    ["of RSA", pem(generateKeyPairSync("rsa", { modulusLength: 2_048 }).publicKey)],
    ["of another curve", pem(generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey)],
    ["that is none", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"],
  ])("%s is refused", (_what, publicKey) => {
    const machine = { name: "m", partner: "CN", roles: ["officer"] as const, publicKey };
    expect(() => verifyMachines([machine], deploymentId, Date.now)).toThrow();
  });
});
