import { randomBytes } from "node:crypto";
import { SigningKey } from "ethers";
import { expect, it } from "vitest";
import { CompiledSigningKey } from "../../gateway/keys/signing-key.ts";

it("signs what ethers' own key signs, to the bit", () => {
  for (let n = 0; n < 50; n += 1) {
    const key = randomBytes(32);
    const digest = randomBytes(32);
    expect(new CompiledSigningKey(key).sign(digest).serialized).toBe(new SigningKey(key).sign(digest).serialized);
  }
});

it("refuses what is no hash of 32 bytes, and does not say the key", () => {
  const key = new CompiledSigningKey(randomBytes(32));
  expect(() => key.sign("0x1234")).toThrow();
  try {
    key.sign("0x1234");
  } catch (error) {
    expect(String(error)).not.toContain(key.privateKey.slice(2));
  }
});
