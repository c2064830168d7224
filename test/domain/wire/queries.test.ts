import { describe, expect, it } from "vitest";
import { eventId, eventTypeList } from "../../../gateway/domain/wire/events.ts";
import {
  agreementQuerySchema,
  evidenceQuerySchema,
  MOST_ENTRIES,
  noticeQuerySchema,
  pageQuerySchema,
  recognitionQuerySchema,
} from "../../../gateway/domain/wire/queries.ts";

const time = "2026-11-23T08:00:00Z";

describe("queries of lists", () => {
  it("ask for 50 entries a page unless they say how many", () => {
    expect(pageQuerySchema.parse({})).toEqual({ limit: 50 });
    expect(pageQuerySchema.parse({ limit: "1", after: "7:0x0a" })).toEqual({ limit: 1, after: "7:0x0a" });
    expect(pageQuerySchema.parse({ limit: String(MOST_ENTRIES) })).toEqual({ limit: 500 });
  });

  it.each([{ limit: "0" }, { limit: "501" }, { limit: "1.5" }, { limit: "many" }, { after: "x".repeat(201) }])(
    "refuse a page of %j",
    (query) => {
      expect(pageQuerySchema.safeParse(query).success).toBe(false);
    },
  );

  it.each([
    ["agreements", agreementQuerySchema, { party: "CN", inForce: "true" }, { party: "CN", inForce: true }],
    ["agreements that are not in force", agreementQuerySchema, { inForce: "false" }, { inForce: false }],
    [
      "evidence",
      evidenceQuerySchema,
      {
        partner: "CN",
        kind: "photo",
        agreement: "GBA",
        case: "JM-1",
        state: "standing",
        decision: "undecided",
        decidedBy: "HK",
        recordedFrom: time,
        recordedTo: time,
      },
      {},
    ],
    [
      "recognitions",
      recognitionQuerySchema,
      {
        partner: "HK",
        recorder: "CN",
        agreement: "GBA",
        state: "refused",
        grade: "reference",
        decidedFrom: time,
        decidedTo: time,
      },
      {},
    ],
    [
      "notices",
      noticeQuerySchema,
      {
        direction: "received",
        partner: "CN",
        recipient: "HK",
        agreement: "GBA",
        state: "expired",
        overdue: "true",
        publishedFrom: time,
        publishedTo: time,
      },
      { overdue: true },
    ],
    ["notices that were sent", noticeQuerySchema, { direction: "sent", overdue: "false" }, { overdue: false }],
  ])("take every condition on %s", (_what, schema, query, read) => {
    expect(schema.parse(query)).toEqual({ limit: 50, ...query, ...read });
  });

  it.each([
    ["agreements", agreementQuerySchema, { inForce: "yes" }],
    ["agreements", agreementQuerySchema, { party: "cn" }],
    ["evidence", evidenceQuerySchema, { kind: "rumour" }],
    ["evidence", evidenceQuerySchema, { decision: "withdrawn" }],
    ["evidence", evidenceQuerySchema, { recordedFrom: "2026-11-23T08:00:00" }],
    ["recognitions", recognitionQuerySchema, { grade: "none" }],
    ["recognitions", recognitionQuerySchema, { state: "undecided" }],
    ["notices", noticeQuerySchema, { direction: "both" }],
    ["notices", noticeQuerySchema, { state: "sent" }],
    ["notices", noticeQuerySchema, { overdue: "" }],
  ])("refuse of %s what is no condition: %#", (_what, schema, query) => {
    expect(schema.safeParse(query).success).toBe(false);
  });
});

describe("eventTypeList", () => {
  it("reads codes with commas between them", () => {
    expect(eventTypeList.parse("notice.published")).toEqual(["notice.published"]);
    expect(eventTypeList.parse("notice.published,signer.revoked")).toEqual(["notice.published", "signer.revoked"]);
  });

  it.each(["", "notice", "notice.published,", "notice.published notice.updated"])("refuses %j", (text) => {
    expect(eventTypeList.safeParse(text).success).toBe(false);
  });
});

describe("eventId", () => {
  it("is a feed and a number", () => {
    expect(eventId.safeParse("9f86d081884c7d65-42").success).toBe(true);
    expect(eventId.safeParse("9f86d081884c7d65").success).toBe(false);
  });
});
