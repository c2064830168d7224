import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { encryptKeystoreJsonSync } from "ethers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forwarderDomain, isSignedByItsOfficer } from "../../gateway/domain/submission.ts";
import { openKeystore } from "../../gateway/keys/keystore.ts";
import vectors from "../vectors/signatures.json" with { type: "json" };

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "concord-keys-"));
  file = path.join(folder, "officer.json");
  const account = { address: vectors.cases[0]?.from as string, privateKey: vectors.privateKey };
  await writeFile(file, encryptKeystoreJsonSync(account, "口令 with spaces", { scrypt: { N: 1_024, r: 8, p: 1 } }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("openKeystore", () => {
  it.each(vectors.cases)("signs request %# to the vector's signature", async (entry) => {
    const signer = await openKeystore(file, "口令 with spaces");
    const { from, to, gas, nonce, deadline, data } = entry;
    const domain = forwarderDomain(BigInt(vectors.domain.chainId), vectors.domain.verifyingContract);
    const request = { from, to, gas, nonce, deadline, data };
    const signature = await signer.signRequest(request, domain);
    expect(signer.address).toBe(from);
    expect(signature).toBe(entry.signature);
    expect(isSignedByItsOfficer({ ...request, signature }, domain)).toBe(true);
  });

  it("says that the passphrase is wrong, without the passphrase", async () => {
    await expect(openKeystore(file, "guess-1234")).rejects.toMatchObject({
      code: "keystore-locked",
      message: expect.not.stringContaining("guess-1234"),
    });
  });

  it.each([
    ["memory", { n: 2 ** 24, r: 8, p: 1 }],
    ["turns", { n: 1_024, r: 8, p: 2 ** 20 }],
    ["nothing that is a number", { n: "many", r: 8, p: 1 }],
  ])("opens none whose file asks for %s without bounds", async (_what, kdfparams) => {
    const greedy = path.join(folder, "greedy.json");
    const keystore = JSON.parse(await readFile(file, "utf8"));
    const crypto = keystore.Crypto ?? keystore.crypto;
    const asking = { ...crypto, kdfparams: { ...crypto.kdfparams, ...kdfparams } };
    // The second beside the sound one, which another reader may take.
    for (const asked of [
      { ...keystore, Crypto: asking, crypto: asking },
      { CRYPTO: asking, ...keystore },
    ]) {
      await writeFile(greedy, JSON.stringify(asked));
      await expect(openKeystore(greedy, "口令 with spaces")).rejects.toMatchObject({ code: "keystore-not-found" });
    }
  });

  it("tells a missing file and one that is no keystore", async () => {
    await expect(openKeystore(path.join(folder, "none"), "x")).rejects.toMatchObject({ code: "keystore-not-found" });
    const other = path.join(folder, "other.json");
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    const address = vectors.cases[0]?.from;
    for (const text of ['{"version":1}', `{"version":3,"address":"${address}","crypto":${deep}}`]) {
      await writeFile(other, text);
      await expect(openKeystore(other, "x")).rejects.toMatchObject({ code: "keystore-not-found" });
    }
  });
});
