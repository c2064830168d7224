import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { type Wait, waits } from "../domain/codes/waits.ts";
import type { BlockRef, ChainHead, Figures, NodeHealth, NodeStanding, NodeStatus, Store } from "../domain/ports.ts";
import type { Verification } from "../domain/wire/verification.ts";

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NODE_PATIENCE_MS = 2_000;
const STANDINGS: Readonly<Record<NodeStanding, null>> = {
  unasked: null,
  sound: null,
  unreachable: null,
  behind: null,
  "other-chain": null,
  "other-code": null,
  unsealed: null,
  disagrees: null,
};

/** A request that was answered. */
interface AnsweredRequest {
  readonly method: string;
  /** The route's template; undefined when there is none at the address. */
  readonly route: string | undefined;
  readonly status: number;
  /** Of the problem that it was answered with. */
  readonly code: string | undefined;
}

/** Where the figures are read when somebody asks. */
export interface MetricSources {
  readonly store: Pick<Store, "figures" | "head" | "nodeStatus" | "accessEntries" | "lastAccessAnchor">;
  /** Number of the partner whose gateway this is. */
  readonly partnerId: number;
  readonly nodeHead: () => Promise<BlockRef>;
  /** How several nodes stand; none where there is but one. */
  readonly nodes: () => readonly NodeHealth[];
  readonly checkReadiness: () => Promise<readonly Wait[]>;
  /** Bytes that are free where the gateway keeps what it keeps. */
  readonly freeBytes: () => Promise<number>;
  /** Unix milliseconds. */
  readonly now: () => number;
}

/** Counts what a gateway does. Labels are codes and templates of closed sets: no id, no name, no address, no value. */
export interface Metrics {
  countRequest(request: AnsweredRequest): void;
  /** Counts what was refused before it was a request. */
  countRefusal(code: string): void;
  /** The same verb, timed. */
  timeVerification<T extends unknown[]>(verify: (...given: T) => Promise<Verification>): typeof verify;
  /** The same store, with what becomes of submissions counted. */
  countOutcomes(store: Store): Store;
  render(): Promise<{ readonly type: string; readonly text: string }>;
}

/** Opens the metrics of this process. */
export function openMetrics(sources: MetricSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
    new Counter({ name, help, labelNames, registers });

  const requests = counter("concord_requests_total", "Requests answered", ["method", "route", "status"]);
  const refusals = counter("concord_refusals_total", "Requests answered with a problem, by its code", ["code"]);
  const outcomes = counter("concord_outcomes_total", "Signed requests that ended, by how; a refusal by its code", [
    "outcome",
    "code",
  ]);
  const verdicts = counter("concord_verdicts_total", "Files verified, by verdict", ["verdict"]);
  const verification = new Histogram({
    name: "concord_verification_seconds",
    help: "Time that verdicts took, from the digests on",
    buckets: SECONDS,
    registers,
  });
  const showFigures = gaugesOf(sources, registers);
  let rendering: Promise<string> | undefined;

  return {
    countRequest: ({ method, route, status, code }) => {
      requests.inc({ method, route: route ?? "none", status });
      if (code !== undefined) refusals.inc({ code });
    },
    countRefusal: (code) => refusals.inc({ code }),
    timeVerification:
      (verify) =>
      async (...given) => {
        const stop = verification.startTimer();
        const answer = await verify(...given);
        stop();
        for (const { verdict } of answer.files) verdicts.inc({ verdict });
        return answer;
      },
    countOutcomes: (store) => {
      const count = (settlements: readonly { readonly outcomes: readonly { state: string; code?: string }[] }[]) => {
        for (const { state, code } of settlements.flatMap((settlement) => settlement.outcomes)) {
          outcomes.inc({ outcome: state, code: code ?? "" });
        }
      };
      return {
        ...store,
        settle: async (settlement, settledAt) => {
          const isSettled = await store.settle(settlement, settledAt);
          if (isSettled) count([settlement]);
          return isSettled;
        },
        closeNonce: async (used, settledAt) => {
          const isClosed = await store.closeNonce(used, settledAt);
          if (isClosed) count(used.settlements);
          return isClosed;
        },
      };
    },
    render: async () => {
      // Whoever asks meanwhile gets the same.
      rendering ??= showFigures()
        .then(() => registry.metrics())
        .finally(() => {
          rendering = undefined;
        });
      return { type: registry.contentType, text: await rendering };
    },
  };
}

/** Gauges that are read when asked for. What cannot be read is absent, never an old value. */
function gaugesOf(sources: MetricSources, registers: Registry[]): () => Promise<void> {
  const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const waiting = gauge("concord_waiting", "1 for what the gateway waits for, as /readyz says it", ["for"]);
  const submissions = gauge("concord_submissions", "Submissions by state", ["state"]);
  const age = gauge("concord_outbox_age_seconds", "Since the oldest submission that has not ended was accepted");
  const objects = gauge("concord_objects", "Documents and batch lists: held; wanted of others; tried in vain", [
    "state",
  ]);
  const height = gauge("concord_index_height_blocks", "The last block indexed");
  const nodeHeight = gauge("concord_node_height_blocks", "The node's last block");
  const lag = gauge("concord_index_lag_blocks", "Blocks that the node has and the index has not");
  const level = gauge("concord_index_age_seconds", "Since the index was last level with the node");
  const unanchored = gauge(
    "concord_access_log_unanchored_seconds",
    "Since the oldest entry of the access log that no anchor covers was written; 0 where each is covered",
  );
  const free = gauge("concord_free_bytes", "Free space where database and objects are");
  const standing = gauge(
    "concord_node_standing",
    "1 for how each of several nodes stands; nodes are told apart by their place in the configuration",
    ["node", "standing"],
  );
  const inUse = gauge("concord_node_in_use", "1 for the one of several nodes that is used", ["node"]);
  const labelled = [waiting, submissions, objects, standing, inUse];
  const plain = [age, height, nodeHeight, lag, level, unanchored, free];

  const showStore = ({ submissions: states, oldestAcceptedAt, objects: kept }: Figures): void => {
    for (const [state, count] of Object.entries(states)) submissions.set({ state }, count);
    for (const [state, count] of Object.entries(kept)) objects.set({ state }, count);
    age.set(oldestAcceptedAt === undefined ? 0 : secondsSince(oldestAcceptedAt));
  };
  const showIndex = (head: ChainHead | undefined, { checkedAt }: NodeStatus, node: BlockRef | undefined): void => {
    if (checkedAt !== undefined) level.set(secondsSince(checkedAt));
    if (node !== undefined) nodeHeight.set(node.blockNumber);
    if (head !== undefined) height.set(head.blockNumber);
    // The node was asked a moment before the index.
    if (node !== undefined) lag.set(Math.max(0, node.blockNumber - (head?.blockNumber ?? -1)));
  };
  const showNodes = (): void => {
    for (const { place: node, standing: own, isInUse } of sources.nodes()) {
      for (const each of Object.keys(STANDINGS)) standing.set({ node, standing: each }, each === own ? 1 : 0);
      inUse.set({ node }, isInUse ? 1 : 0);
    }
  };
  const secondsSince = (time: number): number => Math.max(0, sources.now() - time) / 1_000;

  return async () => {
    const { store } = sources;
    const [waitsFor, node, freeBytes] = await Promise.all([
      sources.checkReadiness(),
      orNothing(sources.nodeHead()),
      orNothing(sources.freeBytes()),
    ]);
    const read = await orNothing(
      Promise.all([store.figures(), store.head(), store.nodeStatus(), oldestUnanchored(sources)]),
    );
    for (const each of labelled) each.reset();
    for (const each of plain) each.remove();
    for (const wait of waits) waiting.set({ for: wait }, waitsFor.includes(wait) ? 1 : 0);
    showNodes();
    if (freeBytes !== undefined) free.set(freeBytes);
    if (read === undefined) return;
    const [figures, head, status, oldest] = read;
    unanchored.set(oldest === undefined ? 0 : secondsSince(oldest));
    showStore(figures);
    showIndex(head, status, node);
  };
}

/** When the oldest entry of the access log that no anchor covers was written, in Unix milliseconds. */
async function oldestUnanchored({ store, partnerId }: MetricSources): Promise<number | undefined> {
  const { count = 0 } = (await store.lastAccessAnchor(partnerId)) ?? {};
  const [oldest] = await store.accessEntries(count, 1);
  return oldest === undefined ? undefined : Date.parse((JSON.parse(oldest.body) as { time: string }).time);
}

/** Undefined for what cannot be had, or not in time. */
async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), NODE_PATIENCE_MS);
  return Promise.race([work.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
