import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayConfig } from "../../gateway/config.ts";
import type { Manifest } from "../../gateway/domain/package.ts";
import { openSwitch, type Switch } from "../faults/open-switch.ts";
import type { Bench } from "./figure.ts";
import { type LocalGateway, startGateway } from "./local-gateway.ts";
import { type BenchOfficer, openOfficers } from "./officer.ts";
import { figuresOf, type Rate, timeRate, type Workers } from "./rate.ts";

const BATCH = 1_000;
const BATCHES = 6;
const SINGLES = 700;
const BACKLOG = 1_400;
const ROUNDS = 3;
const GONE_MS = 60_000;

const file = Buffer.from("one photo, of which every package has a copy under a name of its own");
const digests = { size: file.length, ...digestsOf(file) };

/**
 * Packages recorded through one gateway process, from the manifest to the receipt that is indexed. A package is a manifest of fifteen fields with the metadata and
 * digests of one exhibit, whose bytes are the same for all and uploaded once. The officers are in this process: they compute every root again before they sign.
 */
export const throughput: Bench = {
  name: "throughput",
  subject:
    "packages through one gateway process: signed by officers, durable, recorded, indexed; and after a minute without a node",
  measure: async (say) => {
    const { gateway, node, officers, workers } = await open();
    try {
      await uploadFile(officers);
      const batches: Rate[] = [];
      const singles: Rate[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        say(`round ${round} of ${ROUNDS}`);
        batches.push(await timeBatches(officers, workers, `r${round}`));
        singles.push(await timeSingles(officers, workers, `r${round}`));
      }
      const single = figuresOf("packages recorded singly, each its own signed request and record", singles, {
        comparedWith: `${SINGLES} by ${officers.length} officers, each with one request at a time`,
        budget: { least: 100 },
      });
      const drained = await timeDraining(officers, workers, node, say);
      return [
        ...figuresOf(`packages recorded in batches of ${BATCH}`, batches, {
          comparedWith: `${BATCHES} batches, two officers at a time`,
          budget: { least: 2_000 },
        }),
        ...single,
        ...figuresOf("backlog recorded after a minute without a node", [drained], {
          comparedWith: "packages recorded singly",
          budget: { least: Math.round(single[0]?.median ?? Number.NaN) },
        }),
      ];
    } finally {
      for (const { api } of officers) api.close();
      await gateway.stop();
      await node.close();
    }
  },
};

interface Opened {
  readonly gateway: LocalGateway;
  readonly node: Switch;
  readonly officers: readonly BenchOfficer[];
  readonly workers: Workers;
}

/** The gateway reaches its node by way of a switch. */
async function open(): Promise<Opened> {
  let node: Switch | undefined;
  let config: GatewayConfig | undefined;
  const gateway = await startGateway(async (_folder, configFile) => {
    const read = JSON.parse(readFileSync(configFile, "utf8")) as GatewayConfig;
    node = await openSwitch(read.node.url ?? "");
    config = { ...read, node: { ...read.node, url: node.url } };
    writeFileSync(configFile, JSON.stringify(config));
  });
  if (node === undefined || config === undefined) throw new Error("the gateway was not prepared");
  const workers = { gateway: gateway.pid, chain: gateway.chainPid, officers: process.pid };
  try {
    return { gateway, node, officers: await openOfficers(gateway, config), workers };
  } catch (error) {
    await gateway.stop();
    await node.close();
    throw error;
  }
}

async function uploadFile([officer]: readonly BenchOfficer[]): Promise<void> {
  const { root } = (await officer?.api.post<{ root: string }>("/v1/packages", manifestOf("upload"))) ?? { root: "" };
  await officer?.api.put(`/v1/packages/${root}/exhibits/0`, file);
}

/** Two officers take turns, so that one's roots are computed while the other's are kept. */
async function timeBatches(officers: readonly BenchOfficer[], workers: Workers, name: string): Promise<Rate> {
  const batches = Array.from({ length: BATCHES }, (_, batch) =>
    Array.from({ length: BATCH }, (__, position) => manifestOf(`${name}-b${batch}-${position}`)),
  );
  return timeRate(BATCHES * BATCH, workers, () => work(officers.slice(0, 2), batches));
}

async function timeSingles(officers: readonly BenchOfficer[], workers: Workers, name: string): Promise<Rate> {
  const packages = Array.from({ length: SINGLES }, (_, position) => [manifestOf(`${name}-s${position}`)]);
  return timeRate(SINGLES, workers, () => work(officers, packages));
}

/** Every officer takes the next when the one before is accepted; all are recorded when this resolves. */
async function work(officers: readonly BenchOfficer[], all: readonly Manifest[][]): Promise<void> {
  const lasts = await accept(officers, all);
  await Promise.all(lasts.map(async ([officer, id]) => officer.recorded(id)));
}

async function accept(officers: readonly BenchOfficer[], all: readonly Manifest[][]) {
  const rest = all.values();
  return Promise.all(
    officers.map(async (officer) => {
      let last = "";
      for (const manifests of rest) last = await officer.record(manifests);
      return [officer, last] as const;
    }),
  );
}

/** A backlog that was accepted in a minute in which there was no node. */
async function timeDraining(
  officers: readonly BenchOfficer[],
  workers: Workers,
  node: Switch,
  say: (line: string) => void,
): Promise<Rate> {
  const packages = Array.from({ length: BACKLOG }, (_, position) => [manifestOf(`backlog-${position}`)]);
  say(`a minute without a node, in which ${BACKLOG} are accepted`);
  await node.leave();
  const [lasts] = await Promise.all([accept(officers, packages), sleep(GONE_MS)]);
  return timeRate(BACKLOG, workers, async () => {
    await node.comeBack();
    await Promise.all(lasts.map(async ([officer, id]) => officer.recorded(id)));
  });
}

function digestsOf(bytes: Uint8Array): { sha256: string; sm3: string } {
  const digest = (algorithm: string): string => createHash(algorithm).update(bytes).digest("hex");
  return { sha256: digest("sha256"), sm3: digest("sm3") };
}

function manifestOf(ref: string): Manifest {
  return {
    format: "concord-package/1",
    case: { number: "BENCH-1", partner: "CN", office: "Jiangmen", title: "bench", basis: "ex-officio" },
    ref,
    kind: "photo",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2026-01-02T03:04:05+08:00", by: "officer-1" },
    language: "en",
    goods: { right: "trademark" },
    exhibits: [{ path: `${ref}.png`, mediaType: "image/png", ...digests }],
  };
}
