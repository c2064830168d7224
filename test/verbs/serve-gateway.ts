import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { signExchangeRequest } from "../../gateway/auth/exchange-signature.ts";
import { capabilitiesOf } from "../../gateway/capabilities-of.ts";
import { type ExchangeOptions, fetchExhibitFile } from "../../gateway/delivery/exchange-client.ts";
import { createApp } from "../../gateway/http/app.ts";
import { mountPages } from "../../gateway/mount-pages.ts";
import type { Gateway } from "../../gateway/verbs/gateway.ts";
import { requireExhibit, storeExhibit } from "../../gateway/verbs/store-exhibit.ts";
import { type Founded, keyOf } from "./founded.ts";
import { letEverybodyIn, protectionOf } from "./let-everybody-in.ts";
import type { TestGateway } from "./test-gateway.ts";

/** A loopback address that is taken before the gateway that will answer on it exists. */
export interface Door {
  readonly url: string;
  /** Lets a gateway answer here. */
  open(gateway: Gateway): void;
  /** The same with the pages for people. */
  openWithPages(gateway: Gateway): Promise<void>;
  /** The same with an app of one's own. */
  openApp(app: ReturnType<typeof createApp>): void;
  close(): Promise<void>;
}

/** Takes a free port. Until a gateway is let in, every request is answered 503. */
export async function takeDoor(): Promise<Door> {
  let answer: (request: Request, env: unknown) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const server: ServerType = serve({ fetch: (request, env) => answer(request, env), hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((done) => server.once("listening", () => done()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fail = (error: unknown): never => {
    throw error;
  };
  const makeApp = (gateway: Gateway) => {
    const capabilities = capabilitiesOf(gateway, letEverybodyIn(gateway, url));
    const options = {
      newRequestId: randomUUID,
      observe: () => {},
      report: fail,
      now: gateway.now,
      isEnding: () => false,
    };
    const protection = protectionOf(gateway, url);
    return { app: createApp({ capabilities, protection, ...options }), capabilities };
  };
  return {
    url,
    open: (gateway) => {
      const { app } = makeApp(gateway);
      answer = (request, env) => app.fetch(request, env as object);
    },
    openWithPages: async (gateway) => {
      const { app, capabilities } = makeApp(gateway);
      await mountPages(app, gateway, capabilities, {
        report: fail,
        signIn: undefined,
        isSecure: false,
        countLookUp: async () => {},
      });
      answer = (request, env) => app.fetch(request, env as object);
    },
    openApp: (app) => {
      answer = (request, env) => app.fetch(request, env as object);
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** What a gateway fetches with from others, and its way to an exhibit that is not here. */
export function exchangeOf(founded: Founded, gateway: TestGateway): ExchangeOptions {
  const key = keyOf(founded.gatewayKeys, gateway.partner.iso);
  const binding = { chainId: gateway.ledger.chainId, deploymentId: founded.deployment.deploymentId };
  const exchangeKey = { address: key.address, sign: (text: string) => key.signMessage(text) };
  return {
    store: gateway.store,
    objects: gateway.objects,
    directory: gateway.directory,
    sign: (request) => signExchangeRequest(exchangeKey, binding, request, gateway.now(), randomUUID()),
    now: gateway.now,
    timeoutMs: 2_000,
    idleMs: 30,
    report: (error) => void gateway.reported.push(error),
  };
}

/** A gateway that fetches exhibits from others. */
export function withExchange(gateway: TestGateway, options: ExchangeOptions): Gateway {
  return {
    ...gateway,
    fetchExhibit: async (partnerId, root, position) => {
      const { size } = await requireExhibit(gateway, root, position);
      await storeExhibit(gateway, root, position, await fetchExhibitFile(options, partnerId, root, position, size));
    },
  };
}
