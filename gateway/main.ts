import { randomBytes, randomUUID } from "node:crypto";
import { statfs } from "node:fs/promises";
import process from "node:process";
import { pino } from "pino";
import { signExchangeRequest } from "./auth/exchange-signature.ts";
import { capabilitiesOf } from "./capabilities-of.ts";
import { ConfigError, type GatewayConfig, readConfig } from "./config.ts";
import { carryInTurn } from "./delivery/carry-in-turn.ts";
import { type ExchangeOptions, fetchExhibitFile, fetchWanted } from "./delivery/exchange-client.ts";
import { followLedger } from "./delivery/follow-ledger.ts";
import { runOutbox } from "./delivery/run-outbox.ts";
import type { NoteStep } from "./domain/steps.ts";
import { createAdminApp } from "./http/admin.ts";
import { createApp } from "./http/app.ts";
import { keepOutOfDumps } from "./keys/keep-out-of-dumps.ts";
import type { Key } from "./keys/key.ts";
import { openKey } from "./keys/open-key.ts";
import { makeReplaceable } from "./keys/replaceable-key.ts";
import { listen } from "./listen.ts";
import { openMetrics } from "./metrics/open-metrics.ts";
import { mountPages } from "./mount-pages.ts";
import { openParts } from "./open-parts.ts";
import { exitWithParent, reportReady } from "./parent.ts";
import type { Gateway } from "./verbs/gateway.ts";
import { restoreDocuments } from "./verbs/restore-documents.ts";
import { requireExhibit, storeExhibit } from "./verbs/store-exhibit.ts";

keepOutOfDumps();

const STOP_WITHIN_MS = 4_000;
const LOOPBACK = "127.0.0.1";

const log = pino({ redact: ["passphrase", "headers.authorization", "headers.signature"] });
const report = (error: unknown): void => log.error({ err: error }, "unforeseen error");

/** What may be done with a gateway that runs. */
interface RunningGateway {
  stop(): Promise<void>;
  /** Goes over to the keys of a configuration; where one cannot be opened, the former ones stay. */
  replaceKeys(keys: GatewayConfig["keys"]): Promise<void>;
}

/** Starts one partner's gateway. */
async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const { deployment } = config;
  const chainId = BigInt(deployment.chainId);
  const now = Date.now;
  log.level = config.logLevel;
  const noteStep: NoteStep = (step, submission) => log.debug({ submission, step }, "step");
  const exchange = makeReplaceable(await openKey(config.keys.exchange));
  const parts = await openParts(config, now, report);
  const { partner, directory, store, processes, objects, ledger, keyedHash } = parts;
  const metrics = openMetrics({
    store,
    nodeHead: ledger.head,
    checkReadiness: () => capabilities.checkReadiness(),
    freeBytes: async () => {
      const { bavail, bsize } = await statfs(config.folder);
      return bavail * bsize;
    },
    now,
  });
  const carrierStore = metrics.countOutcomes(parts.carrierStore);
  await restoreDocuments({ store, objects, partner, keyedHash });

  const binding = { chainId, deploymentId: deployment.deploymentId };
  const exchangeOptions: ExchangeOptions = {
    store: carrierStore,
    objects,
    directory,
    sign: (request) => {
      const key = { address: exchange.address, sign: exchange.signMessage };
      return signExchangeRequest(key, binding, request, now(), randomUUID());
    },
    now,
    timeoutMs: 60_000,
    idleMs: 500,
    report,
  };
  let nextRelay: Key | undefined;
  const adoptRelay = (): void => {
    if (nextRelay !== undefined) parts.relay.replaceBy(nextRelay);
    nextRelay = undefined;
  };
  const carrying = carryInTurn(processes, () => {
    const work = { store: carrierStore, ledger, now, report };
    const fetcher = fetchWanted(exchangeOptions);
    const follower = followLedger({ ...work, ...config.node, onAdvanced: fetcher.wake });
    const outbox = runOutbox({
      ...work,
      catchUp: follower.catchUp,
      noteStep,
      beginRound: adoptRelay,
      idleMs: 1_000,
      replaceAfterMs: config.node.replaceAfterMs,
    });
    return { outbox, others: [follower, fetcher] };
  });

  const ending = new AbortController();
  const gateway: Gateway = {
    partner,
    directory,
    deployment,
    store,
    objects,
    ledger,
    outbox: { wake: processes.callCarrier },
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

  const plain = capabilitiesOf(gateway, config.publicUrl);
  const capabilities = { ...plain, verifyFiles: metrics.timeVerification(plain.verifyFiles) };
  const reportRequest = (error: unknown, requestId: string): void =>
    log.error({ err: error, requestId }, "unforeseen error");
  const app = createApp({
    capabilities,
    newRequestId: randomUUID,
    observe: (request) => {
      log.info(request, "request");
      metrics.countRequest(request);
    },
    report: reportRequest,
    now,
  });
  await mountPages(app, gateway, capabilities, reportRequest);
  const servers = [await listen(app.fetch, config)];
  if (config.admin !== undefined) {
    const { checkReadiness } = capabilities;
    const admin = createAdminApp({ checkReadiness, renderMetrics: metrics.render, report });
    servers.push(await listen(admin.fetch, { host: LOOPBACK, port: config.admin.port }));
  }
  log.info({ partner: partner.iso, url: config.publicUrl }, "listening");

  const replaceKeys = async (keys: GatewayConfig["keys"]): Promise<void> => {
    const [relay, nextExchange] = await Promise.all([openKey(keys.relay), openKey(keys.exchange)]);
    // Between two rounds of the outbox, which otherwise would sign with one key for the nonce of the other.
    nextRelay = relay;
    exchange.replaceBy(nextExchange);
    log.info({ relay: relay.address, exchange: nextExchange.address }, "keys replaced");
  };
  const stop = async (): Promise<void> => {
    ending.abort();
    for (const server of servers) {
      server.close();
      server.closeIdleConnections();
    }
    await carrying.stop();
    await parts.close();
  };
  return { stop, replaceKeys };
}

try {
  const { stop, replaceKeys } = await startGateway(readConfig());
  const end = async (): Promise<void> => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end());
  let replacing: Promise<void> = Promise.resolve();
  const reload = async (): Promise<void> => {
    try {
      await replaceKeys(readConfig().keys);
    } catch (error) {
      log.error({ reason: (error as Error).message }, "keys not replaced; the former ones stay in use");
    }
  };
  process.on("SIGHUP", () => {
    replacing = replacing.then(reload);
  });
  exitWithParent(stop, STOP_WITHIN_MS);
  reportReady();
} catch (error) {
  for (const line of error instanceof ConfigError ? error.mistakes : [(error as Error).message]) log.fatal(line);
  process.exit(1);
}
