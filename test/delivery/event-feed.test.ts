import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBit } from "../../gateway/domain/bit-sets.ts";
import { typesOfFacts } from "../../gateway/domain/codes/event-types.ts";
import type { LedgerEvent } from "../../gateway/domain/ledger-events.ts";
import type { EventInfo } from "../../gateway/domain/wire/events.ts";
import { type Connection, connect } from "../http/event-client.ts";
import { type ChainChild, startChain } from "../verbs/chain-child.ts";
import { type Founded, foundSmall, keyOf } from "../verbs/founded.ts";
import { type GatewayChild, prepareGateway } from "../verbs/gateway-child.ts";
import { act, keepPackage, openGateway, recordingOf, type TestGateway, until } from "../verbs/test-gateway.ts";

const HK = 2;
const GBA = 1;
const RCEP = 2;

let chain: ChainChild;
let founded: Founded;
let cn: TestGateway;
let hk: GatewayChild;

beforeAll(async () => {
  chain = await startChain();
  founded = await foundSmall(chain.url);
  cn = await openGateway(founded, "CN");
  hk = await prepareGateway(founded, "HK");
  await hk.start();
});
afterAll(async () => {
  await hk.dispose();
  await cn.stop();
  await chain.stop();
});

/** A client that comes back with the last id that it took whenever its connection ends. */
function follow(url: string) {
  const taken: EventInfo[] = [];
  let connection: Connection | undefined;
  let connections = 0;
  let isOver = false;
  const run = async () => {
    while (!isOver) {
      const last = taken.at(-1)?.id;
      try {
        connection = await connect(`${url}/v1/events`, last === undefined ? {} : { "last-event-id": last }, hk.ask);
        connections += 1;
        await connection.ended;
        taken.push(...connection.events.splice(0));
      } catch {
        await new Promise((later) => setTimeout(later, 30));
      }
    }
  };
  const running = run();
  return {
    /** Everything taken, in the order of arrival over all connections. */
    all: () => [...taken, ...(connection?.events ?? [])],
    connections: () => connections,
    drop: () => connection?.close(),
    stop: async () => {
      isOver = true;
      connection?.close();
      await running;
    },
  };
}

/** What HK may see of the ledger, by what the ledger itself says and nothing else. */
async function eventsForHongKong(): Promise<readonly (readonly [string, number, string])[]> {
  const { blockNumber } = await cn.ledger.head();
  const events = await cn.ledger.events(0, blockNumber);
  const agreementOf = new Map<string, number>();
  for (const { name, args } of events)
    if (name === "EvidenceRecorded") agreementOf.set(args.recordId, args.agreementId);
  const isSeen = (event: LedgerEvent): boolean => {
    switch (event.name) {
      case "EvidenceRecorded":
      case "EvidenceRecognised":
      case "RecognitionRevoked":
      case "EvidenceWithdrawn":
      case "EvidenceSuperseded":
        return agreementOf.get(event.args.recordId) === GBA;
      case "NoticePublished":
        return hasBit(event.args.terms.recipients, HK);
      default:
        return true;
    }
  };
  return events
    .filter(isSeen)
    .map(({ name, position }) => [typesOfFacts[name], position.blockNumber, position.transactionHash]);
}

const placesOf = (events: readonly EventInfo[]) =>
  events.flatMap((event) =>
    event.type === "submission.settled" || event.type === "ledger.rolled-back"
      ? []
      : [[event.type, event.block, event.transactionHash] as const],
  );
const sequenceOf = ({ id }: EventInfo) => Number(id.split("-")[1]);
const record = async (name: string, agreementId: number) =>
  act(cn, keyOf(founded.officers, "CN"), recordingOf(await keepPackage(cn, name), 1, { agreementId }));
const numbered = (events: readonly EventInfo[]) => events.map((_, n) => n + 1);

describe("the event feed of a gateway", () => {
  it("misses nothing and repeats nothing, whatever becomes of connections and of the gateway", async () => {
    const client = follow(hk.url);
    try {
      for (let n = 0; n < 12; n += 1) {
        await record(`under GBA ${n}`, GBA);
        if (n % 3 === 0) await record(`under RCEP ${n}`, RCEP);
        if (n % 4 === 1) client.drop();
        if (n % 4 === 3) {
          // While it records, and while it is down.
          const recording = record(`meanwhile ${n}`, GBA);
          await hk.end("SIGKILL");
          await recording;
          await record(`while it is down ${n}`, GBA);
          await hk.start();
        }
      }
      const expected = await eventsForHongKong();
      const all = await until(
        "everything to be told",
        async () => (client.all().length >= expected.length ? client.all() : undefined),
        20_000,
      );
      expect(placesOf(all)).toEqual(expected);
      expect(all.map(sequenceOf)).toEqual(numbered(all));
      expect(new Set(all.map(({ id }) => id.split("-")[0])).size).toBe(1);
      expect(client.connections()).toBeGreaterThan(5);

      // A client that comes later is told the same.
      const later = follow(hk.url);
      await until("the same", async () => later.all().length >= all.length || undefined);
      expect(later.all()).toEqual(client.all());
      await later.stop();
    } finally {
      await client.stop();
    }
  }, 60_000);

  it("tells of what became of its own submissions", async () => {
    const feedOf = async () => (await cn.store.feed()).last;
    const before = await feedOf();
    const { id } = await record("own", GBA);
    const entries = await cn.store.feedEntries({ after: before, upTo: 1e9, types: undefined, limit: 9 });
    expect(entries.map(({ fact }) => fact.name)).toEqual(["EvidenceRecorded", "SubmissionSettled"]);
    expect(entries[1]?.fact).toMatchObject({ submissionId: id, requests: [{ outcome: { state: "recorded" } }] });
  });

  it("says at a reorganisation what no longer holds, and tells of what took its place, also over a kill", async () => {
    const client = follow(hk.url);
    try {
      await record("before", GBA);
      const settled = await eventsForHongKong();
      await until("what was before", async () => placesOf(client.all()).length >= settled.length || undefined);
      const snapshot = await chain.ask<string>("evm_snapshot");
      const { blockNumber } = await cn.ledger.head();
      const lost = await record("lost and carried again", GBA);
      await until("what will be lost", async () => placesOf(client.all()).length > settled.length || undefined);
      await chain.ask("evm_revert", snapshot);
      await chain.ask("hardhat_mine", "0x3");
      await hk.end("SIGKILL");
      await hk.start();
      const all = await until("the roll-back and what follows it", async () => {
        const events = client.all();
        const at = events.findIndex(({ type }) => type === "ledger.rolled-back");
        return at >= 0 && events.length > at + 1 ? events : undefined;
      });
      const at = all.findIndex(({ type }) => type === "ledger.rolled-back");
      const rolledBack = all[at];
      expect(all.map(sequenceOf)).toEqual(numbered(all));
      expect(rolledBack?.block).toBeLessThanOrEqual(blockNumber);
      // What holds: all before it up to its block, and all after it. That is what the ledger has now.
      const holding = all.filter((event, n) => n > at || (n < at && (event.block ?? 0) <= (rolledBack?.block ?? -1)));
      expect(placesOf(holding)).toEqual(await eventsForHongKong());
      expect(all.slice(0, at).length).toBeGreaterThan(holding.filter((_, n) => n < at).length - 1);
      expect(lost.requests[0]?.outcome?.state).toBe("recorded");
    } finally {
      await client.stop();
    }
  }, 60_000);

  it("ends with its gateway, which waits for nobody", async () => {
    const connection = await connect(`${hk.url}/v1/events?after=latest`, {}, hk.ask);
    expect(await hk.end("SIGTERM")).toBe(0);
    expect(await connection.ended).toBe(true);
  });
});
