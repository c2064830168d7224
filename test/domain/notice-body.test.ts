import { describe, expect, it } from "vitest";
import { officeCommitmentOf } from "../../gateway/domain/ids.ts";
import {
  documentTree,
  feedbackSchema,
  type NoticeBody,
  noticeBodySchema,
  officesOf,
  termsOf,
} from "../../gateway/domain/notice-body.ts";
import { leavesOf, saltLeaves } from "../../gateway/domain/salted-tree.ts";

const body: NoticeBody = {
  format: "concord-notice/1",
  case: { number: "JM-2023-0174", partner: "CN", office: "Jiangmen", title: "蚂蚁搬家", basis: "ex-officio" },
  handling: { tlp: "AMBER", use: "H1" },
  agreement: "GBA",
  type: "alert",
  priority: 2,
  valid: { from: "2023-06-01", to: "2023-12-31" },
  to: [
    { partner: "HK" },
    { partner: "MO" },
    { partner: "CN", office: "Guangzhou" },
    { partner: "CN", office: "Shenzhen" },
  ],
  grading: { source: "A", information: 1 },
  right: "trademark",
  channel: "post",
  action: "inspect",
};
const ids: Readonly<Record<string, number>> = { CN: 1, HK: 2, MO: 3 };
const partnerIdOf = (iso: string): number => ids[iso] ?? 0;

function salted(document: NoticeBody = body) {
  let next = 1;
  const leaves = leavesOf(document as Parameters<typeof leavesOf>[0]);
  return { document, salts: saltLeaves(leaves, () => `0x${(next++).toString(16).padStart(64, "0")}`) };
}

describe("termsOf", () => {
  it("binds the days as the first second and the first second after, UTC", () => {
    const { validFrom, validTo } = termsOf(salted(), { agreementId: 1, version: 2 }, partnerIdOf);
    expect(new Date(validFrom * 1_000).toISOString()).toBe("2023-06-01T00:00:00.000Z");
    expect(new Date(validTo * 1_000).toISOString()).toBe("2024-01-01T00:00:00.000Z");
  });

  it("sets a bit for every partner addressed, one's own by its offices, and the codes' bits", () => {
    const terms = termsOf(salted(), { agreementId: 1, version: 2 }, partnerIdOf);
    expect(terms).toMatchObject({ agreementId: 1, version: 2, recipients: "14", rights: 2, channels: 4 });
    expect(terms.commitment).toBe(documentTree(salted()).root);
  });

  it("names offices only by salted commitments, ascending", () => {
    const { document, salts } = salted();
    const { offices } = termsOf({ document, salts }, { agreementId: 1, version: 1 }, partnerIdOf);
    const salt = salts["/to"] ?? "";
    expect(offices).toEqual(["Guangzhou", "Shenzhen"].map((office) => officeCommitmentOf(salt, office)).toSorted());
    const other = { ...salts, "/to": `0x${"5a".repeat(32)}` };
    expect(termsOf({ document, salts: other }, { agreementId: 1, version: 1 }, partnerIdOf).offices).not.toEqual(
      offices,
    );
  });

  it("gives offices in the same order however the body lists them", () => {
    const [guangzhou, shenzhen] = ["Guangzhou", "Shenzhen"].map((office) => ({ partner: "CN", office }));
    const salt = { "/to": `0x${"5a".repeat(32)}` };
    const officesIn = (to: NoticeBody["to"]) => {
      const { document, salts } = salted({ ...body, to });
      return termsOf({ document, salts: { ...salts, ...salt } }, { agreementId: 1, version: 1 }, partnerIdOf).offices;
    };
    const [one, other] = [guangzhou, shenzhen] as [NoticeBody["to"][number], NoticeBody["to"][number]];
    expect(officesIn([one, other])).toEqual(officesIn([other, one]));
  });

  it("has no offices when whole partners are addressed", () => {
    const { offices, recipients } = termsOf(
      salted({ ...body, to: [{ partner: "HK" }] }),
      { agreementId: 1, version: 1 },
      partnerIdOf,
    );
    expect({ offices, recipients }).toEqual({ offices: [], recipients: "4" });
  });
});

describe("officesOf", () => {
  it("refuses salts without one for the recipients", () => {
    expect(() => officesOf(body, {})).toThrow(expect.objectContaining({ code: "invalid-request" }));
  });
});

describe("documentTree", () => {
  it("refuses salts that are not the document's", () => {
    const { document, salts } = salted();
    const build = () => documentTree({ document, salts: { ...salts, "/more": `0x${"5a".repeat(32)}` } });
    expect(build).toThrow(expect.objectContaining({ code: "invalid-request" }));
  });

  it("lets through what is another mistake than the salts'", () => {
    expect(() => documentTree(salted({ ...body, agreement: "\ud800" }))).toThrow(TypeError);
  });
});

describe("noticeBodySchema and feedbackSchema", () => {
  it("take what they describe", () => {
    expect(noticeBodySchema.parse(body)).toEqual(body);
    const feedback = {
      format: "concord-feedback/1",
      notice: `0x${"5a".repeat(32)}`,
      partner: "HK",
      outcome: "hit-infringing",
    };
    expect(feedbackSchema.parse(feedback)).toEqual(feedback);
  });

  it.each([
    ["a day that does not exist", { ...body, valid: { from: "2023-02-30", to: "2023-12-31" } }],
    ["no recipient", { ...body, to: [] }],
    ["a priority outside 1 to 4", { ...body, priority: 5 }],
    ["a place with a lone surrogate", { ...body, route: { from: "\ud800\ud800" } }],
  ])("refuse %s", (_what, value) => {
    expect(noticeBodySchema.safeParse(value).success).toBe(false);
  });
});
