/** Packages in a batch. */
export const BATCH_SIZE = 1_000;
