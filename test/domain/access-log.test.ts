import { describe, expect, it } from "vitest";
import {
  type AccessEntry,
  accessEntrySchema,
  bodyOf,
  dayOf,
  endOfDay,
  hashOfEntry,
  originOf,
  textOfDay,
} from "../../gateway/domain/access-log.ts";

const entry = {
  sequence: 1,
  time: "2026-11-27T10:00:00.000Z",
  operation: "showEvidence",
  identity: { credential: "token", pseudonym: `0x${"5a".repeat(32)}`, partner: "CN", roles: ["case-officer"] },
  status: 200,
  code: null,
  named: [`0x${"1e".repeat(32)}`],
  shown: { evidence: [`0x${"1e".repeat(32)}`], notices: [], submissions: ["7"] },
  requestId: "b1",
} satisfies AccessEntry;
const ofIdentity = (change: object) => ({ ...entry, identity: { ...entry.identity, ...change } });

describe("an entry of the access log", () => {
  it.each<[string, object]>([
    ["of someone with a token", entry],
    ["of someone with a signature", ofIdentity({ credential: "signature" })],
    ["of nobody who signed in", { ...entry, identity: null, status: 401, code: "unauthenticated" }],
    ["with an id of a hundred characters", { ...entry, named: ["x".repeat(100)] }],
  ])("is one %s", (_what, given) => {
    expect(accessEntrySchema.parse(given)).toEqual(given);
  });

  it.each<[string, object]>([
    ["another credential", ofIdentity({ credential: "password" })],
    ["a name", ofIdentity({ name: "Chan Tai Man" })],
    ["no pseudonym", ofIdentity({ pseudonym: undefined })],
    ["a whole text where an id belongs", { ...entry, named: ["x".repeat(101)] }],
    ["contents of what was shown", { ...entry, shown: { ...entry.shown, files: ["a.pdf"] } }],
    ["the place before the first", { ...entry, sequence: 0 }],
    ["a day for a time", { ...entry, time: "2026-11-27" }],
  ])("is none with %s", (_what, given) => {
    expect(accessEntrySchema.safeParse(given).success).toBe(false);
  });

  it("is hashed as canonical JSON", () => {
    const { sequence, ...rest } = entry;
    expect(bodyOf({ ...rest, sequence })).toBe(bodyOf(entry));
    expect(bodyOf(entry).slice(0, 12)).toBe('{"code":null');
  });
});

// Both were computed by another program from what the README says of the log.
describe("the hashes of the access log", () => {
  it("begin with whose log it is, however its ledger's address is written", () => {
    const ledger = "1e".repeat(20);
    const origin = "0x0abad776aaa3fb6e37b108a947f44f9744f90747a776e6dc7c0c8920025ffbe6";
    expect(originOf({ chainId: 31_337n, ledger: `0x${ledger}`, partnerId: 1 })).toBe(origin);
    expect(originOf({ chainId: 31_337n, ledger: `0x${ledger.toUpperCase()}`, partnerId: 1 })).toBe(origin);
    expect(originOf({ chainId: 31_337n, ledger: `0x${ledger}`, partnerId: 2 })).not.toBe(origin);
  });

  it("are of the tag, the hash before, and the body", () => {
    expect(hashOfEntry(`0x${"ab".repeat(32)}`, '{"sequence":1}')).toBe(
      "0x04d7e9f0774ec38b00e296d40ca6dfbd149afafff842d2d5c9cc5f10343a9020",
    );
    expect(() => hashOfEntry("0xab", '{"sequence":1}')).toThrow();
  });
});

describe("a day of the access log", () => {
  it("is one of UTC, from its first millisecond to the next day's", () => {
    const day = dayOf(Date.parse("2026-11-27T00:00:00.000Z"));
    expect(textOfDay(day)).toBe("2026-11-27");
    expect(dayOf(Date.parse("2026-11-27T23:59:59.999Z"))).toBe(day);
    expect(dayOf(Date.parse("2026-11-26T23:59:59.999Z"))).toBe(day - 1);
    expect(endOfDay(day)).toBe(Date.parse("2026-11-28T00:00:00.000Z"));
  });
});
