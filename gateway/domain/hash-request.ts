import { encodeWords } from "./abi-words.ts";
import { join } from "./bytes.ts";
import { keccakOfBytes, keccakOfHex, keccakOfText } from "./keccak.ts";

const DOMAIN_TYPEHASH = keccakOfText(
  "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
);
const REQUEST_TYPEHASH = keccakOfText(
  "ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,uint48 deadline,bytes data)",
);
/** EIP-191 version 0x01: structured data. */
const PREFIX = Uint8Array.of(0x19, 0x01);

/** The EIP-712 domain of a forwarder. */
export interface ForwarderDomain {
  readonly name: string;
  readonly version: string;
  readonly chainId: bigint;
  readonly verifyingContract: string;
}

/** What of a request an officer signs; no value goes with it. */
export interface RequestToHash {
  readonly from: string;
  readonly to: string;
  readonly gas: number;
  readonly nonce: number;
  readonly deadline: number;
  readonly data: string;
}

/** The EIP-712 digest of a forwarder's request, which its officer signs. Hashed for each submission, several times. */
export function hashOfRequest(request: RequestToHash, domain: ForwarderDomain): Uint8Array {
  const { from, to, gas, nonce, deadline, data } = request;
  const { name, version, chainId, verifyingContract } = domain;
  const separator = encodeWords([
    DOMAIN_TYPEHASH,
    keccakOfText(name),
    keccakOfText(version),
    chainId,
    verifyingContract,
  ]);
  const struct = encodeWords([REQUEST_TYPEHASH, from, to, 0, gas, nonce, deadline, keccakOfHex(data)]);
  return keccakOfBytes(join([PREFIX, keccakOfBytes(separator), keccakOfBytes(struct)]));
}
