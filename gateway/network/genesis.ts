import { toHex } from "../domain/bytes.ts";
import { keccakOfBytes } from "../domain/keccak.ts";
import { toBytes } from "../receipts/bytes.ts";
import { encodeBytes, encodeList } from "../receipts/rlp.ts";
import type { NetworkTerms } from "./terms.ts";

// Members and order as Besu 25.8 and 26.3 build block 0 (ethereum/core, GenesisState), and as a network of 25.8 answered it.

/** Keccak-256 of the empty string's encoding: the root of a trie that holds nothing. */
export const EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const NO_UNCLES = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
/** By this a header says that it is of Istanbul's family of engines. */
const MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";
const ZERO_HASH = `0x${"00".repeat(32)}`;
const ZERO_ADDRESS = `0x${"00".repeat(20)}`;
/** Besu gives block 0 this fee where London is in force and none is named; with `zeroBaseFee` every later block has 0. */
const FIRST_BASE_FEE = 1_000_000_000;
const NO_BYTES = new Uint8Array();
const VANITY = new Uint8Array(32);

/** The extra data of QBFT's block 0: [vanity, validators, no vote, round 0, no seals]. Validators in ascending order. */
export function genesisExtraData(validators: readonly string[]): string {
  const listed = encodeList(validators.map((validator) => encodeBytes(toBytes(validator))));
  return toHex(encodeList([encodeBytes(VANITY), listed, encodeList([]), encodeBytes(NO_BYTES), encodeList([])]));
}

/** What of a genesis is in block 0's header. */
export interface GenesisBlock {
  readonly validators: readonly string[];
  readonly gasLimit: number;
  /** Of the accounts that the genesis allots something to; the empty root where there are none. */
  readonly stateRoot?: string;
}

/** The hash of block 0, which every node must have: it is hashed whole, as no other block of QBFT is. */
export function genesisHash({ validators, gasLimit, stateRoot = EMPTY_ROOT }: GenesisBlock): string {
  const fields = [
    ZERO_HASH,
    NO_UNCLES,
    ZERO_ADDRESS,
    stateRoot,
    EMPTY_ROOT,
    EMPTY_ROOT,
    `0x${"00".repeat(256)}`,
    1,
    0,
    gasLimit,
    0,
    0,
    genesisExtraData(validators),
    MIX_HASH,
    `0x${"00".repeat(8)}`,
    FIRST_BASE_FEE,
    EMPTY_ROOT,
    0,
    0,
    ZERO_HASH,
  ];
  return toHex(keccakOfBytes(encodeList(fields.map((field) => encodeBytes(bytesOf(field))))));
}

/**
 * The genesis file of Besu. Nobody has a balance: gas is free, and value is never sent. Of the file only what is in block 0's header
 * is in its hash: chain id, periods and forks are not, which is why operators compare the network's digest.
 */
export function genesisFile(terms: NetworkTerms, validators: readonly string[]): string {
  const genesis = {
    config: {
      chainId: terms.chainId,
      homesteadBlock: 0,
      eip150Block: 0,
      eip158Block: 0,
      byzantiumBlock: 0,
      constantinopleBlock: 0,
      petersburgBlock: 0,
      istanbulBlock: 0,
      berlinBlock: 0,
      londonBlock: 0,
      shanghaiTime: 0,
      cancunTime: 0,
      zeroBaseFee: true,
      qbft: {
        blockperiodseconds: terms.blockPeriodSeconds,
        epochlength: terms.epochLength,
        requesttimeoutseconds: terms.requestTimeoutSeconds,
      },
    },
    nonce: "0x0",
    timestamp: "0x0",
    gasLimit: quantity(terms.gasLimit),
    difficulty: "0x1",
    mixHash: MIX_HASH,
    coinbase: ZERO_ADDRESS,
    extraData: genesisExtraData(validators),
    alloc: {},
  };
  return `${JSON.stringify(genesis, null, 2)}\n`;
}

const quantity = (value: number): string => `0x${value.toString(16)}`;

function bytesOf(field: string | number): Uint8Array {
  if (typeof field === "string") return toBytes(field);
  if (field === 0) return NO_BYTES;
  const digits = field.toString(16);
  return toBytes(`0x${digits.length % 2 === 0 ? "" : "0"}${digits}`);
}
