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

/** Those of the values that are in the bytes, as they are, as JSON writes them, or in a URL. */
export function findIn(bytes: Buffer, values: readonly string[]): string[] {
  return values.filter((value) => formsOf(value).some((form) => bytes.includes(form)));
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
