import type { Context } from "hono";
import { describe, expect, it } from "vitest";
import { boundLookUps } from "../../gateway/http/look-ups.ts";
import { everybodyOf } from "../verbs/let-everybody-in.ts";

const limits = { lookUpsPerIdentity: 60, lookUpsPerAddress: 100, lookUpsOfStrangers: 6 };

function asking() {
  let now = 0;
  const lookUps = boundLookUps(limits, () => now);
  const headers = new Map<string, string>();
  const from = (address: string) =>
    ({
      env: { incoming: { socket: { remoteAddress: address } } },
      header: headers.set.bind(headers),
    }) as unknown as Context;
  const ask = (who: string | undefined, address: string, count = 1): string | number => {
    headers.clear();
    try {
      lookUps.spend(from(address), who === undefined ? undefined : { ...everybodyOf("CN"), subject: who }, count);
      return "answered";
    } catch (error) {
      expect((error as { code: string }).code).toBe("too-many-look-ups");
      return Number(headers.get("retry-after"));
    }
  };
  return { ask, wait: (milliseconds: number) => (now += milliseconds) };
}

describe("look-ups", () => {
  it("are as many a minute as the limit of an identity, and come back evenly", () => {
    const { ask, wait } = asking();
    expect(ask("a", "1", 60)).toBe("answered");
    expect(ask("a", "1", 10)).toBe(10);
    wait(9_999);
    expect(ask("a", "1", 10)).toBe(1);
    wait(1);
    expect(ask("a", "1", 10)).toBe("answered");
    // What was refused took nothing.
    expect(ask("a", "1")).toBe(1);
  });

  it("are of one identity wherever it asks from, and of one address whoever asks there", () => {
    const { ask } = asking();
    expect(ask("a", "1", 60)).toBe("answered");
    expect(ask("a", "2")).toBe(1);
    expect(ask("b", "1", 40)).toBe("answered");
    expect(ask("c", "1")).toBe(1);
    expect(ask("c", "2")).toBe("answered");
  });

  it("are few of strangers, by their address alone, and take nothing from who is signed in", () => {
    const { ask, wait } = asking();
    expect(ask(undefined, "1", 6)).toBe("answered");
    expect(ask(undefined, "1")).toBe(10);
    expect(ask(undefined, "2")).toBe("answered");
    expect(ask("a", "1", 60)).toBe("answered");
    wait(60_000);
    // More at once than a minute's is answered when a whole minute's is there.
    expect(ask(undefined, "1", 1_000)).toBe("answered");
    expect(ask(undefined, "1", 1_000)).toBe(60);
  });
});
