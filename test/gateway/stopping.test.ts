import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { findPort } from "../../scripts/faults/find-port.ts";
import { sharedIssuer } from "../auth/test-issuer.ts";
import { trusting } from "../auth/trusting.ts";
import { until } from "../verbs/test-gateway.ts";
import { writeSoundConfig } from "./sound-config.ts";
import { type MainProcess, startMain } from "./start-main.ts";

const FILE_BYTES = 1_000;
const START_WITHIN_MS = 60_000;
/** Of the node that answers nothing: what waits for it does not end before. */
const NODE_TIMEOUT_MS = 60_000;

let folder: string;
let sound: GatewayConfigFile;
let token: string;
/** A node that takes every connection and answers nothing. */
let silentNode: Server;
const running: Gateway[] = [];

interface Gateway extends MainProcess {
  readonly port: number;
  readonly url: string;
  readonly configFile: string;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-stopping-"));
  sound = { ...(await writeSoundConfig(folder)), auth: await trusting() };
  token = await (await sharedIssuer()).tokenOf({ audience: sound.publicUrl });
  silentNode = createServer((socket) => socket.on("error", () => undefined)).listen(0, "127.0.0.1");
  await once(silentNode, "listening");
});
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => {
  silentNode.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(change: Partial<GatewayConfigFile> = {}): Promise<Gateway> {
  const port = await findPort();
  const configFile = join(folder, `${port}.json`);
  writeFileSync(configFile, JSON.stringify({ ...sound, port, folder: join(folder, `store-${port}`), ...change }));
  const main = startMain({ CONCORD_GATEWAY_CONFIG: configFile });
  const gateway = { ...main, port, url: `http://127.0.0.1:${port}`, configFile };
  running.push(gateway);
  await until("the gateway to listen", async () => (hasLine(gateway, "listening") ? true : undefined), START_WITHIN_MS);
  return gateway;
}

const hasLine = ({ lines }: MainProcess, text: string): boolean => lines.some(({ msg }) => msg === text);

/** Sends half of a file over a connection that would be kept. */
async function sendHalf({ port }: Gateway): Promise<{ upload: ClientRequest; answered: Promise<IncomingMessage> }> {
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/octet-stream",
    "content-length": FILE_BYTES,
    "content-disposition": 'attachment; filename="a-name-of-somebody"',
  };
  const upload = request({
    host: "127.0.0.1",
    port,
    method: "POST",
    path: "/v1/verifications",
    headers,
    agent: new Agent({ keepAlive: true }),
  });
  const answered = once(upload, "response").then(([answer]) => answer as IncomingMessage);
  answered.catch(() => undefined);
  upload.write(Buffer.alloc(FILE_BYTES / 2));
  await once(upload, "socket").then(([socket]) => once(socket, "connect"));
  await new Promise((done) => setTimeout(done, 200));
  return { upload, answered };
}

describe("a gateway that is told to end", () => {
  it("takes no more connections, finishes what is under way, ends its streams, and exits with 0", async () => {
    const gateway = await start();
    const stream = await fetch(`${gateway.url}/v1/events`, {
      headers: { accept: "text/event-stream", authorization: `Bearer ${token}` },
    });
    const streamed = stream.text();
    const { upload, answered } = await sendHalf(gateway);
    gateway.child.kill("SIGTERM");
    expect(await streamed).toContain("retry:");
    await until("connections to be refused", async () =>
      fetch(`${gateway.url}/healthz`).then(
        () => undefined,
        () => true,
      ),
    );
    expect(gateway.child.exitCode).toBe(null);
    upload.end(Buffer.alloc(FILE_BYTES / 2));
    const answer = await answered;
    expect(answer.headers.connection).toBe("close");
    expect(answer.statusCode).toBeLessThan(500);
    answer.resume();
    expect((await gateway.ended).exitCode).toBe(0);
    expect(gateway.lines.map(({ msg }) => msg).filter((text) => /stop/.test(String(text)))).toEqual([
      "stopping",
      "stopped",
    ]);
  });

  it("cuts off requests that take too long to wait for, says so, and still closes everything", async () => {
    const gateway = await start({ shutdownMs: 1_000 });
    const { upload } = await sendHalf(gateway);
    const isCut = once(upload, "error");
    gateway.child.kill("SIGTERM");
    await isCut;
    expect((await gateway.ended).exitCode).toBe(0);
    const cut = gateway.lines.find(({ msg }) => String(msg).startsWith("requests cut off"));
    expect(cut).toMatchObject({ level: "warn", requests: 1 });
    expect(hasLine(gateway, "stopped")).toBe(true);
  });

  it("ends with 1 and says what was still under way when its time is over", async () => {
    const { port } = silentNode.address() as AddressInfo;
    const gateway = await start({
      shutdownMs: 1_000,
      node: { url: `http://127.0.0.1:${port}`, timeoutMs: NODE_TIMEOUT_MS },
    });
    const askedAt = Date.now();
    gateway.child.kill("SIGTERM");
    expect((await gateway.ended).exitCode).toBe(1);
    expect(Date.now() - askedAt).toBeLessThan(NODE_TIMEOUT_MS / 2);
    const line = gateway.lines.at(-1);
    expect(line).toMatchObject({ level: "fatal", withinMs: 1_000, waitedFor: ["outbox", "database"] });
  });
});

describe("the log", () => {
  it("has a line of JSON for each request, with its id and operation and nothing that its sender wrote", async () => {
    const gateway = await start();
    const answer = await fetch(`${gateway.url}/v1/partners?of=a-name-of-somebody`, {
      headers: { "x-office": "a-name-of-somebody", authorization: `Bearer ${token}` },
    });
    await fetch(`${gateway.url}/a-name-of-somebody`);
    await fetch(`${gateway.url}/readyz`);
    const known = await until("the request's line", async () =>
      gateway.lines.find(({ operation }) => operation === "listPartners"),
    );
    expect(known).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      msg: "request",
      id: answer.headers.get("x-request-id"),
      method: "GET",
      status: answer.status,
      milliseconds: expect.any(Number),
      partner: "CN",
      roles: expect.arrayContaining(["officer"]),
    });
    const unknown = await until("the other's", async () => gateway.lines.find(({ code }) => code === "not-found"));
    expect(unknown).toMatchObject({ level: "info", status: 404 });
    for (const absent of ["operation", "partner", "roles"]) expect(unknown).not.toHaveProperty(absent);
    expect(gateway.lines.filter(({ route }) => route === "/readyz")).toEqual([]);
    expect(JSON.stringify(gateway.lines)).not.toContain("somebody");
  });

  it("takes another level with SIGHUP", async () => {
    const gateway = await start();
    const config = JSON.parse(readFileSync(gateway.configFile, "utf8")) as GatewayConfigFile;
    writeFileSync(gateway.configFile, JSON.stringify({ ...config, logLevel: "debug" }));
    gateway.child.kill("SIGHUP");
    await until("the keys to be replaced", async () => (hasLine(gateway, "keys replaced") ? true : undefined));
    await fetch(`${gateway.url}/healthz`);
    await until("a line of a probe", async () => gateway.lines.find(({ route }) => route === "/healthz"));
  });
});
