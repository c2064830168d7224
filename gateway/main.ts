import { randomUUID } from "node:crypto";
import { statfs } from "node:fs/promises";
import process from "node:process";
import { signExchangeRequest } from "./auth/exchange-signature.ts";
import { openPageSignIn } from "./auth/page-sign-in.ts";
import { verifyTokens } from "./auth/verify-token.ts";
import { capabilitiesOf } from "./capabilities-of.ts";
import { ConfigError } from "./config/config-error.ts";
import { type GatewayConfig, readConfig } from "./config.ts";
import { anchorDaily } from "./delivery/anchor-daily.ts";
import { carryInTurn } from "./delivery/carry-in-turn.ts";
import { eraseExpired } from "./delivery/erase-expired.ts";
import { type ExchangeOptions, fetchExhibitFile, fetchWanted } from "./delivery/exchange-client.ts";
import { followLedger } from "./delivery/follow-ledger.ts";
import { runOutbox } from "./delivery/run-outbox.ts";
import { DomainError } from "./domain/errors.ts";
import type { NoteStep } from "./domain/steps.ts";
import { describeConfigMistake } from "./domain/texts/describe-config-mistake.ts";
import { drawBytes32 } from "./draw-bytes.ts";
import { createAdminApp } from "./http/admin.ts";
import { createApp } from "./http/app.ts";
import { budgetsAlone, budgetsShared, type LeaseLookUps } from "./http/look-up-budgets.ts";
import { boundLookUps } from "./http/look-ups.ts";
import { identifyCaller } from "./identify-caller.ts";
import { keepOutOfDumps } from "./keys/keep-out-of-dumps.ts";
import type { Key } from "./keys/key.ts";
import { openKey } from "./keys/open-key.ts";
import { makeReplaceable } from "./keys/replaceable-key.ts";
import { type Listener, listen } from "./listen.ts";
import { openMetrics } from "./metrics/open-metrics.ts";
import { mountPages } from "./mount-pages.ts";
import { logNode, logRequest, openLog } from "./open-log.ts";
import { openParts } from "./open-parts.ts";
import { exitWithParent, reportReady } from "./parent.ts";
import { refuseOtherCode } from "./refuse-other-code.ts";
import { stopInTime } from "./stop-in-time.ts";
import { anchorAccessLog } from "./verbs/anchor-access-log.ts";
import type { Gateway } from "./verbs/gateway.ts";
import { restoreDocuments } from "./verbs/restore-documents.ts";
import { requireExhibit, storeExhibit } from "./verbs/store-exhibit.ts";

// The only wiring, a little past the usual length: what is made of what is read in one place.

keepOutOfDumps();

/** Of the time to stop within, what is left to requests: the rest is for what they leave to do. */
const SHARE_OF_REQUESTS = 0.7;
const ERASURE_EVERY_MS = 60_000;
const ERASURE_GRACE_MS = 60_000;
const LOOPBACK = "127.0.0.1";

const log = openLog();
const endWith = (error: unknown): never => {
  log.fatal({ err: error }, (error as Error).message);
  process.exit(1);
};
process.on("uncaughtException", endWith);
const report = (error: unknown): void => log.error({ err: error }, "unforeseen error");

type Machines = GatewayConfig["auth"]["machines"];

/** What may be done with a gateway that runs. */
interface RunningGateway {
  /** Takes no more requests, finishes those under way and closes everything; the process ends when that takes too long. */
  stop(): Promise<void>;
  /** Goes over to the keys of a configuration; where one cannot be opened, the former ones stay. */
  replaceKeys(keys: GatewayConfig["keys"]): Promise<void>;
  /** Lets in the machines of a configuration, and no others. */
  replaceMachines(machines: Machines): void;
}

/** Starts one partner's gateway. */
async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const { deployment } = config;
  const chainId = BigInt(deployment.chainId);
  const now = Date.now;
  log.level = config.logLevel;
  const noteStep: NoteStep = (step, submission) => log.debug({ submission, step }, "step");
  const ending = new AbortController();
  const exchange = makeReplaceable(await openKey(config.keys.exchange));
  const parts = await openParts(config, now, report, (health) => logNode(log, health));
  const { partner, directory, store, processes, objects, ledger, keyedHash } = parts;
  await refuseOtherCode(ledger);
  const metrics = openMetrics({
    store,
    partnerId: partner.id,
    nodeHead: ledger.head,
    nodes: ledger.nodes,
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
    const fetcher = fetchWanted({ ...exchangeOptions, isOver: ending.signal });
    const follower = followLedger({ ...work, ...config.node, onAdvanced: fetcher.wake });
    const outbox = runOutbox({
      ...work,
      catchUp: follower.catchUp,
      noteStep,
      beginRound: adoptRelay,
      idleMs: 1_000,
      replaceAfterMs: config.node.replaceAfterMs,
    });
    const anchoring = anchorDaily(
      () => anchorAccessLog({ ...gateway, store: carrierStore }, exchange, config.accessLog.anchorAfterMs),
      (error) => {
        if (!(error instanceof DomainError)) return report(error);
        log.warn({ code: error.code, reason: error.message }, "access log not anchored yet");
      },
    );
    const eraser = eraseExpired({ ...work, objects, graceMs: ERASURE_GRACE_MS, idleMs: ERASURE_EVERY_MS });
    return { outbox, others: [follower, fetcher, eraser, anchoring] };
  });

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
    randomBytes32: drawBytes32(),
    keyedHash,
  };

  const { auth, publicUrl } = config;
  const audience = auth.audience ?? publicUrl;
  const verifyToken = verifyTokens({ ...auth, audience, now });
  const identifyWith = (machines: Machines) => identifyCaller(gateway, { publicUrl, verifyToken, machines });
  let identify = identifyWith(auth.machines);
  const plain = capabilitiesOf(gateway, (request) => identify(request));
  const capabilities = { ...plain, verifyFiles: metrics.timeVerification(plain.verifyFiles) };
  const reportRequest = (error: unknown, requestId: string): void =>
    log.error({ err: error, requestId }, "unforeseen error");
  const leaseShared: LeaseLookUps = ({ asker, ...lease }) =>
    store.leaseLookUps({ ...lease, asker: keyedHash(`look-ups of ${asker}`), nowMs: now() });
  const hasOthers = config.database.url !== undefined;
  const lookUps = boundLookUps(config.limits, hasOthers ? budgetsShared(leaseShared) : budgetsAlone());
  const app = createApp({
    capabilities,
    newRequestId: randomUUID,
    observe: (request) => {
      logRequest(log, request);
      metrics.countRequest(request);
    },
    report: reportRequest,
    protection: {
      partner: partner.iso,
      publicUrl,
      audience,
      issuers: auth.issuers.map(({ issuer }) => issuer),
      deploymentId: deployment.deploymentId,
    },
    now,
    isEnding: () => ending.signal.aborted,
    limits: config.limits,
    lookUps,
  });
  await mountPages(app, gateway, capabilities, {
    report: reportRequest,
    signIn: auth.pages && openPageSignIn(auth.pages, { publicUrl, audience }),
    isSecure: new URL(publicUrl).protocol === "https:",
    countLookUp: (c, visitor) => lookUps.spend(c, visitor, 1),
  });
  const listeners: Listener[] = [await listen(app.fetch, config, config.limits, metrics.countRefusal)];
  if (config.admin !== undefined) {
    const { checkReadiness } = capabilities;
    const admin = createAdminApp({ checkReadiness, nodes: ledger.nodes, renderMetrics: metrics.render, report });
    listeners.push(await listen(admin.fetch, { host: LOOPBACK, port: config.admin.port }, config.limits));
  }

  const replaceKeys = async (keys: GatewayConfig["keys"]): Promise<void> => {
    const [relay, nextExchange] = await Promise.all([openKey(keys.relay), openKey(keys.exchange)]);
    // Between two rounds of the outbox, which otherwise would sign with one key for the nonce of the other.
    nextRelay = relay;
    exchange.replaceBy(nextExchange);
    log.info({ relay: relay.address, exchange: nextExchange.address }, "keys replaced");
  };
  const replaceMachines = (machines: Machines): void => {
    identify = identifyWith(machines);
    log.info({ machines: machines.map(({ name }) => name) }, "machines replaced");
  };
  const stopAll = async (): Promise<void> => {
    log.info("stopping");
    ending.abort();
    const stopRequests = async (): Promise<void> => {
      const cut = await Promise.all(listeners.map((each) => each.stop(config.shutdownMs * SHARE_OF_REQUESTS)));
      const requests = cut.reduce((sum, each) => sum + each, 0);
      if (requests > 0) log.warn({ requests }, "requests cut off: they took too long to wait for");
    };
    const stages = [
      [
        { name: "requests", stop: stopRequests },
        { name: "outbox", stop: carrying.stop },
      ],
      [{ name: "database", stop: parts.close }],
    ];
    await stopInTime(stages, config.shutdownMs, log);
    log.info("stopped");
  };
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= stopAll();
    return stopped;
  };
  return { stop, replaceKeys, replaceMachines };
}

try {
  const started = readConfig();
  const { stop, replaceKeys, replaceMachines } = await startGateway(started);
  const end = async (): Promise<void> => {
    await stop();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end().catch(endWith));
  let replacing: Promise<void> = Promise.resolve();
  const reload = async (): Promise<void> => {
    try {
      const { auth, keys, logLevel } = readConfig();
      log.level = logLevel;
      // First, and whatever becomes of the keys: what is taken out is to be let in no longer.
      replaceMachines(auth.machines);
      await replaceKeys(keys);
    } catch (error) {
      log.error({ reason: (error as Error).message }, "keys not replaced; the former ones stay in use");
    }
  };
  process.on("SIGHUP", () => {
    replacing = replacing.then(reload);
  });
  exitWithParent(stop, started.shutdownMs);
  // Said when a signal finds who ends it in order.
  log.info({ partner: started.partner, url: started.publicUrl }, "listening");
  reportReady();
} catch (error) {
  if (!(error instanceof ConfigError)) throw endWith(error);
  for (const mistake of error.mistakes) {
    log.fatal({ path: mistake.path, code: mistake.code }, describeConfigMistake(mistake, "en"));
  }
  process.exit(1);
}
