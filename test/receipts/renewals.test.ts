import { describe, expect, it } from "vitest";
import { DomainError } from "../../gateway/domain/errors.ts";
import { limits } from "../../gateway/receipts/limits.ts";
import { digestText } from "../../gateway/receipts/renewal-statement.ts";
import { recordSlot, signerSlot, standingCountSlot, standingSlot } from "../../gateway/receipts/slots.ts";
import { type RenewalQuestion, verifyRenewal } from "../../gateway/receipts/verify-renewal.ts";
import { flip } from "./hostile-kit.ts";
import { BLOCK_TIME, RECORDER, SIGNER, type World } from "./receipt-kit.ts";
import { renew, renewedFiles, type Stamp, secondsOf } from "./renewal-kit.ts";

// Renewals and how they can be false, past the usual length: one chain of renewals serves every case.

// Long for its cases: a receipt outlives its anchor, and each way in which it does not.

const STAMPS: readonly Stamp[] = [
  { day: "2026-03-01" },
  { day: "2027-01-15", algorithm: "sha512" },
  { day: "2027-12-20" },
];
const TODAY = "2028-09-01";
const whole = renew(STAMPS);

type Made = ReturnType<typeof renew>;
const ask = ({ renewal, anchors, today }: Made, more: Partial<RenewalQuestion> = {}) =>
  verifyRenewal({
    renewal: JSON.stringify(renewal),
    anchor: today,
    formerAnchors: anchors.slice(0, -1),
    files: renewedFiles,
    distrusted: [],
    now: secondsOf(TODAY),
    asker: "HK",
    ...more,
  });
/** The finding on finality and the verdict on the first file, or the code of the refusal. */
function outcomeOf(made: Made, more: Partial<RenewalQuestion> = {}): string {
  try {
    const { findings, files } = ask(made, more);
    const { verdict, code } = findings.at(-1) ?? {};
    return `${verdict} ${code}, file ${files[0]?.verdict}`;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
const changed = (change: (renewal: Made["renewal"]) => unknown, from: Made = whole): Made => {
  const renewal = structuredClone(from.renewal);
  change(renewal);
  return { ...from, renewal };
};
const HOLDS = "holds final, file holds";

describe("a receipt that was renewed", () => {
  it.each([1, 2, 3])("%s times is verified years after its anchor was relied on", (count) => {
    const made = renew(STAMPS.slice(0, count));
    const now = secondsOf(STAMPS[count - 1]?.day ?? "") + 86_400;
    expect(outcomeOf(made, { now })).toBe(HOLDS);
    const { asOf, renewals, decisions } = ask(made, { now });
    expect(asOf.blockTime).toBe(BLOCK_TIME);
    expect(decisions.map(({ partner }) => partner)).toEqual(["HK"]);
    expect(renewals.map(({ recordedAt, algorithm }) => [recordedAt, algorithm])).toEqual(
      STAMPS.slice(0, count).map(({ day, algorithm = "sha3-512" }) => [secondsOf(day), algorithm]),
    );
  });

  it.each<[string, string, Stamp[], string?]>([
    [
      "after the original's anchor ended",
      "unknown renewed-too-late, file unknown",
      [{ day: "2026-07-01" }],
      "2026-08-01",
    ],
    ["on its last day", HOLDS, [{ day: "2026-06-30" }], "2026-08-01"],
    [
      "after a renewal's anchor ended",
      "unknown renewed-too-late, file unknown",
      [{ day: "2026-03-01", until: "2026-12-31" }, { day: "2027-01-15" }],
      "2027-02-01",
    ],
    ["and not again before today's anchor ended", "unknown anchor-expired, file unknown", [...STAMPS], "2029-03-01"],
  ])("%s: %s", (_when, expected, stamps, today = TODAY) => {
    expect(outcomeOf(renew(stamps), { now: secondsOf(today) })).toBe(expected);
  });

  it("rests on anchors that the verifier has from elsewhere, each of them", () => {
    for (const missing of [0, 1]) {
      const formerAnchors = whole.anchors.filter((_, position) => position !== missing);
      expect(outcomeOf(whole, { formerAnchors })).toBe("unknown former-anchor-unknown, file unknown");
    }
    const digests = whole.anchors.slice(0, -1).map((anchor) => digestText("sha3-512", anchor));
    const vouching = (formerAnchors: string[]) =>
      JSON.stringify({
        ...(JSON.parse(whole.today) as object),
        format: "concord-anchor/2",
        checkpointSigners: [{ partnerId: 1, addresses: [SIGNER] }],
        formerAnchors: formerAnchors.toSorted(),
      });
    expect(outcomeOf(whole, { anchor: vouching(digests), formerAnchors: [] })).toBe(HOLDS);
    expect(outcomeOf(whole, { anchor: vouching(digests.slice(1)), formerAnchors: [] })).toBe(
      "unknown former-anchor-unknown, file unknown",
    );
    expect(outcomeOf(whole, { anchor: undefined })).toBe("unknown no-anchor, file unknown");
    expect(outcomeOf(whole, { anchor: whole.anchors[1] as string })).toMatch(/^unknown /);
  });

  it("says how old it is as of today, not as of then", () => {
    const statusOf = (maxAgeSeconds: number) =>
      ask(whole, { maxAgeSeconds }).findings.find(({ fragment }) => fragment === "status")?.code;
    const age = secondsOf(TODAY) - BLOCK_TIME;
    expect([statusOf(age), statusOf(age - 1)]).toEqual(["standing", "receipt-old"]);
  });

  it("shows nothing by a renewal that its ledger does not have, or that too few have sealed", () => {
    const unrecorded: World = {
      decisions: [],
      words: ({ recordId }) => [[recordSlot(recordId), undefined]],
      unproven: () => [signerSlot(SIGNER), standingCountSlot(RECORDER), standingSlot(RECORDER, 1n)],
    };
    expect(outcomeOf(renew([{ day: "2026-03-01", world: unrecorded, until: "2029-01-01" }]))).toBe(
      "unknown renewal-unproven, file unknown",
    );
    const unsealed = { block: { number: 60_005, time: secondsOf("2026-03-02"), changeSeals: () => [] } };
    expect(outcomeOf(renew([{ day: "2026-03-01", world: unsealed, until: "2029-01-01" }]))).toBe(
      "unknown renewal-unproven, file unknown",
    );
  });

  it("is of a block before it was renewed", () => {
    const late = renew([{ day: "2026-03-01" }], { block: { time: secondsOf("2026-03-02") } });
    expect(outcomeOf(late, { now: secondsOf("2026-05-01") })).toBe("renewal-order");
    const middle = renew([
      { day: "2026-03-01", world: { block: { number: 60_005, time: secondsOf("2027-02-01") } } },
      { day: "2027-01-15" },
    ]);
    expect(outcomeOf(middle, { now: secondsOf("2027-05-01") })).toBe("renewal-order");
  });
});

describe("a file of it", () => {
  it("fails where its other digest is not the one of which it was renewed", () => {
    const [photo, report] = renewedFiles;
    if (photo === undefined || report === undefined) throw new Error("there are two");
    const files = [{ ...photo, digests: { ...photo.digests, sha512: flip(photo.digests.sha512) } }, report];
    expect(ask(whole, { files }).files.map(({ verdict, findings }) => [verdict, findings[0]?.code])).toEqual([
      ["fails", "digest-differs"],
      ["holds", "digests-match"],
    ]);
  });

  it.each<[RenewalQuestion["distrusted"], string]>([
    [["sha256"], HOLDS],
    [["sha256", "sm3"], HOLDS],
    // The renewal between does not count; the one after it covers all the same, and comes after the anchor before it has ended.
    [["sha256", "sm3", "sha512"], "unknown renewed-too-late, file unknown"],
    [["sha3-512"], "unknown anchor-expired, file unknown"],
    [["sha512", "sha3-512"], "unknown digest-distrusted, file unknown"],
  ])("distrusting %j is: %s", (distrusted, expected) => {
    expect(outcomeOf(whole, { distrusted })).toBe(expected);
  });

  it("is said to be shown by what is relied on, and by nothing else", () => {
    const detailOf = (distrusted: RenewalQuestion["distrusted"]) =>
      ask(whole, { distrusted }).files[0]?.findings[0]?.detail;
    const renewed = "By sha3-512 and sha512 it is the file of which case/photo.jpg was renewed.";
    expect(detailOf(["sha256", "sm3"])).toBe(renewed);
    expect(detailOf(["sm3"])).toMatch(/^SHA-256, SM3 and size are those .* was renewed\.$/);
  });

  it("is shown by no digest that is distrusted, where no other is left", () => {
    const { files } = ask(whole, { distrusted: ["sha256", "sm3", "sha512", "sha3-512"] });
    expect(files[0]?.findings[0]).toMatchObject({ verdict: "unknown", code: "digest-distrusted" });
    const covered = renew([{ day: "2026-03-01", algorithm: "sha512" }, { day: "2026-05-01" }]);
    expect(outcomeOf(covered, { distrusted: ["sha256", "sm3", "sha512"], now: secondsOf("2026-07-01") })).toBe(HOLDS);
  });
});

describe("a renewal is refused", () => {
  const [first] = whole.renewal.renewals;
  it.each<[string, string, Made]>([
    [
      "of another receipt",
      "renewal-not-bound",
      changed((copy) => Object.assign(copy.original, { receipt: `${copy.original.receipt} ` })),
    ],
    [
      "of another anchor",
      "renewal-not-bound",
      changed((copy) =>
        Object.assign(copy.original, { anchor: copy.original.anchor.replace("2026-06-30", "2029-06-30") }),
      ),
    ],
    ["of an anchor with a checkpoint", "renewal-not-bound", changed((copy) => copy.original.checkpoints.push("{}"))],
    ["of other files", "renewal-not-bound", changed((copy) => copy.renewals[0]?.digests.reverse())],
    [
      "under another algorithm",
      "renewal-not-bound",
      changed((copy) => Object.assign(copy.renewals[0] ?? {}, { algorithm: "sha512" })),
    ],
    [
      "with one before it changed",
      "renewal-not-bound",
      changed((copy) => Object.assign(copy.renewals[1] ?? {}, { receipt: `${copy.renewals[1]?.receipt} ` })),
    ],
    ["with one left out", "renewal-not-bound", changed((copy) => copy.renewals.shift())],
    [
      "with two in another order",
      "renewal-not-bound",
      changed((copy) => copy.renewals.unshift(...copy.renewals.splice(1, 1))),
    ],
    [
      "with the receipt of something else",
      "renewal-not-bound",
      changed((copy) => Object.assign(copy.renewals[2] ?? {}, { receipt: copy.original.receipt })),
    ],
    ["without a file", "renewal-file-missing", changed((copy) => copy.renewals[1]?.digests.pop())],
    [
      "with a file too many",
      "renewal-file-missing",
      changed((copy) => copy.renewals[1]?.digests.push("00".repeat(64))),
    ],
    [
      "with an inner receipt that is none",
      "receipt-malformed",
      changed((copy) => Object.assign(copy.original, { receipt: "receipt" })),
    ],
    [
      "with a newest that has an anchor",
      "renewal-malformed",
      changed((copy) => Object.assign(copy.renewals[2] ?? {}, { anchor: whole.today })),
    ],
    [
      "with an older that has none",
      "renewal-malformed",
      changed((copy) => Object.assign(copy.renewals[0] ?? {}, { anchor: null })),
    ],
    ["with no renewal", "renewal-malformed", changed((copy) => copy.renewals.splice(0))],
    [
      "with too many",
      "renewal-malformed",
      changed((copy) => copy.renewals.unshift(...Array<never>(limits.renewals).fill(first as never))),
    ],
    [
      "with an algorithm of the ledger's",
      "renewal-malformed",
      changed((copy) => Object.assign(copy.renewals[0] ?? {}, { algorithm: "sha256" })),
    ],
    ["with a short digest", "renewal-malformed", changed((copy) => copy.renewals[0]?.digests.fill("00".repeat(32)))],
    ["with a member of its own", "renewal-malformed", changed((copy) => Object.assign(copy, { note: 1 }))],
    [
      "with half a character",
      "renewal-malformed",
      changed((copy) => Object.assign(copy.original, { receipt: "\ud800" })),
    ],
  ])("%s: %s", (_what, code, made) => {
    expect(outcomeOf(made)).toBe(code);
  });

  it("with a member twice, or too long", () => {
    const text = JSON.stringify(whole.renewal);
    expect(outcomeOf(whole, { renewal: text.replace("{", '{"format":"concord-renewal/1",') })).toBe(
      "renewal-malformed",
    );
    expect(outcomeOf(whole, { renewal: text + " ".repeat(limits.renewalBytes) })).toBe("renewal-malformed");
  });
});
