import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ProposalFacts, stateOfProposal, votesNeeded } from "../../gateway/domain/proposal-state.ts";

const facts: ProposalFacts = {
  snapshot: 100,
  deadline: 200,
  eta: undefined,
  isExecuted: false,
  isCanceled: false,
  inFavour: 0,
  needed: 3,
  gracePeriod: 50,
};

describe("votesNeeded", () => {
  it("is two-thirds, rounded up", () => {
    expect([0, 1, 2, 3, 4, 5, 6, 17].map(votesNeeded)).toEqual([0, 1, 2, 2, 3, 4, 4, 12]);
    void fc.assert(
      fc.property(fc.nat({ max: 255 }), (active) => {
        expect(votesNeeded(active) * 3).toBeGreaterThanOrEqual(active * 2);
        expect((votesNeeded(active) - 1) * 3).toBeLessThan(Math.max(active * 2, 1));
      }),
    );
  });
});

describe("stateOfProposal", () => {
  it.each([
    ["pending to the end of the snapshot", {}, 100, "pending"],
    ["open from the second after", {}, 101, "active"],
    ["open to the end of the deadline", { inFavour: 2 }, 200, "active"],
    ["defeated after it", { inFavour: 2 }, 201, "defeated"],
    ["defeated when nobody was active", { needed: 0 }, 201, "defeated"],
    ["decided as soon as enough are for it", { inFavour: 3 }, 101, "succeeded"],
    ["open to be queued to the end of the grace period", { inFavour: 3 }, 250, "succeeded"],
    ["lapsed after it", { inFavour: 3 }, 251, "expired"],
    ["queued, also before its deadline", { inFavour: 3, eta: 150 }, 120, "queued"],
    ["queued to the end of the grace period", { inFavour: 3, eta: 300 }, 350, "queued"],
    ["lapsed when it was not carried out", { inFavour: 3, eta: 300 }, 351, "expired"],
    ["executed for ever", { inFavour: 3, eta: 300, isExecuted: true }, 9_999, "executed"],
    ["cancelled for ever", { isCanceled: true }, 9_999, "canceled"],
  ] as const)("is %s", (_title, change, nowSeconds, state) => {
    expect(stateOfProposal({ ...facts, ...change }, nowSeconds)).toBe(state);
  });
});
