import { describe, expect, it } from "vitest";
import { EVENT_ID, eventIdOf, sequenceOf } from "../../gateway/domain/feed.ts";
import { nextNonce } from "../../gateway/domain/outbox.ts";

const feed = { feedId: "9f86d081884c7d65", last: 42 };

describe("ids of events", () => {
  it.each([0, 1, 41, 42])("name the sequence %d of their feed", (sequence) => {
    expect(sequenceOf(feed, eventIdOf(feed.feedId, sequence))).toBe(sequence);
  });

  it("have room for as many events as a number counts", () => {
    expect(EVENT_ID.test(eventIdOf(feed.feedId, 999_999_999_999_999))).toBe(true);
  });

  it.each([
    ["one that the feed has not come to", `${feed.feedId}-43`],
    ["one of another feed", "0000000000000000-1"],
    ["one with nothing before the hyphen", "-1"],
    ["one with more before it", `0${feed.feedId}-1`],
    ["one with more after it", `${feed.feedId}-1x`],
    ["a number with a zero before it", `${feed.feedId}-01`],
    ["a number that is too long", `${feed.feedId}-1234567890123456`],
    ["no number", `${feed.feedId}-`],
    ["letters for a number", `${feed.feedId}-a`],
    ["digits that are no hex", `${"g".repeat(16)}-1`],
  ])("are none of this feed: %s", (_what, id) => {
    expect(() => sequenceOf(feed, id)).toThrow(
      expect.objectContaining({ code: "unknown-event", params: { event: id, feed: feed.feedId } }),
    );
  });
});

describe("nextNonce", () => {
  it.each([
    ["the forwarder's where no request waits", 5, [], 5],
    ["the one after those that are taken", 5, [5, 6], 7],
    ["the first that is free between them", 5, [5, 7], 6],
    ["the forwarder's, whatever was taken before", 5, [3, 4], 5],
  ])("is %s", (_what, used, taken, next) => {
    expect(
      nextNonce(
        used,
        taken.map((nonce) => ({ nonce, isWaiting: true })),
      ),
    ).toBe(next);
  });
});
