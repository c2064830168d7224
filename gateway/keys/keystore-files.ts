import { randomBytes } from "node:crypto";
import { open, readdir, realpath, rename, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Wallet } from "ethers";
import { DomainError } from "../domain/errors.ts";
import { openWallet, readAddress } from "./keystore.ts";

/** A keystore of a folder. */
export interface KeystoreFile {
  readonly file: string;
  /** Lower case, as the file says. */
  readonly address: string;
}

/**
 * Makes a key that nobody has seen and writes it as a keystore (Web3 Secret Storage, scrypt) that its owner alone may read. Answers its
 * address; undefined, and nothing is written, where the file is there already.
 */
export async function makeKeystore(file: string, passphrase: string): Promise<string | undefined> {
  const wallet = new Wallet(`0x${randomBytes(32).toString("hex")}`);
  try {
    await writeNew(file, await wallet.encrypt(passphrase));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
  return wallet.address.toLowerCase();
}

/**
 * Encrypts a keystore's key with another passphrase. The file is replaced as a whole: it has the one passphrase or the other, whenever
 * this is interrupted. Answers the address.
 *
 * @throws DomainError `keystore-not-found`, `keystore-locked`
 */
export async function changePassphrase(file: string, current: string, next: string): Promise<string> {
  const wallet = await openWallet(file, current);
  const target = await realpath(file);
  const temporary = `${target}.${randomBytes(6).toString("hex")}`;
  await writeNew(temporary, await wallet.encrypt(next));
  try {
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary);
    throw error;
  }
  await syncFolder(dirname(target));
  return wallet.address.toLowerCase();
}

/** The keystores that lie in a folder, by name; what else is there is passed over. Throws DomainError `keystore-not-found`. */
export async function listKeystores(folder: string): Promise<KeystoreFile[]> {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch {
    throw new DomainError("keystore-not-found", `There is no folder ${folder} that can be read.`, { folder });
  }
  const found: KeystoreFile[] = [];
  for (const name of names.toSorted()) {
    const file = join(folder, name);
    const address = await readAddress(file).catch(() => undefined);
    if (address !== undefined) found.push({ file, address });
  }
  return found;
}

/** Writes a file that is not there, for its owner alone, durable when this resolves; what fails leaves none. */
async function writeNew(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } catch (error) {
    await unlink(file);
    throw error;
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
