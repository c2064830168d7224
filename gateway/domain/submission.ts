import { z } from "zod";
import type { Action } from "./actions.ts";
import { join, toHex } from "./bytes.ts";
import { type ForwarderDomain, hashOfRequest } from "./hash-request.ts";
import { keccakOfBytes } from "./keccak.ts";
import { recoverSigner } from "./recover-signer.ts";
import { address, bytes32, hexBytes } from "./scalars.ts";

/** Name and version of the EIP-712 domain of the forwarder (OpenZeppelin `ERC2771Forwarder`). */
export const FORWARDER_NAME = "Concord";

/** How far ahead a deadline may lie, in seconds. */
export const LONGEST_DEADLINE_SECONDS = 24 * 60 * 60;

/** Most gas of one transaction (EIP-7825). A submission is one transaction. */
export const TRANSACTION_GAS_CAP = 2 ** 24;

/** Gas that the requests of one submission may allow together: the forwarder needs some beside it. */
const SUBMISSION_GAS = TRANSACTION_GAS_CAP * 0.85;

/** Most bytes of one transaction's data: nodes take 128 KiB with everything around it. */
const MOST_TRANSACTION_BYTES = 120_000;

const GAS_BESIDE_REQUESTS = 200_000;
const GAS_BESIDE_EACH = 60_000;
// EIP-2028: sixteen gas for a non-zero byte of calldata.
const GAS_FOR_EACH_BYTE = 16;
// Selector, refund receiver, and the offset and length of the list; a request has ten words beside its data and three of signature.
const BYTES_BESIDE_REQUESTS = 4 + 3 * 32;
const BYTES_BESIDE_EACH = 13 * 32;

/** How many requests one submission may carry. */
export const MOST_REQUESTS = 32;

/** Gas that an officer allows for one action; with free gas it bounds work, not cost. */
export const ACTION_GAS = 400_000;

/** Gas beside that for each of many packages that one action decides on. */
const MEMBER_GAS = 60_000;

/** How many packages one action decides on at most, so that several such actions fit a submission. */
export const MOST_MEMBERS = 100;

export const forwardRequestTypes = {
  ForwardRequest: [
    { name: "from", type: "address" },
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "gas", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint48" },
    { name: "data", type: "bytes" },
  ],
};

/** An officer's signed request to act (ERC-2771, EIP-712). It binds chain, forwarder, contract, arguments, order and deadline. */
export const submittedRequestSchema = z
  .strictObject({
    from: address.describe("the officer's address"),
    to: address.describe("the contract called"),
    gas: z.int().min(21_000).max(TRANSACTION_GAS_CAP).describe("gas allowed for the call"),
    nonce: z.int().min(0).describe("the forwarder's nonce for the officer; consecutive within a submission"),
    deadline: z.int().min(0).max(281_474_976_710_655).describe("Unix seconds after which it is void"),
    data: hexBytes.describe("the ABI-encoded call"),
    signature: z
      .string()
      .regex(/^0x[0-9a-f]{130}$/)
      .describe("65 bytes r, s, v over the EIP-712 ForwardRequest"),
  })
  .meta({ id: "ForwardRequest" });

export type SubmittedRequest = z.infer<typeof submittedRequestSchema>;
export type UnsignedRequest = Omit<SubmittedRequest, "signature">;

/** What became of one request of a submission. */
export const submissionOutcomeSchema = z
  .discriminatedUnion("state", [
    z.strictObject({
      state: z.literal("recorded"),
      transactionHash: bytes32,
      blockNumber: z.int(),
    }),
    z.strictObject({
      state: z.literal("refused"),
      code: z.string().describe("a problem code"),
      detail: z.string(),
      transactionHash: bytes32.nullable().describe("the transaction in which it failed; null when none was sent"),
    }),
  ])
  .meta({ id: "SubmissionOutcome" });

export type SubmissionOutcome = z.infer<typeof submissionOutcomeSchema>;

/** Gas that an officer allows for an action. */
export function gasOf(action: Action): number {
  return action.name === "recogniseMembers" ? ACTION_GAS + MEMBER_GAS * action.args.members.roots.length : ACTION_GAS;
}

/** Actions in their order, in as many parts as it takes for each to be one submission. */
export function partsOf(actions: readonly Action[]): Action[][] {
  const parts: Action[][] = [];
  let gas = 0;
  for (const action of actions) {
    const last = parts.at(-1);
    gas += gasOf(action);
    if (last !== undefined && last.length < MOST_REQUESTS && gas <= SUBMISSION_GAS) {
      last.push(action);
    } else {
      parts.push([action]);
      gas = gasOf(action);
    }
  }
  return parts;
}

/** Gas to allow a transaction that carries the requests; at most `TRANSACTION_GAS_CAP` can be carried. */
export function gasOfRequests(requests: readonly Pick<SubmittedRequest, "gas" | "data">[]): number {
  const allowed = requests.reduce((sum, { gas }) => sum + gas + GAS_BESIDE_EACH, GAS_BESIDE_REQUESTS);
  return allowed + bytesOfRequests(requests) * GAS_FOR_EACH_BYTE;
}

/** Whether one transaction can carry the requests. */
export function isCarriable(requests: readonly Pick<SubmittedRequest, "gas" | "data">[]): boolean {
  return gasOfRequests(requests) <= TRANSACTION_GAS_CAP && bytesOfRequests(requests) <= MOST_TRANSACTION_BYTES;
}

function bytesOfRequests(requests: readonly Pick<SubmittedRequest, "data">[]): number {
  const padded = (data: string): number => Math.ceil((data.length - 2) / 2 / 32) * 32;
  return requests.reduce((sum, { data }) => sum + BYTES_BESIDE_EACH + padded(data), BYTES_BESIDE_REQUESTS);
}

/** The EIP-712 domain that an officer's signature is bound to. */
export function forwarderDomain(chainId: bigint, forwarder: string): ForwarderDomain {
  return { name: FORWARDER_NAME, version: "1", chainId, verifyingContract: forwarder };
}

/** The EIP-712 message of a request. */
export function forwardRequestMessage(request: UnsignedRequest): Record<string, unknown> {
  const { from, to, gas, nonce, deadline, data } = request;
  return { from, to, value: 0, gas, nonce, deadline, data };
}

/** Whether the request was signed by whom it says, for this chain and forwarder, in the form that the forwarder takes. */
export function isSignedByItsOfficer(request: SubmittedRequest, domain: ForwarderDomain): boolean {
  return recoverSigner(hashOfRequest(request, domain), request.signature) === request.from;
}

/** Identifies what is asked for, whatever the signature's bytes: a hash over the EIP-712 digests of the requests in order. */
export function digestOfRequests(requests: readonly UnsignedRequest[], domain: ForwarderDomain): string {
  return toHex(keccakOfBytes(join(requests.map((request) => hashOfRequest(request, domain)))));
}
