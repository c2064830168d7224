import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encryptKeystoreJson, Wallet } from "ethers";
import "../../gateway/keys/keystore.ts";

// The passphrases of a local run are 32 random bytes, which no search finds however cheap a guess is.
const SCRYPT = { N: 1 << 13, r: 8, p: 1 };
const PRIVATE = { mode: 0o600 };

/** Where a key was written. Paths are absolute. */
export interface WrittenKey {
  readonly keystore: string;
  readonly passphraseFile: string;
}

/** A fresh key. */
export function makeKey(): Wallet {
  return new Wallet(`0x${randomBytes(32).toString("hex")}`);
}

/** Writes `NAME.json` (Web3 Secret Storage) and `passphrases/NAME` into a folder that only its owner may read. */
export async function writeKey(folder: string, name: string, key: Wallet): Promise<WrittenKey> {
  const passphrase = randomBytes(32).toString("hex");
  await mkdir(join(folder, "passphrases"), { recursive: true, mode: 0o700 });
  const keystore = join(folder, `${name}.json`);
  const passphraseFile = join(folder, "passphrases", name);
  const account = { address: key.address, privateKey: key.privateKey };
  await writeFile(passphraseFile, `${passphrase}\n`, PRIVATE);
  await writeFile(keystore, await encryptKeystoreJson(account, passphrase, { scrypt: SCRYPT }), PRIVATE);
  return { keystore, passphraseFile };
}
