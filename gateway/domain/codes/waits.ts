/** What a gateway may have to wait for before it serves all that it is asked for. */
export const waits = [
  /** It ends, and takes no more requests. */
  "stopping",
  "database-unavailable",
  /** Nothing can be written into the folder of its objects. */
  "objects-unavailable",
  "node-unreachable",
  /** The node answers for another chain or deployment, or for one that lost blocks. */
  "chain-lost",
  /** The node answers, and the index is not level with it. */
  "index-behind",
] as const;

export type Wait = (typeof waits)[number];
