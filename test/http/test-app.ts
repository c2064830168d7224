import { type AddressInfo, Socket } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { afterEach } from "vitest";
import type { Identity } from "../../gateway/domain/identity.ts";
import { createApp, type ObservedRequest } from "../../gateway/http/app.ts";
import type { Capabilities } from "../../gateway/http/capabilities.ts";
import type { Limits } from "../../gateway/http/connections/limits.ts";
import { everybodyOf } from "../verbs/let-everybody-in.ts";
import { holdToDescription } from "./hold-to-description.ts";

/** What the app told of its requests and of what it did not foresee. */
export interface Observed {
  readonly requests: ObservedRequest[];
  readonly errors: { error: unknown; requestId: string }[];
}

/** The address by which the app says that it is known. */
export const PUBLIC_URL = "https://gateway.example";

/** Somebody of CN who may do everything, also what gateways may. */
const everybody: Identity = { ...everybodyOf("CN"), roles: [...everybodyOf("CN").roles, "gateway"] };

/**
 * The HTTP side over the capabilities that a test gives; any other is an error that nobody foresaw. Unless it is not held to it, it
 * fails on a problem that the description does not name.
 */
export function appOf(
  given: Partial<Capabilities> = {},
  { isHeld = true, limits }: { isHeld?: boolean; limits?: Limits } = {},
) {
  const observed: Observed = { requests: [], errors: [] };
  const capabilities = new Proxy(
    { recordAccess: async () => {}, identify: async () => everybody, ...given },
    {
      get: (target, name) =>
        Reflect.get(target, name) ??
        (() => {
          throw new Error(`${String(name)} is not given; the secret is hunter2`);
        }),
    },
  ) as Capabilities;
  let next = 0;
  const app = createApp({
    capabilities,
    newRequestId: () => {
      next += 1;
      return `00000000-0000-4000-8000-${String(next).padStart(12, "0")}`;
    },
    observe: (request) => void observed.requests.push(request),
    report: (error, requestId) => void observed.errors.push({ error, requestId }),
    protection: {
      partner: "CN",
      publicUrl: PUBLIC_URL,
      audience: PUBLIC_URL,
      issuers: ["https://issuer.example"],
      deploymentId: `0x${"d1".repeat(32)}`,
    },
    now: Date.now,
    isEnding: () => false,
    ...(limits === undefined ? {} : { limits }),
  });
  return { app: isHeld ? holdToDescription(app) : app, observed };
}

/** Silence after which a bare socket is closed: before anything came back, and then. */
const FIRST_BYTE_MS = 10_000;
const IDLE_MS = 500;

const servers: ServerType[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** The same on a loopback port. */
export async function serveApp(given: Partial<Capabilities>) {
  const { app, observed } = appOf(given);
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  servers.push(server);
  await new Promise<void>((done) => server.once("listening", () => done()));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, observed };
}

/** Sends bytes over a bare socket and answers what came back until the other side has ended or gone silent. */
export async function speak(port: number, send: (socket: Socket) => Promise<void> | void): Promise<string> {
  const socket = new Socket();
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk.toString("latin1");
    socket.setTimeout(IDLE_MS);
  });
  const ended = new Promise<void>((done) => {
    socket.once("close", () => done());
    socket.once("error", () => done());
    socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy());
  });
  await new Promise<void>((done) => socket.connect(port, "127.0.0.1", done));
  await send(socket);
  await ended;
  return received;
}
