import { keccak256, TypedDataEncoder, Wallet } from "ethers";
import { describe, expect, it } from "vitest";
import type { Action } from "../../gateway/domain/actions.ts";
import {
  digestOfRequests,
  forwarderDomain,
  forwardRequestMessage,
  forwardRequestTypes,
  gasOf,
  isSignedByItsOfficer,
  MOST_MEMBERS,
  MOST_REQUESTS,
  partsOf,
  type SubmittedRequest,
  submittedRequestSchema,
  TRANSACTION_GAS_CAP,
} from "../../gateway/domain/submission.ts";
import signatures from "../vectors/signatures.json" with { type: "json" };

const domain = forwarderDomain(BigInt(signatures.domain.chainId), signatures.domain.verifyingContract);
const requestOf = ({ value: _value, digest: _digest, ...request }: (typeof signatures.cases)[number]) =>
  request satisfies SubmittedRequest;
const first = requestOf(signatures.cases[0] as (typeof signatures.cases)[number]);

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
  ])("does not hold for %s", (_what, request, elsewhere) => {
    expect(isSignedByItsOfficer(request, elsewhere)).toBe(false);
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
    ["half a byte of data", { ...first, data: `${first.data}0` }],
    ["a negative nonce", { ...first, nonce: -1 }],
    ["a deadline beyond 48 bits", { ...first, deadline: 2 ** 48 }],
    ["more gas than a transaction has", { ...first, gas: 2 ** 24 + 1 }],
  ])("refuses %s", (_what, request) => {
    expect(submittedRequestSchema.safeParse(request).success).toBe(false);
  });
});

describe("partsOf", () => {
  const many = (count: number): Action => ({
    contract: "ledger",
    name: "recogniseMembers",
    args: {
      members: { partnerId: 1, agreementId: 1, version: 1, kind: 1, roots: Array(count).fill(""), path: [], flags: [] },
      recognition: { grade: 1, facets: 0, reason: 0, conditions: 0 },
    },
  });
  const one: Action = { contract: "registry", name: "ratifyAgreement", args: { agreementId: 1, version: 1 } };

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
});
