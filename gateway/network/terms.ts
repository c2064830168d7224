import { z } from "zod";

// What operators exchange before there is a network. Everything is read with these shapes: a part comes from somebody else.

const MOST_NODES = 100;
const PART = "concord-network-part/1";
const NETWORK = "concord-network/1";

const iso = z.string().regex(/^[A-Z]{2}$/);
const address = z.string().regex(/^0x[0-9a-f]{40}$/);

/** The name of a node: its partner and a number. It is the name of a folder too. */
const nodeName = z.string().regex(/^[A-Z]{2}-[1-9][0-9]?$/);

/**
 * An address to which other nodes connect. Besu takes names only with an experimental option, and compares what it permits by IPv4
 * address and port; `0.0.0.0` and what is nobody's own is refused.
 */
const host = z.string().regex(
  // Each of the four without leading zeros, which some programs read as octal.
  /^(?:[1-9]|[1-9]\d|1\d\d|2[01]\d|22[0-3])(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/,
);

const port = z.int().min(1).max(65_535);

/** What all operators of a network have decided before each makes its own part. */
export const networkTerms = z.strictObject({
  chainId: z.int().min(1).max(4_294_967_295),
  /** The partners that begin the network, in the order of their letters. */
  partners: z.array(iso).min(1).max(MOST_NODES),
  validatorsPerPartner: z.int().min(1).max(9),
  blockPeriodSeconds: z.int().min(1).max(60),
  /** After how long a round without a block is given up; it doubles from round to round. */
  requestTimeoutSeconds: z.int().min(1).max(60),
  /** After how many blocks votes on validators are cleared. */
  epochLength: z.int().min(100).max(1_000_000),
  /** Gas of one block. Gas costs nothing: this alone bounds what a block may hold. */
  gasLimit: z.int().min(30_000_000).max(Number.MAX_SAFE_INTEGER),
});

export type NetworkTerms = z.output<typeof networkTerms>;

/** A node as the others have to know it. */
const publicNode = z.strictObject({
  name: nodeName,
  partner: iso,
  /** The 64 bytes of its key's point of secp256k1. */
  publicKey: z.string().regex(/^0x[0-9a-f]{128}$/),
  host,
  port,
});

export type PublicNode = z.output<typeof publicNode>;

/** What a part says: the signature is over this. */
export const partContent = z.strictObject({
  format: z.literal(PART),
  terms: networkTerms,
  node: publicNode,
  /** Who of the partner sends transactions: its gateway's relay key, and whoever deploys the contracts. Lower case. */
  accounts: z.array(address).max(32),
});

export type PartContent = z.output<typeof partContent>;

/** The public part of a node, signed by the node's own key. */
export const networkPart = z.strictObject({
  ...partContent.shape,
  signature: z.string().regex(/^0x[0-9a-f]{128}1[bc]$/),
});

export type NetworkPart = z.output<typeof networkPart>;

/** A network: what began it, and the nodes that it has now. */
export const networkFile = z.strictObject({
  format: z.literal(NETWORK),
  genesis: z.strictObject({
    hash: z.string().regex(/^0x[0-9a-f]{64}$/),
    /** The validators of block 0, in ascending order. They stay in the genesis whatever becomes of them. */
    validators: z.array(address).min(1).max(MOST_NODES),
  }),
  parts: z.array(networkPart).min(1).max(MOST_NODES),
});

export type NetworkFile = z.output<typeof networkFile>;

/** The formats, for whoever writes them. */
export const networkFormats = { part: PART, network: NETWORK } as const;
