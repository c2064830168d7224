/** Makes a key of a gateway: `node scripts/deploy/new-key.ts KEYSTORE PASSPHRASE-FILE`. Prints its address; overwrites nothing. */
import { readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { encryptKeystoreJson, Wallet } from "ethers";
// With it, a keystore is encrypted by Node's own scrypt.
import "../../gateway/keys/keystore.ts";

const [file, passphraseFile] = process.argv.slice(2);
if (file === undefined || passphraseFile === undefined) {
  console.error("usage: node scripts/deploy/new-key.ts KEYSTORE PASSPHRASE-FILE");
  process.exit(64);
}
const passphrase = (await readFile(passphraseFile, "utf8")).replace(/\r?\n$/, "");
const { address, privateKey } = Wallet.createRandom();
const keystore = await encryptKeystoreJson({ address, privateKey }, passphrase);
await writeFile(file, keystore, { mode: 0o600, flag: "wx" });
console.log(address.toLowerCase());
