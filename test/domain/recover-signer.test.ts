import { SigningKey, Wallet } from "ethers";
import { describe, expect, it } from "vitest";
import { recoverSigner } from "../../gateway/domain/recover-signer.ts";

const wallet = new Wallet(`0x${"5a".repeat(32)}`);
const hash = Buffer.alloc(32, 7);
const { r, s, v } = new SigningKey(wallet.privateKey).sign(hash);
const word = (value: bigint) => value.toString(16).padStart(64, "0");
const signatureOf = (parts: { r?: string; s?: string; v?: number }) =>
  `0x${parts.r ?? r.slice(2)}${parts.s ?? s.slice(2)}${(parts.v ?? v).toString(16)}`;
/** SEC 2 §2.4.1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const GENERATOR_X = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798";

describe("recoverSigner", () => {
  it("finds the address whose key signed, and another for another hash or the other v", () => {
    expect(recoverSigner(hash, signatureOf({}))).toBe(wallet.address.toLowerCase());
    expect(recoverSigner(Buffer.alloc(32, 8), signatureOf({}))).not.toBe(wallet.address.toLowerCase());
    expect(recoverSigner(hash, signatureOf({ v: 27 + 28 - v }))).not.toBe(wallet.address.toLowerCase());
  });

  it("takes of two values of s that would do only the lower one", () => {
    expect(recoverSigner(hash, signatureOf({ s: word(ORDER / 2n) }))).toMatch(/^0x[0-9a-f]{40}$/);
    expect(recoverSigner(hash, signatureOf({ s: word(ORDER / 2n + 1n) }))).toBeUndefined();
    expect(recoverSigner(hash, signatureOf({ s: word(ORDER - BigInt(s)), v: 27 + 28 - v }))).toBeUndefined();
  });

  it.each([
    ["r that no point of the curve has", signatureOf({ r: word(5n) })],
    ["zero for r", signatureOf({ r: word(0n) })],
    ["zero for s", signatureOf({ s: word(0n) })],
    ["a key that would be the point at infinity", signatureOf({ r: GENERATOR_X, s: hash.toString("hex"), v: 27 })],
    ["another v", signatureOf({ v: 0x1d })],
    ["upper case", signatureOf({}).toUpperCase().replace("0X", "0x")],
    ["something before it", `x${signatureOf({})}`],
    ["something after it", `${signatureOf({})}0`],
    ["its two-word form (EIP-2098)", `0x${r.slice(2)}${s.slice(2)}`],
  ])("finds none for a signature with %s", (_what, signature) => {
    expect(recoverSigner(hash, signature)).toBeUndefined();
  });
});
