import { describe, expect, it } from "vitest";
import { accessLogQuerySchema, anchorQuerySchema } from "../../../gateway/domain/wire/access-log.ts";
import { eventId, eventTypeList } from "../../../gateway/domain/wire/events.ts";
import {
  agreementQuerySchema,
  evidenceQuerySchema,
  evidenceSearchSchema,
  MOST_ENTRIES,
  noticeQuerySchema,
  pageQuerySchema,
  receiptQuerySchema,
  recognitionQuerySchema,
  retentionQuerySchema,
  submissionQuerySchema,
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
    ["packages of which retention ends", retentionQuerySchema, { before: "2033-12-31" }, {}],
    [
      "submissions",
      submissionQuerySchema,
      { state: "settled", signer: `0x${"1B".repeat(20)}` },
      { signer: `0x${"1b".repeat(20)}` },
    ],
    [
      "evidence by a body",
      evidenceSearchSchema,
      { case: "JM-1", partner: "CN", kind: "photo", agreement: "GBA", state: "standing", decidedBy: "HK" },
      {},
    ],
  ])("take every condition on %s", (_what, schema, query, read) => {
    expect(schema.parse(query)).toEqual({ limit: 50, ...query, ...read });
  });

  it.each([
    ["agreements", agreementQuerySchema, { inForce: "yes" }],
    ["agreements", agreementQuerySchema, { party: "cn" }],
    ["evidence", evidenceQuerySchema, { kind: "rumour" }],
    // What is of the case files is in no address; passed over, it would be answered with everything.
    ["evidence", evidenceQuerySchema, { case: "JM-1" }],
    ["evidence by a body", evidenceSearchSchema, { case: "" }],
    ["evidence by a body", evidenceSearchSchema, { limit: "1" }],
    ["evidence by a body", evidenceSearchSchema, { title: "A case" }],
    ["notices", noticeQuerySchema, { case: "JM-1" }],
    ["evidence", evidenceQuerySchema, { decision: "withdrawn" }],
    ["evidence", evidenceQuerySchema, { recordedFrom: "2026-11-23T08:00:00" }],
    ["recognitions", recognitionQuerySchema, { grade: "none" }],
    ["recognitions", recognitionQuerySchema, { state: "undecided" }],
    ["notices", noticeQuerySchema, { direction: "both" }],
    ["notices", noticeQuerySchema, { state: "sent" }],
    ["notices", noticeQuerySchema, { overdue: "" }],
    ["packages", retentionQuerySchema, { before: time }],
    ["submissions", submissionQuerySchema, { state: "lost" }],
    ["submissions", submissionQuerySchema, { signer: "officer-7" }],
  ])("refuse of %s what is no condition: %#", (_what, schema, query) => {
    expect(schema.safeParse(query).success).toBe(false);
  });
});

describe("queries of the access log", () => {
  it("ask for a hundred entries from the first on, or from after a sequence", () => {
    expect(accessLogQuerySchema.parse({})).toEqual({ limit: 100, after: 0 });
    expect(accessLogQuerySchema.parse({ limit: "1", after: "0" })).toEqual({ limit: 1, after: 0 });
    expect(accessLogQuerySchema.parse({ limit: "500", after: String(2 ** 48) })).toEqual({
      limit: 500,
      after: 2 ** 48,
    });
  });

  it("ask for a hundred anchors, of whom and after which day they say", () => {
    expect(anchorQuerySchema.parse({})).toEqual({ limit: 100 });
    const query = { partner: "HK", after: "2026-11-26" };
    expect(anchorQuerySchema.parse({ ...query, limit: "1" })).toEqual({ ...query, limit: 1 });
    expect(anchorQuerySchema.parse({ ...query, limit: "500" })).toEqual({ ...query, limit: 500 });
  });

  it.each([{ limit: "0" }, { limit: "501" }, { after: "-1" }, { after: String(2 ** 48 + 1) }, { after: "1.5" }])(
    "refuse a page of entries of %j",
    (query) => {
      expect(accessLogQuerySchema.safeParse(query).success).toBe(false);
    },
  );

  it.each([{ limit: "0" }, { limit: "501" }, { after: "7" }, { partner: "hk" }])(
    "refuse a page of anchors of %j",
    (query) => {
      expect(anchorQuerySchema.safeParse(query).success).toBe(false);
    },
  );
});

describe("queries of receipts", () => {
  const least = { since: 0, epoch: 30_000 };

  it("ask for all exhibits and no field unless they choose, of every anchor, in epochs of 30,000 blocks", () => {
    expect(receiptQuerySchema.parse({})).toEqual(least);
    expect(receiptQuerySchema.parse({ exhibit: "none", field: "/ref" })).toEqual({
      ...least,
      exhibit: ["none"],
      field: ["/ref"],
    });
    expect(receiptQuerySchema.parse({ exhibit: ["0", "12345"], field: ["/ref", "/kind"] })).toEqual({
      ...least,
      exhibit: ["0", "12345"],
      field: ["/ref", "/kind"],
    });
    expect(receiptQuerySchema.parse({ since: "123456789012345", epoch: "1" })).toEqual({
      since: 123_456_789_012_345,
      epoch: 1,
    });
    expect(receiptQuerySchema.parse({ exhibit: Array(500).fill("1") }).exhibit).toHaveLength(500);
  });

  it.each([
    { exhibit: "all" },
    { exhibit: "xnone" },
    { exhibit: "1x" },
    { exhibit: "123456" },
    { exhibit: Array(501).fill("1") },
    { field: "" },
    { field: "x".repeat(2_049) },
    { since: "-1" },
    { since: "x1" },
    { since: "1x" },
    { since: "1234567890123456" },
    { epoch: "0" },
    { epoch: "" },
  ])("refuse what is none: %#", (query) => {
    expect(receiptQuerySchema.safeParse(query).success).toBe(false);
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
