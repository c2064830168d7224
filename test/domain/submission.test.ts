import { keccak256, SigningKey, TypedDataEncoder, Wallet } from "ethers";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import {
  ACTION_GAS,
  digestOfRequests,
  forwarderDomain,
  forwardRequestMessage,
  forwardRequestTypes,
  gasOf,
  gasOfRequests,
  isCarriable,
  isSignedByItsOfficer,
  LONGEST_DEADLINE_SECONDS,
  MOST_MEMBERS,
  MOST_REQUESTS,
  partsOf,
  type SubmittedRequest,
  submissionOutcomeSchema,
  submittedRequestSchema,
  TRANSACTION_GAS_CAP,
} from "../../gateway/domain/submission.ts";
import signatures from "../vectors/signatures.json" with { type: "json" };

const domain = forwarderDomain(BigInt(signatures.domain.chainId), signatures.domain.verifyingContract);
const requestOf = ({ value: _value, digest: _digest, ...request }: (typeof signatures.cases)[number]) =>
  request satisfies SubmittedRequest;
const first = requestOf(signatures.cases[0] as (typeof signatures.cases)[number]);

const many = (count: number): Action => ({
  contract: "ledger",
  name: "recogniseMembers",
  args: {
    members: { partnerId: 1, agreementId: 1, version: 1, kind: 1, roots: Array(count).fill(""), path: [], flags: [] },
    recognition: { grade: 1, facets: 0, reason: 0, conditions: 0 },
  },
});
const one: Action = { contract: "registry", name: "ratifyAgreement", args: { agreementId: 1, version: 1 } };
// The parity of EIP-2098 instead of 27 or 28.
const otherForm = (_whole: string, last: string): string => (last === "b" ? "00" : "01");

describe("forwarderDomain and forwardRequestMessage", () => {
  it.each(signatures.cases)("make the digest and the signature of the vectors, nonce $nonce", async (vector) => {
    const message = forwardRequestMessage(requestOf(vector));
    expect(TypedDataEncoder.hash(domain, forwardRequestTypes, message)).toBe(vector.digest);
    const wallet = new Wallet(signatures.privateKey);
    expect(await wallet.signTypedData(domain, forwardRequestTypes, message)).toBe(vector.signature);
  });
});

describe("isSignedByItsOfficer", () => {
  it.each(signatures.cases)("holds for the vectors, nonce $nonce", (vector) => {
    expect(isSignedByItsOfficer(requestOf(vector), domain)).toBe(true);
  });

  it.each([
    ["another chain", first, forwarderDomain(1n, signatures.domain.verifyingContract)],
    ["another forwarder", first, forwarderDomain(31_337n, first.to)],
    ["another officer", { ...first, from: `0x${"1b".repeat(20)}` }, domain],
    ["another contract", { ...first, to: `0x${"1b".repeat(20)}` }, domain],
    ["other arguments", { ...first, data: first.data.replace(/.$/, "0") }, domain],
    ["another nonce", { ...first, nonce: first.nonce + 1 }, domain],
    ["another deadline", { ...first, deadline: first.deadline + 1 }, domain],
    ["more gas", { ...first, gas: first.gas + 1 }, domain],
    ["no signature at all", { ...first, signature: `0x${"00".repeat(65)}` }, domain],
    ["a signature that is none, with the right last byte", { ...first, signature: `0x${"ff".repeat(64)}1b` }, domain],
    [
      "the other form of the last byte",
      { ...first, signature: first.signature.replace(/1([bc])$/, otherForm) },
      domain,
    ],
    ["more after the signature", { ...first, signature: `${first.signature}00` }, domain],
  ])("does not hold for %s", (_what, request, elsewhere) => {
    expect(isSignedByItsOfficer(request, elsewhere)).toBe(false);
  });
});

describe("a signature as the forwarder takes it", () => {
  const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

  it("is the one with the lower s alone", () => {
    const digits = first.signature.slice(2);
    const higher = (ORDER - BigInt(`0x${digits.slice(64, 128)}`)).toString(16).padStart(64, "0");
    const signature = `0x${digits.slice(0, 64)}${higher}${digits.endsWith("1b") ? "1c" : "1b"}`;
    expect(isSignedByItsOfficer({ ...first, signature }, domain)).toBe(false);
  });

  it("is taken from every key, for whatever it signs", () => {
    const hex = (least: number, most: number) =>
      fc.uint8Array({ minLength: least, maxLength: most }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
    const request = fc.record({
      to: hex(20, 20),
      gas: fc.nat(),
      nonce: fc.maxSafeNat(),
      deadline: fc.nat({ max: 2 ** 40 }),
      data: hex(0, 300),
    });
    const key = fc.bigInt({ min: 1n, max: ORDER - 1n }).map((n) => `0x${n.toString(16).padStart(64, "0")}`);
    void fc.assert(
      fc.property(request, key, (asked, privateKey) => {
        const unsigned = { ...asked, from: new Wallet(privateKey).address.toLowerCase() };
        const digest = TypedDataEncoder.hash(domain, forwardRequestTypes, forwardRequestMessage(unsigned));
        expect(digestOfRequests([unsigned], domain)).toBe(keccak256(digest));
        const { serialized } = new SigningKey(privateKey).sign(digest);
        expect(isSignedByItsOfficer({ ...unsigned, signature: serialized }, domain)).toBe(true);
        const other = { ...unsigned, nonce: unsigned.nonce === 0 ? 1 : unsigned.nonce - 1 };
        expect(isSignedByItsOfficer({ ...other, signature: serialized }, domain)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe("digestOfRequests", () => {
  const requests = signatures.cases.map(requestOf);

  it("is over the EIP-712 digests in order, whatever the signature's bytes", () => {
    expect(digestOfRequests([first], domain)).toBe(keccak256(signatures.cases[0]?.digest ?? ""));
    const resigned = requests.map((request) => ({ ...request, signature: "0x" }));
    expect(digestOfRequests(resigned, domain)).toBe(digestOfRequests(requests, domain));
    expect(digestOfRequests(requests.toReversed(), domain)).not.toBe(digestOfRequests(requests, domain));
  });
});

describe("submittedRequestSchema", () => {
  it("takes a request of the vectors and puts its addresses in lower case", () => {
    const upper = { ...first, from: `0x${first.from.slice(2).toUpperCase()}` };
    expect(submittedRequestSchema.parse(upper)).toEqual(first);
  });

  it.each([
    ["a member that it does not know", { ...first, value: 1 }],
    ["a signature that is short", { ...first, signature: "0x00" }],
    ["a signature with more before it", { ...first, signature: `x${first.signature}` }],
    ["a signature with more after it", { ...first, signature: `${first.signature}00` }],
    ["half a byte of data", { ...first, data: `${first.data}0` }],
    ["a negative nonce", { ...first, nonce: -1 }],
    ["a deadline beyond 48 bits", { ...first, deadline: 2 ** 48 }],
    ["more gas than a transaction has", { ...first, gas: 2 ** 24 + 1 }],
  ])("refuses %s", (_what, request) => {
    expect(submittedRequestSchema.safeParse(request).success).toBe(false);
  });
});

describe("submissionOutcomeSchema", () => {
  const recorded = { state: "recorded", transactionHash: `0x${"5a".repeat(32)}`, blockNumber: 7 };
  const refused = { state: "refused", code: "deadline-passed", detail: "Too late.", transactionHash: null };

  it.each([recorded, refused, { ...refused, transactionHash: recorded.transactionHash }])("takes %j", (outcome) => {
    expect(submissionOutcomeSchema.parse(outcome)).toEqual(outcome);
  });

  it.each([
    { ...recorded, transactionHash: null },
    { ...recorded, code: "x" },
    { ...refused, blockNumber: 7 },
    { state: "" },
  ])("refuses %j", (outcome) => {
    expect(submissionOutcomeSchema.safeParse(outcome).success).toBe(false);
  });
});

describe("limits of a submission", () => {
  const bytes = (count: number): string => `0x${"ab".repeat(count)}`;

  it("let a deadline lie a day ahead", () => {
    expect(LONGEST_DEADLINE_SECONDS).toBe(86_400);
  });

  // 200,000 and 60,000 a request beside what is allowed; sixteen for each byte of calldata: 100 beside the requests, thirteen words a
  // request, and its data in whole words.
  it.each([
    [[], 200_000 + 16 * 100],
    [[{ gas: 400_000, data: "0x" }], 660_000 + 16 * (100 + 416)],
    [[{ gas: 400_000, data: bytes(1) }], 660_000 + 16 * (100 + 416 + 32)],
    [[{ gas: 400_000, data: bytes(32) }], 660_000 + 16 * (100 + 416 + 32)],
    [
      [
        { gas: 21_000, data: bytes(33) },
        { gas: 400_000, data: bytes(64) },
      ],
      741_000 + 16 * (100 + 2 * 416 + 2 * 64),
    ],
  ])("count the gas of %j", (requests, gas) => {
    expect(gasOfRequests(requests)).toBe(gas);
  });

  it("let a transaction carry all the gas that it may have, and no more", () => {
    const gas = TRANSACTION_GAS_CAP - gasOfRequests([{ gas: 0, data: bytes(32) }]);
    expect(isCarriable([{ gas, data: bytes(32) }])).toBe(true);
    expect(isCarriable([{ gas: gas + 1, data: bytes(32) }])).toBe(false);
  });

  it("let it carry 120,000 bytes, and no more, whatever the gas", () => {
    const most = Math.floor((120_000 - 100 - 416) / 32) * 32;
    expect(isCarriable([{ gas: 21_000, data: bytes(most) }])).toBe(true);
    expect(isCarriable([{ gas: 21_000, data: bytes(most + 1) }])).toBe(false);
  });
});

describe("gasOf", () => {
  it("allows more for each of many packages that are decided on at once", () => {
    expect([gasOf(one), gasOf(many(1)), gasOf(many(100))]).toEqual([ACTION_GAS, 460_000, 6_400_000]);
  });
});

describe("partsOf", () => {
  it("keeps the order, and every part within the requests and the gas of one submission", () => {
    const actions = [...Array(70).fill(one), ...Array(5).fill(many(MOST_MEMBERS)), one, many(2)];
    const parts = partsOf(actions);
    expect(parts.flat()).toEqual(actions);
    for (const part of parts) {
      expect(part.length).toBeLessThanOrEqual(MOST_REQUESTS);
      expect(part.reduce((gas, action) => gas + gasOf(action), 0)).toBeLessThan(TRANSACTION_GAS_CAP);
    }
    expect(parts.length).toBeLessThan(8);
    expect(partsOf([])).toEqual([]);
  });

  it("fills a part with requests up to their number, and with gas up to what is left for them", () => {
    expect(partsOf(Array(MOST_REQUESTS + 1).fill(one)).map(({ length }) => length)).toEqual([MOST_REQUESTS, 1]);
    expect(partsOf([many(100), many(100), many(17)]).map(({ length }) => length)).toEqual([3]);
    expect(partsOf([many(100), many(100), many(18), one]).map(({ length }) => length)).toEqual([2, 2]);
  });
});
