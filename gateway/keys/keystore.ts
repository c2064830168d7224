import { type BinaryLike, scrypt as nodeScrypt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { getAddress, isAddress, scrypt, Wallet } from "ethers";
import { DomainError } from "../domain/errors.ts";
import { forwardRequestMessage, forwardRequestTypes } from "../domain/submission.ts";
import type { Key } from "./key.ts";
import { CompiledSigningKey } from "./signing-key.ts";

/** A keystore is some hundred bytes; what is much larger is none. */
const KEYSTORE_MAX_BYTES = 65_536;
/** What a keystore may have its opening take: four times what those of the field's tools take. */
const SCRYPT_MAX_BYTES = 1_073_741_824;
const SCRYPT_MAX_PARALLEL = 16;
const PBKDF2_MAX_ROUNDS = 10_000_000;

// Node's own scrypt takes a fraction of the time of the portable one. What it needs is 128·N·r bytes (RFC 7914 §5).
scrypt.register(
  (passphrase, salt, N, r, p, length) =>
    new Promise((resolve, reject) => {
      const options = { N, r, p, maxmem: 128 * N * r + 128 * r * p + 1_048_576 };
      nodeScrypt(passphrase as BinaryLike, salt as BinaryLike, length, options, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    }),
);

/**
 * Opens a Web3 Secret Storage file.
 *
 * @throws DomainError `keystore-not-found` when there is no such file, or it is no keystore; `keystore-locked` when the
 * passphrase is wrong
 */
export async function openKeystore(file: string, passphrase: string): Promise<Key> {
  const wallet = await openWallet(file, passphrase);
  return {
    address: wallet.address.toLowerCase(),
    signRequest: (request, domain) => wallet.signTypedData(domain, forwardRequestTypes, forwardRequestMessage(request)),
    signTypedData: ({ domain, types, message }) => wallet.signTypedData(domain, types, message),
    signMessage: (text) => wallet.signMessage(text),
    signTransaction: (transaction) => wallet.signTransaction(transaction),
  };
}

/** The key itself. Throws as {@link openKeystore}. */
export async function openWallet(file: string, passphrase: string): Promise<Wallet> {
  return unlock(file, await readKeystore(file), passphrase);
}

/** The address of a keystore's key, in lower case, as the file says without being unlocked. Throws as {@link openKeystore}. */
export async function readAddress(file: string): Promise<string> {
  return getAddress(String(addressIn(await readKeystore(file)))).toLowerCase();
}

async function readKeystore(file: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : "it cannot be read";
    throw new DomainError("keystore-not-found", `The keystore ${file} cannot be opened: ${reason}.`, { file });
  }
  if (text.length > KEYSTORE_MAX_BYTES || !isAddress(addressIn(text))) {
    throw new DomainError("keystore-not-found", `${file} is not a keystore (Web3 Secret Storage, version 3).`, {
      file,
    });
  }
  if (!isBounded(text)) {
    const detail = `${file} is a keystore that takes more to be opened than one does: its parameters are not sound.`;
    throw new DomainError("keystore-not-found", detail, { file });
  }
  return text;
}

/** Whether opening it ends, in memory that a machine has: its parameters are whoever's wrote the file, in any case and however often. */
function isBounded(text: string): boolean {
  const most = greatestParameters(text);
  if (most === undefined) return false;
  const isScryptBounded = 128 * most.n * most.r <= SCRYPT_MAX_BYTES && most.p <= SCRYPT_MAX_PARALLEL;
  return isScryptBounded && most.c <= PBKDF2_MAX_ROUNDS;
}

/** Undefined for what lies too deep to be looked at. */
function greatestParameters(text: string) {
  const most = { n: 0, r: 0, p: 0, c: 0 };
  try {
    JSON.parse(text, (name: string, value: unknown) => {
      const parameter = name.toLowerCase();
      if (Object.hasOwn(most, parameter)) {
        const asked = typeof value === "number" ? value : Number.POSITIVE_INFINITY;
        most[parameter as keyof typeof most] = Math.max(most[parameter as keyof typeof most], asked);
      }
      return value;
    });
    return most;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function addressIn(text: string): unknown {
  try {
    const { version, address } = JSON.parse(text) as { version?: unknown; address?: unknown };
    return version === 3 ? address : undefined;
  } catch {
    return undefined;
  }
}

async function unlock(file: string, text: string, passphrase: string): Promise<Wallet> {
  try {
    const { privateKey } = await Wallet.fromEncryptedJson(text, passphrase);
    return new Wallet(new CompiledSigningKey(privateKey));
  } catch {
    throw new DomainError("keystore-locked", `The passphrase does not open the keystore ${file}.`, { file });
  }
}
