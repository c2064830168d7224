import { pointFromScalar, signRecoverable } from "tiny-secp256k1";
import { keccakOfBytes, keccakOfText } from "../../gateway/domain/keccak.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";
import { encodeHeaderHex } from "./block-header.ts";

/** A validator of a network that exists in a test alone. */
export interface Validator {
  readonly address: string;
  readonly seal: (digest: Uint8Array) => Uint8Array;
}

export function validatorOf(name: string): Validator {
  const secret = toBytes(keccakOfText(`validator ${name}`));
  const point = pointFromScalar(secret, false) as Uint8Array;
  return {
    address: toHex(keccakOfBytes(point.subarray(1)).subarray(12)),
    seal: (digest) => {
      const { signature, recoveryId } = signRecoverable(digest, secret);
      return Uint8Array.of(...signature, recoveryId);
    },
  };
}

export const byAddress = (validators: readonly Validator[]): Validator[] =>
  validators.toSorted((a, b) => (a.address < b.address ? -1 : 1));

export const encodeInteger = (value: number): Uint8Array => {
  const digits = value === 0 ? "" : value.toString(16);
  return encodeBytes(toBytes(`0x${digits.length % 2 === 0 ? "" : "0"}${digits}`));
};

export const encodeVote = (subject: string, isToAdd: boolean): Uint8Array =>
  encodeList([encodeBytes(toBytes(subject)), encodeBytes(isToAdd ? Uint8Array.of(0xff) : new Uint8Array())]);

/** What a block is made of. Parts of the extra data are RLP. */
export interface BlockOptions {
  readonly number: number;
  readonly time: number;
  readonly stateRoot: string;
  readonly listed: readonly Validator[];
  readonly sealers: readonly Validator[];
  readonly proposer: string;
  readonly vote?: Uint8Array;
  readonly round?: Uint8Array;
  /** Other members of the header; undefined leaves one out. */
  readonly members?: Readonly<Record<string, string | undefined>>;
  readonly vanity?: Uint8Array;
  readonly changeSeals?: (seals: Uint8Array[]) => Uint8Array[];
  /** What is done to the five parts before they are signed. */
  readonly changeParts?: (parts: Uint8Array[]) => Uint8Array[];
}

const ZERO = `0x${"00".repeat(32)}`;

/** A header of QBFT with its seals, which sign whatever the options have made of it. */
export function makeHeader(options: BlockOptions): string {
  const {
    listed,
    sealers,
    vote = Uint8Array.of(0xc0),
    round = Uint8Array.of(0x80),
    vanity = new Uint8Array(32),
  } = options;
  const encode = (extra: Uint8Array): string =>
    encodeHeaderHex({
      parentHash: ZERO,
      sha3Uncles: ZERO,
      miner: options.proposer,
      stateRoot: options.stateRoot,
      transactionsRoot: ZERO,
      receiptsRoot: ZERO,
      logsBloom: `0x${"00".repeat(256)}`,
      difficulty: "0x1",
      number: `0x${options.number.toString(16)}`,
      gasLimit: "0x1fffffffffffff",
      gasUsed: "0x0",
      timestamp: `0x${options.time.toString(16)}`,
      extraData: toHex(extra),
      mixHash: "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365",
      nonce: `0x${"00".repeat(8)}`,
      baseFeePerGas: "0x0",
      ...options.members,
    });
  const parts = [
    encodeBytes(vanity),
    encodeList(listed.map(({ address }) => encodeBytes(toBytes(address)))),
    vote,
    round,
  ];
  const change = options.changeParts ?? ((same: Uint8Array[]): Uint8Array[] => same);
  const unsealed = encode(encodeList(change([...parts, encodeList([])])));
  const digest = digestOf(unsealed);
  const seals = sealers.map(({ seal }) => seal(digest));
  const sealed = encodeList((options.changeSeals ?? ((same) => same))(seals).map(encodeBytes));
  return encode(encodeList(change([...parts, sealed])));
}

function digestOf(header: string): Uint8Array {
  try {
    return readHeader(toBytes(header)).qbft?.sealedDigest ?? new Uint8Array(32).fill(1);
  } catch {
    // No validator would sign it; a hostile receipt carries it all the same.
    return new Uint8Array(32).fill(1);
  }
}
