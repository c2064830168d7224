/**
 * How much a receipt may hold. What is over is refused before it is looked at, so that no receipt, however made, takes more than a
 * moment or a few megabytes to refuse.
 */
export const limits = {
  /** Bytes of the whole text. */
  receiptBytes: 2 * 1024 * 1024,
  anchorBytes: 64 * 1024,
  exhibits: 10_000,
  fields: 500,
  /** Characters of one field's canonical value. */
  valueLength: 65_536,
  /** Sibling hashes from a leaf to a root. */
  path: 32,
  /** Every partner but the recorder. */
  decisions: 254,
  nodes: 2_000,
  /** A branch of sixteen hashes and a value takes some 570. */
  nodeBytes: 2_048,
  changes: 4_096,
  headerBytes: 8_192,
  validators: 256,
  partners: 255,
  /** Anchors of before that one vouches for. */
  formerAnchors: 200,
  /** Addresses of one partner that may countersign checkpoints. */
  signersOfPartner: 16,
  /** Bytes of a renewed receipt: every receipt and anchor up to now. */
  renewalBytes: 8 * 1024 * 1024,
  /** How often a receipt is renewed at most: once a year for longer than most are kept. */
  renewals: 32,
  checkpointBytes: 256 * 1024,
  /** Countersignatures of one checkpoint: two of each partner. */
  signatures: 510,
  /** Checkpoints given with one receipt. */
  checkpoints: 16,
} as const;
