import {
  hexlify,
  Signature,
  Transaction,
  TypedDataEncoder,
  toQuantity,
  toUtf8Bytes,
  verifyMessage,
  verifyTypedData,
} from "ethers";
import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { forwardRequestMessage, forwardRequestTypes } from "../domain/submission.ts";
import type { Key } from "./key.ts";

/** A signed transaction is at most some hundred kilobytes; what is much larger is none. */
const ANSWER_MAX_BYTES = 4 * 1024 * 1024;

const answerSchema = z.union([
  z.object({ result: z.unknown(), error: z.null().optional() }),
  z.object({ error: z.object({ code: z.number(), message: z.string().optional() }) }),
]);

/** Where a signer is, and how it is told who asks. */
export interface SignerConnection {
  readonly url: string;
  /** Sent as a bearer token where there is one. */
  readonly token: string | undefined;
  readonly timeoutMs: number;
}

/**
 * A key that a signer in another process holds, over the JSON-RPC methods that Consensys Web3Signer documents for the execution layer.
 * The signer is not trusted: an answer counts only when it is the signature of this address over exactly what was asked for.
 *
 * Every method throws DomainError `signer-unreachable` when no answer comes in time, `signer-refused` when the signer does not sign,
 * and `signer-answer-untrue` when what it answers is not that signature.
 */
export function connectRemoteKey(connection: SignerConnection, address: string): Key {
  const own = address.toLowerCase();
  const ask = (method: string, ...parameters: unknown[]): Promise<unknown> => call(connection, method, parameters);
  const signTypedData: Key["signTypedData"] = async ({ domain, types, message }) => {
    const answer = await ask("eth_signTypedData", own, TypedDataEncoder.getPayload(domain, types, message));
    return checked(() => {
      const signature = readSignature(answer);
      return verifyTypedData(domain, types, message, signature).toLowerCase() === own && signature;
    });
  };
  return {
    address: own,
    signRequest: (request, domain) =>
      signTypedData({ domain, types: forwardRequestTypes, message: forwardRequestMessage(request) }),
    signTypedData,
    signMessage: async (text) => {
      const answer = await ask("eth_sign", own, hexlify(toUtf8Bytes(text)));
      return checked(() => {
        const signature = readSignature(answer);
        return verifyMessage(text, signature).toLowerCase() === own && signature;
      });
    },
    signTransaction: async (transaction) => {
      const answer = await ask("eth_signTransaction", fieldsOf(transaction, own));
      return checked(() => {
        const signed = Transaction.from(String(answer));
        const isSame = signed.unsignedHash === transaction.unsignedHash;
        return isSame && signed.from?.toLowerCase() === own && signed.serialized;
      });
    },
  };
}

/** The addresses of the keys that a signer holds, in lower case. Throws as {@link connectRemoteKey}. */
async function listRemoteKeys(connection: SignerConnection): Promise<string[]> {
  const parsed = z.array(z.string().regex(/^0x[0-9a-fA-F]{40}$/)).safeParse(await call(connection, "eth_accounts", []));
  if (parsed.success) return parsed.data.map((address) => address.toLowerCase());
  throw new DomainError("signer-answer-untrue", "The signer's answer is no list of addresses.");
}

/** The key of an address, or without one the only key of a signer; undefined when it holds none or several. */
export async function findRemoteKey(
  connection: SignerConnection,
  address: string | undefined,
): Promise<Key | undefined> {
  if (address !== undefined) return connectRemoteKey(connection, address);
  const [only, ...others] = await listRemoteKeys(connection);
  return only === undefined || others.length > 0 ? undefined : connectRemoteKey(connection, only);
}

function fieldsOf({ to, gasLimit, gasPrice, nonce, value, data }: Transaction, from: string) {
  return {
    from,
    to: to?.toLowerCase(),
    gas: toQuantity(gasLimit),
    gasPrice: toQuantity(gasPrice ?? 0),
    nonce: toQuantity(nonce),
    value: toQuantity(value),
    data,
  };
}

const readSignature = (answer: unknown): string => Signature.from(String(answer)).serialized;

/** What the check answers; whatever it throws or denies is an untrue answer, of which nothing is shown. */
function checked(check: () => string | false): string {
  let accepted: string | false = false;
  try {
    accepted = check();
  } catch {}
  if (accepted !== false) return accepted;
  throw new DomainError(
    "signer-answer-untrue",
    "The signer's answer is not a signature of its key over what was asked for.",
  );
}

async function call(
  { url, token, timeoutMs }: SignerConnection,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  const headers: Record<string, string> = { "content-type": "application/json", accept: "application/json" };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  let status: number;
  let text: string;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "error", signal });
    status = response.status;
    text = await readText(response);
  } catch {
    throw new DomainError("signer-unreachable", `The signer at ${url} does not answer within ${timeoutMs} ms.`, {
      url,
    });
  }
  if (status === 401 || status === 403) {
    throw new DomainError("signer-refused", `The signer at ${url} does not accept who asks.`, { url, status });
  }
  const parsed = answerSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new DomainError("signer-answer-untrue", `The answer of ${url} is none of a signer.`, { url, status });
  }
  const { data } = parsed;
  if ("result" in data) return data.result;
  // The code alone: a message may repeat what was sent.
  throw new DomainError("signer-refused", `The signer at ${url} does not sign: error ${data.error.code}.`, {
    url,
    error: data.error.code,
  });
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > ANSWER_MAX_BYTES) throw new RangeError("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
