/**
 * A signer as one process, for the local run and the tests: `node scripts/local/remote-signer.ts CONFIG`. It holds keystores and signs
 * over JSON-RPC on 127.0.0.1, with the methods, parameters and error codes that Consensys Web3Signer documents for the execution
 * layer. Unlike that, it wants a bearer token. CONFIG is a JSON file: port, chainId, tokenFile, keys (keystore and passphraseFile of each).
 */
import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { getBytes, isHexString, Transaction, toUtf8Bytes } from "ethers";
import { z } from "zod";
import { keepOutOfDumps } from "../../gateway/keys/keep-out-of-dumps.ts";
import { openWallet } from "../../gateway/keys/keystore.ts";
import { exitWithParent, reportReady } from "../../gateway/parent.ts";

const BODY_MAX_BYTES = 4 * 1024 * 1024;
const errors = {
  parse: { code: -32_700, message: "Parse error" },
  method: { code: -32_601, message: "Method not found" },
  params: { code: -32_602, message: "Invalid params" },
  account: { code: -32_000, message: "No unlocked account matches the Sender" },
} as const;

const configSchema = z.strictObject({
  port: z.int().min(0).max(65_535),
  chainId: z.int().min(1),
  tokenFile: z.string(),
  keys: z.array(z.strictObject({ keystore: z.string(), passphraseFile: z.string() })),
});

const quantity = z.string().regex(/^0x[0-9a-f]+$/);
const requestSchema = z.object({ id: z.unknown(), method: z.string(), params: z.array(z.unknown()).default([]) });
const transactionSchema = z.object({
  from: z.string(),
  to: z.string().optional(),
  gas: quantity,
  gasPrice: quantity,
  nonce: quantity,
  value: quantity.optional(),
  data: z.string().optional(),
});
const typedDataSchema = z.object({
  types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
  domain: z.record(z.string(), z.unknown()),
  message: z.record(z.string(), z.unknown()),
});

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => process.exit(0));
exitWithParent();
keepOutOfDumps();

const config = configSchema.parse(JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
const readSecret = (file: string): string => readFileSync(file, "utf8").trim();
const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();
const expected = digestOf(`Bearer ${readSecret(config.tokenFile)}`);
const wallets = new Map(
  await Promise.all(
    config.keys.map(async ({ keystore, passphraseFile }) => {
      const wallet = await openWallet(keystore, readSecret(passphraseFile));
      return [wallet.address.toLowerCase(), wallet] as const;
    }),
  ),
);

class RpcError extends Error {
  readonly error: { readonly code: number; readonly message: string };

  constructor(error: RpcError["error"]) {
    super(error.message);
    this.error = error;
  }
}

function walletOf(address: unknown) {
  const wallet = wallets.get(String(address).toLowerCase());
  if (wallet === undefined) throw new RpcError(errors.account);
  return wallet;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new RpcError(errors.params);
  return parsed.data;
}

async function answer(method: string, params: readonly unknown[]): Promise<unknown> {
  const [first, second] = params;
  switch (method) {
    case "eth_accounts":
      return [...wallets.keys()];
    case "eth_sign": {
      const text = parse(z.string(), second);
      return walletOf(first).signMessage(isHexString(text) ? getBytes(text) : toUtf8Bytes(text));
    }
    case "eth_signTypedData": {
      const { domain, types, message } = parse(
        typedDataSchema,
        typeof second === "string" ? JSON.parse(second) : second,
      );
      const { EIP712Domain: _domain, ...others } = types;
      return walletOf(first).signTypedData(domain, others, message);
    }
    case "eth_signTransaction": {
      const { from, to, gas, gasPrice, nonce, value = "0x0", data = "0x" } = parse(transactionSchema, first);
      const fields = { to: to ?? null, gasLimit: gas, gasPrice, nonce: Number(nonce), value, data };
      return walletOf(from).signTransaction(Transaction.from({ type: 0, chainId: config.chainId, ...fields }));
    }
    default:
      throw new RpcError(errors.method);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > BODY_MAX_BYTES) throw new RpcError(errors.params);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function respond(request: IncomingMessage): Promise<object> {
  let id: unknown = null;
  try {
    const parsed = requestSchema.parse(JSON.parse(await readBody(request)));
    id = parsed.id;
    return { jsonrpc: "2.0", id, result: await answer(parsed.method, parsed.params) };
  } catch (error) {
    return { jsonrpc: "2.0", id, error: error instanceof RpcError ? error.error : errors.parse };
  }
}

const server = createServer((request, response) => {
  const send = (status: number, content: object | string): void => {
    response.writeHead(status, { "content-type": typeof content === "string" ? "text/plain" : "application/json" });
    response.end(typeof content === "string" ? content : JSON.stringify(content));
  };
  if (request.url === "/upcheck") return send(200, "OK");
  if (!timingSafeEqual(digestOf(request.headers.authorization ?? ""), expected)) return send(401, "who asks?");
  if (request.method !== "POST") return send(404, "POST JSON-RPC to /");
  void respond(request).then((content) => send(200, content));
});
server.listen(config.port, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`signer with ${wallets.size} keys at http://127.0.0.1:${port}`);
  reportReady({ url: `http://127.0.0.1:${port}` });
});
