import type { Context } from "hono";
import { describe, expect, it } from "vitest";
import {
  budgetsAlone,
  budgetsShared,
  type LeaseLookUps,
  type LookUpBudgets,
} from "../../gateway/http/look-up-budgets.ts";
import { boundLookUps } from "../../gateway/http/look-ups.ts";
import { openTemporaryStore } from "../storage/temporary-store.ts";
import { everybodyOf } from "../verbs/let-everybody-in.ts";

const limits = { lookUpsPerIdentity: 60, lookUpsPerAddress: 100, lookUpsOfStrangers: 6 };
const MINUTE_MS = 60_000;

interface Clock {
  ms: number;
}

/** What asks by some budgets. */
function askBy(budgets: LookUpBudgets, bounds = limits) {
  const lookUps = boundLookUps(bounds, budgets);
  return async (who: string | undefined, address: string, count = 1): Promise<string | number> => {
    const headers = new Map<string, string>();
    const c = {
      env: { incoming: { socket: { remoteAddress: address } } },
      header: headers.set.bind(headers),
    } as unknown as Context;
    try {
      await lookUps.spend(c, who === undefined ? undefined : { ...everybodyOf("CN"), subject: who }, count);
      return "answered";
    } catch (error) {
      expect((error as { code: string }).code).toBe("too-many-look-ups");
      return Number(headers.get("retry-after"));
    }
  };
}

/** Budgets of processes that have one database, and how often they took some there. */
async function sharing(clock: Clock) {
  const { store } = await openTemporaryStore();
  const leases: string[] = [];
  const lease: LeaseLookUps = (given) => {
    leases.push(given.asker);
    return store.leaseLookUps({ ...given, nowMs: clock.ms });
  };
  return { leases, openProcess: () => budgetsShared(lease, () => clock.ms) };
}

describe.each([
  ["of a process alone", async (clock: Clock) => budgetsAlone(() => clock.ms)],
  ["of one of several processes", async (clock: Clock) => (await sharing(clock)).openProcess()],
])("look-ups %s", (_of, open) => {
  const asking = async () => {
    const clock = { ms: 1_700_000_000_000 };
    return { ask: askBy(await open(clock)), wait: (milliseconds: number) => (clock.ms += milliseconds) };
  };

  it("are as many a minute as the limit of an identity, and come back evenly", async () => {
    const { ask, wait } = await asking();
    expect(await ask("a", "1", 60)).toBe("answered");
    expect(await ask("a", "1", 10)).toBe(10);
    wait(9_999);
    expect(await ask("a", "1", 10)).toBe(1);
    wait(1);
    expect(await ask("a", "1", 10)).toBe("answered");
    // What was refused took nothing.
    expect(await ask("a", "1")).toBe(1);
  });

  it("are of one identity wherever it asks from, and of one address whoever asks there", async () => {
    const { ask } = await asking();
    expect(await ask("a", "1", 60)).toBe("answered");
    expect(await ask("a", "2")).toBe(1);
    expect(await ask("b", "1", 40)).toBe("answered");
    expect(await ask("c", "1")).toBe(1);
    expect(await ask("c", "2")).toBe("answered");
  });

  it("are few of strangers, by their address alone, and take nothing from who is signed in", async () => {
    const { ask, wait } = await asking();
    expect(await ask(undefined, "1", 6)).toBe("answered");
    expect(await ask(undefined, "1")).toBe(10);
    expect(await ask(undefined, "2")).toBe("answered");
    expect(await ask("a", "1", 60)).toBe("answered");
    wait(MINUTE_MS);
    // More at once than a minute's is answered when a whole minute's is there.
    expect(await ask(undefined, "1", 1_000)).toBe("answered");
    expect(await ask(undefined, "1", 1_000)).toBe(60);
  });

  it("that are refused for being too many at once leave those that are fewer", async () => {
    const { ask } = await asking();
    expect(await ask("a", "1", 50)).toBe("answered");
    expect(await ask("a", "1", 30)).toBe(20);
    expect(await ask("a", "1", 10)).toBe("answered");
  });
});

describe("look-ups of several processes", () => {
  const bounds = { lookUpsPerIdentity: 600, lookUpsPerAddress: 6_000, lookUpsOfStrangers: 6 };
  const answeredOf = (answers: readonly (string | number)[]): number =>
    answers.filter((answer) => answer === "answered").length;

  it("are together as many as of one, without a word to the database for each", async () => {
    const clock = { ms: 1_700_000_000_000 };
    const { leases, openProcess } = await sharing(clock);
    const processes = Array.from({ length: 3 }, () => askBy(openProcess(), bounds));
    const answers = await Promise.all(processes.flatMap((ask) => Array.from({ length: 400 }, () => ask("a", "1"))));
    expect(answeredOf(answers)).toBe(600);
    // A twentieth at a time, of the identity and of the address.
    expect(leases.length).toBeLessThan(80);
    const before = leases.length;
    expect(await processes[0]?.("a", "1")).toBe(1);
    // Who is refused is refused without asking again until there can be enough.
    expect(leases.length).toBe(before);
    clock.ms += 100;
    expect(await processes[1]?.("a", "1")).toBe("answered");
    expect(await processes[2]?.("a", "1")).toBe(1);
  });

  it("that one took and did not spend lapse, and never let more through in a minute", async () => {
    const clock = { ms: 1_700_000_000_000 };
    const { openProcess } = await sharing(clock);
    const [first, second] = [askBy(openProcess(), bounds), askBy(openProcess(), bounds)];
    expect(await first("a", "1")).toBe("answered");
    // The 29 others of what the first one took are not there for the second.
    expect(answeredOf(await Promise.all(Array.from({ length: 600 }, () => second("a", "1"))))).toBe(570);
    clock.ms += MINUTE_MS;
    const answers = await Promise.all(
      [first, second].flatMap((ask) => Array.from({ length: 600 }, () => ask("a", "1"))),
    );
    expect(answeredOf(answers)).toBe(600);
  });

  it("are counted alike by a process whose clock is behind", async () => {
    const { store } = await openTemporaryStore();
    const at = 1_700_000_000_000;
    const take = (nowMs: number) => store.leaseLookUps({ asker: "a", perMinute: 60, least: 30, most: 30, nowMs });
    expect(await take(at)).toMatchObject({ taken: 30 });
    expect(await take(at - 20_000)).toMatchObject({ taken: 30 });
    expect(await take(at)).toEqual({ taken: 0, left: 0 });
    expect((await take(at + 10_000)).left).toBeCloseTo(10);
  });

  it("of whom nothing is counted any more are forgotten by the database", async () => {
    const { store, database } = await openTemporaryStore();
    const at = 1_700_000_000_000;
    const take = (asker: string, nowMs: number) =>
      store.leaseLookUps({ asker, perMinute: 60, least: 1, most: 3, nowMs });
    await take("a", at);
    await take("b", at + 30_000);
    await take("c", at + MINUTE_MS + 1);
    const rows = await database.selectFrom("look_up_budget").select("asker").orderBy("asker").execute();
    expect(rows.map(({ asker }) => asker)).toEqual(["b", "c"]);
  });
});
