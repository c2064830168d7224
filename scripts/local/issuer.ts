/**
 * `node scripts/local/issuer.ts CONFIG`: signs people of a local run in, on loopback. What it signed is forgotten when it ends; its key stays in the
 * run's folder, so that tokens hold on.
 */
import { timingSafeEqual } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import process from "node:process";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { exitWithParent, reportReady } from "../../gateway/parent.ts";
import { readAccounts } from "./accounts.ts";
import { createProvider } from "./issuer/create-provider.ts";
import { pageHeaders, signInPage } from "./issuer/pages.ts";

/** What the issuer is told. */
export interface IssuerConfig {
  readonly port: number;
  /** Where its accounts and its key are. */
  readonly folder: string;
  readonly gateways: readonly { readonly iso: string; readonly url: string }[];
}

const LONGEST_FORM = 4_096;
const { port, folder, gateways } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as IssuerConfig;
const url = `http://127.0.0.1:${port}`;
const accounts = await readAccounts(folder);
const provider = createProvider({ url, accounts, gateways, key: await readKey() });
const answerProtocol = provider.callback();
provider.on("server_error", (_, error) => console.error(error));

const server = createServer((request, response) => {
  if (request.url?.startsWith("/interaction/") === true) void interact(request, response).catch(() => refuse(response));
  else answerProtocol(request, response);
});
server.listen(port, "127.0.0.1", reportReady);
exitWithParent();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));

/** The key that signs tokens: made once for a run. */
async function readKey(): Promise<JWK> {
  const file = `${folder}/issuer-key.json`;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as JWK;
  } catch {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    const key = { ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: crypto.randomUUID() };
    writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
    return key;
  }
}

/** Asks for name and password, and goes on with whoever has both. */
async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response);
  const names = accounts.map(({ name }) => name);
  if (request.method !== "POST") {
    response.writeHead(200, pageHeaders).end(signInPage(names, "", false));
    return;
  }
  const form = new URLSearchParams(await readForm(request));
  const name = form.get("name") ?? "";
  const account = accounts.find((candidate) => candidate.name === name);
  if (account === undefined || !isSame(form.get("password") ?? "", account.password)) {
    response.writeHead(401, pageHeaders).end(signInPage(names, name, true));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: name } });
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readForm(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > LONGEST_FORM) throw new Error("the form is too long");
  }
  return text;
}

function refuse(response: ServerResponse): void {
  if (response.headersSent) response.end();
  else response.writeHead(400, { "content-type": "text/plain" }).end("This sign-in is over; begin again.\n");
}
