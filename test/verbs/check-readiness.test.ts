import { describe, expect, it } from "vitest";
import { DomainError } from "../../gateway/domain/errors.ts";
import type { Ledger, Objects } from "../../gateway/domain/ports.ts";
import { openObjects } from "../../gateway/storage/objects.ts";
import { checkReadiness } from "../../gateway/verbs/check-readiness.ts";
import { openTemporaryStore, temporaryFolder } from "../storage/temporary-store.ts";

const NOW = 1_000_000;

async function checked(changes: { identify?: () => Promise<never>; objects?: Objects; ending?: AbortSignal } = {}) {
  const { store } = await openTemporaryStore();
  const identify = changes.identify ?? (async () => ({ chainId: "1", genesisHash: "0x", deploymentId: "0x" }));
  const gateway = {
    store,
    objects: changes.objects ?? openObjects(temporaryFolder()),
    ledger: { identify } as Ledger,
    ending: changes.ending ?? new AbortController().signal,
    now: () => NOW,
    staleAfterMs: 1_000,
  };
  return { store, ask: () => checkReadiness(gateway)() };
}

const failing = (code: "node-unreachable" | "chain-lost") => async () => {
  throw new DomainError(code, "a node that is not as it should be");
};

describe("checkReadiness", () => {
  it("is ready when the index was level with the node within the configured age", async () => {
    const { store, ask } = await checked();
    await store.keepNodeStatus("following", NOW - 1_000);
    expect(await ask()).toEqual([]);
    await store.keepNodeStatus("following", NOW - 1_001);
    expect(await ask()).toEqual(["index-behind"]);
  });

  it("tells an index that has far to go from a node that is away", async () => {
    expect(await (await checked()).ask()).toEqual(["index-behind"]);
    expect(await (await checked({ identify: failing("node-unreachable") })).ask()).toEqual(["node-unreachable"]);
    expect(await (await checked({ identify: failing("chain-lost") })).ask()).toEqual(["chain-lost"]);
  });

  it("takes a node that never answers for one that is away", async () => {
    const { ask } = await checked({ identify: () => new Promise(() => {}) });
    expect(await ask()).toEqual(["node-unreachable"]);
  });

  it("names a database that does not answer, and beside it what else is wrong", async () => {
    const objects = { ...openObjects(temporaryFolder()), requireWritable: () => Promise.reject(new Error("full")) };
    const { store, ask } = await checked({ objects });
    await store.close();
    expect(await ask()).toEqual(["database-unavailable", "objects-unavailable"]);
  });

  it("is not ready once it ends", async () => {
    const { ask } = await checked({ ending: AbortSignal.abort() });
    expect(await ask()).toEqual(["stopping"]);
  });

  it("asks once for all who ask at a time", async () => {
    let asked = 0;
    const { store } = await openTemporaryStore();
    const gateway = {
      store: {
        ...store,
        nodeStatus: async () => {
          asked += 1;
          return { node: "following" as const, checkedAt: NOW };
        },
      },
      objects: openObjects(temporaryFolder()),
      ledger: {} as Ledger,
      ending: new AbortController().signal,
      now: () => NOW,
      staleAfterMs: 1_000,
    };
    const ask = checkReadiness(gateway);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([[], [], []]);
    expect(asked).toBe(1);
  });
});
