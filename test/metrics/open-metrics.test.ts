import { describe, expect, it } from "vitest";
import { openMetrics } from "../../gateway/metrics/open-metrics.ts";
import { entry } from "../storage/access-entry.ts";
import { eventAt, headAt, id, OFFICER, openTemporaryStore } from "../storage/temporary-store.ts";

const SAMPLE = /^concord_access_log_unanchored_seconds (\S+)$/m;

it("tells of each of several nodes how it stands and which is used, by its place alone", async () => {
  const { store } = await openTemporaryStore();
  const told = { head: undefined, block: 7, host: "10.0.0.1:8545" };
  const nodes = () => [
    { ...told, place: 1, standing: "disagrees" as const, isInUse: false },
    { ...told, place: 2, standing: "sound" as const, isInUse: true },
  ];
  const others = { nodeHead: async () => headAt(1), checkReadiness: async () => [], freeBytes: async () => 1 };
  const metrics = openMetrics({ ...others, nodes, store, partnerId: 2, now: () => 0 });
  const { text } = await metrics.render();
  const ones = text.match(/^concord_node_\w+\{.*\} 1$/gm);
  expect(ones).toEqual([
    'concord_node_standing{node="1",standing="disagrees"} 1',
    'concord_node_standing{node="2",standing="sound"} 1',
    'concord_node_in_use{node="2"} 1',
  ]);
  expect(text.match(/^concord_node_standing\{/gm)).toHaveLength(16);
  expect(text).not.toContain("10.0.0.1");
});

describe("the age of what is not anchored of the access log", () => {
  it("is that of the oldest entry that no anchor of the own partner covers, and 0 where there is none", async () => {
    let now = Date.parse("2026-11-27T00:00:00Z");
    const { store } = await openTemporaryStore(2, () => now);
    const sources = {
      nodes: () => [],
      nodeHead: async () => headAt(1),
      checkReadiness: async () => [],
      freeBytes: async () => 1,
    };
    const metrics = openMetrics({ ...sources, store, partnerId: 2, now: () => now });
    const age = async () => Number(SAMPLE.exec((await metrics.render()).text)?.[1]);
    const anchor = (block: number, partnerId: number, count: number) =>
      store.advance(headAt(block), [
        eventAt(block, {
          name: "AccessLogAnchored",
          args: { partnerId, day: 20_000 + block, head: id(block), count, signer: OFFICER },
        }),
      ]);

    expect(await age()).toBe(0);
    await store.appendAccess(entry);
    now += 90_000_000;
    expect(await age()).toBe(90_000);
    await store.appendAccess(entry);
    now += 5_000;
    expect(await age()).toBe(90_005);
    await anchor(1, 1, 9);
    expect(await age()).toBe(90_005);
    await anchor(2, 2, 1);
    expect(await age()).toBe(5);
    await anchor(3, 2, 2);
    expect(await age()).toBe(0);
  });

  it("is not told while the database does not answer", async () => {
    const { store } = await openTemporaryStore();
    const broken = { ...store, lastAccessAnchor: () => Promise.reject(new Error("gone")) };
    const sources = {
      nodes: () => [],
      nodeHead: async () => headAt(1),
      checkReadiness: async () => [],
      freeBytes: async () => 1,
    };
    const metrics = openMetrics({ ...sources, store: broken, partnerId: 2, now: () => 0 });
    expect((await metrics.render()).text).not.toMatch(SAMPLE);
  });
});
