import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keccak256 } from "ethers";

/** Every byte of the files below a folder, file by file. */
export function filesBelow(folder: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => ({ name: path.slice(folder.length + 1), bytes: readFileSync(path) }));
}

const KEY_BYTES = 4;

/** Those of the values that are in the bytes, as they are, as JSON writes them, or in a URL. All are looked for in one pass. */
export function findIn(bytes: Buffer, values: readonly string[]): string[] {
  const found = new Set<string>();
  const beginnings = new Uint8Array(1 << 16);
  const sought = new Map<number, { readonly value: string; readonly form: Buffer }[]>();
  for (const value of values) {
    for (const form of formsOf(value).map((text) => Buffer.from(text))) {
      if (form.length < KEY_BYTES) {
        if (bytes.includes(form)) found.add(value);
        continue;
      }
      const key = form.readUInt32LE(0);
      beginnings[key & 0xffff] = 1;
      const same = sought.get(key) ?? [];
      same.push({ value, form });
      sought.set(key, same);
    }
  }
  for (let at = 0; at + KEY_BYTES <= bytes.length; at += 1) {
    if (beginnings[(bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)] === 0) continue;
    for (const { value, form } of sought.get(bytes.readUInt32LE(at)) ?? []) {
      if (!found.has(value) && bytes.subarray(at, at + form.length).equals(form)) found.add(value);
    }
  }
  return values.filter((value) => found.has(value));
}

function formsOf(value: string): string[] {
  return [
    ...new Set([
      value,
      JSON.stringify(value).slice(1, -1),
      encodeURIComponent(value),
      value.replaceAll(" ", "+"),
      new URLSearchParams([["", value]]).toString().slice(1),
    ]),
  ];
}

/** Those of the values that are in hex digits: in clear, or as a digest of theirs without a salt. */
export function findInHex(hex: string, values: readonly (string | Buffer)[]): string[] {
  return values.flatMap((value) => {
    const bytes = typeof value === "string" ? Buffer.from(value, "utf8") : value;
    const clear = typeof value === "string" && bytes.length >= 6 ? [bytes.toString("hex")] : [];
    const digests = ["sha256", "sm3", "sha1", "md5", "sha512", "sha3-256"].map((name) =>
      createHash(name).update(bytes).digest("hex"),
    );
    const found = [...clear, ...digests, keccak256(bytes).slice(2)].some((form) => hex.includes(form));
    return found ? [typeof value === "string" ? value : "a file"] : [];
  });
}
