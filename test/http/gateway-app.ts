import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { capabilitiesOf } from "../../gateway/capabilities-of.ts";
import { createApp } from "../../gateway/http/app.ts";
import { answerMalformed } from "../../gateway/http/connections/answer-malformed.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall } from "../verbs/founded.ts";
import { letEverybodyIn, protectionOf } from "../verbs/let-everybody-in.ts";
import { openGateway, type TestGateway } from "../verbs/test-gateway.ts";

/** A whole gateway of CN behind HTTP, on a real chain and a real database. */
export interface GatewayApp {
  readonly founded: Founded;
  readonly gateway: TestGateway;
  readonly url: string;
  readonly port: number;
  /** Errors that nobody foresaw, and the status of every answer. */
  readonly errors: unknown[];
  readonly statuses: number[];
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}

/** Starts chain, consortium and gateway. */
export async function startGatewayApp(): Promise<GatewayApp> {
  const chain: ChainChild = await startChain();
  const founded = await foundSmall(chain.url);
  const gateway = await openGateway(founded, "CN");
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const errors: unknown[] = [];
  const statuses: number[] = [];
  const app = createApp({
    capabilities: capabilitiesOf(gateway, letEverybodyIn(gateway, url)),
    newRequestId: randomUUID,
    observe: ({ status }) => void statuses.push(status),
    report: (error) => void errors.push(error),
    protection: protectionOf(gateway, url),
    now: gateway.now,
    isEnding: () => false,
  });
  const server: ServerType = serve({ fetch: app.fetch, hostname: "127.0.0.1", port });
  answerMalformed(server as Server);
  await new Promise<void>((done) => server.once("listening", () => done()));
  return {
    founded,
    gateway,
    url,
    port,
    errors,
    statuses,
    stop: async () => {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await gateway.stop();
      await chain.stop();
    },
  };
}
