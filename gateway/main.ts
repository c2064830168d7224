import { randomBytes, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import process from "node:process";
import { serve } from "@hono/node-server";
import { pino } from "pino";
import { signExchangeRequest } from "./auth/exchange-signature.ts";
import { capabilitiesOf } from "./capabilities-of.ts";
import { ConfigError, type GatewayConfig, readConfig } from "./config.ts";
import { type ExchangeOptions, fetchExhibitFile, fetchWanted } from "./delivery/exchange-client.ts";
import { followLedger } from "./delivery/follow-ledger.ts";
import { runOutbox } from "./delivery/run-outbox.ts";
import type { NoteStep } from "./domain/steps.ts";
import { answerMalformed } from "./http/answer-malformed.ts";
import { createApp } from "./http/app.ts";
import { mountPages } from "./mount-pages.ts";
import { openKey, openParts } from "./open-parts.ts";
import { exitWithParent, reportReady } from "./parent.ts";
import type { Gateway } from "./verbs/gateway.ts";
import { restoreDocuments } from "./verbs/restore-documents.ts";
import { requireExhibit, storeExhibit } from "./verbs/store-exhibit.ts";

const STOP_WITHIN_MS = 4_000;

const log = pino({ redact: ["passphrase", "headers.authorization", "headers.signature"] });
const report = (error: unknown): void => log.error({ err: error }, "unforeseen error");

/** Starts one partner's gateway. Answers what stops it. */
async function startGateway(config: GatewayConfig): Promise<() => Promise<void>> {
  const { deployment } = config;
  const chainId = BigInt(deployment.chainId);
  const now = Date.now;
  log.level = config.logLevel;
  const noteStep: NoteStep = (step, submission) => log.debug({ submission, step }, "step");
  const exchange = await openKey(config.keys.exchange);
  const parts = await openParts(config, now, report);
  const { partner, directory, store, objects, ledger, keyedHash } = parts;
  await restoreDocuments({ store, objects, partner, keyedHash });

  const binding = { chainId, deploymentId: deployment.deploymentId };
  const exchangeKey = { address: exchange.address, sign: (text: string) => exchange.signMessage(text) };
  const exchangeOptions: ExchangeOptions = {
    store,
    objects,
    directory,
    sign: (request) => signExchangeRequest(exchangeKey, binding, request, now(), randomUUID()),
    now,
    timeoutMs: 60_000,
    idleMs: 500,
    report,
  };
  const fetcher = fetchWanted(exchangeOptions);
  const follower = followLedger({ store, ledger, ...config.node, now, onAdvanced: fetcher.wake, report });
  const outbox = runOutbox({ store, ledger, catchUp: follower.catchUp, noteStep, now, report, idleMs: 1_000 });

  const ending = new AbortController();
  const gateway: Gateway = {
    partner,
    directory,
    deployment,
    store,
    objects,
    ledger,
    follower,
    outbox,
    fetchExhibit: async (partnerId, root, position) => {
      const { size } = await requireExhibit({ store }, root, position);
      const bytes = await fetchExhibitFile(exchangeOptions, partnerId, root, position, size);
      await storeExhibit({ store, objects }, root, position, bytes);
    },
    noteStep,
    ending: ending.signal,
    staleAfterMs: config.staleAfterMs,
    now,
    randomBytes32: () => `0x${randomBytes(32).toString("hex")}`,
    keyedHash,
  };

  const capabilities = capabilitiesOf(gateway, config.publicUrl);
  const reportRequest = (error: unknown, requestId: string): void =>
    log.error({ err: error, requestId }, "unforeseen error");
  const app = createApp({
    capabilities,
    newRequestId: randomUUID,
    observe: (request) => log.info(request, "request"),
    report: reportRequest,
    now,
  });
  await mountPages(app, gateway, capabilities, reportRequest);
  const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port });
  answerMalformed(server as Server);
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  log.info({ partner: partner.iso, url: config.publicUrl }, "listening");

  return async () => {
    ending.abort();
    server.close();
    if ("closeIdleConnections" in server) server.closeIdleConnections();
    await Promise.all([fetcher.stop(), follower.stop(), outbox.stop()]);
    await parts.close();
  };
}

try {
  const stop = await startGateway(readConfig());
  const end = async (): Promise<void> => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => void end());
  exitWithParent(stop, STOP_WITHIN_MS);
  reportReady();
} catch (error) {
  for (const line of error instanceof ConfigError ? error.mistakes : [(error as Error).message]) log.fatal(line);
  process.exit(1);
}
