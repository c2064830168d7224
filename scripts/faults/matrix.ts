import type { Fault } from "./fault.ts";
import { chainLost, chainReorganised } from "./matrix/chain-faults.ts";
import { clockJumps } from "./matrix/clock-jumps.ts";
import { killAtSteps } from "./matrix/kill-at-steps.ts";
import { killInBulk } from "./matrix/kill-in-bulk.ts";
import { killInIndexing } from "./matrix/kill-in-indexing.ts";
import { killInUpload } from "./matrix/kill-in-upload.ts";
import { killOneOfTwo } from "./matrix/kill-one-of-two.ts";
import { nodeErring, nodeGone, nodeHanging } from "./matrix/node-faults.ts";
import { oneNodeOfTwo } from "./matrix/one-node-of-two.ts";
import { peerUnreachable } from "./matrix/peer-unreachable.ts";
import { transactionDropped, transactionReplaced } from "./matrix/pool-faults.ts";
import { databaseGone, databaseLocked, diskFull } from "./matrix/storage-faults.ts";

const MINUTE_MS = 60_000;
const WHILE_MS = 3_000;

/** Every fault that `npm run faults` does, in its order. */
export const matrix: readonly Fault[] = [
  ...killAtSteps,
  killInUpload,
  killInBulk,
  killInIndexing,
  killOneOfTwo,
  nodeGone(MINUTE_MS),
  nodeErring(WHILE_MS),
  nodeHanging(WHILE_MS),
  oneNodeOfTwo,
  chainLost,
  chainReorganised,
  transactionDropped,
  transactionReplaced,
  databaseLocked,
  databaseGone,
  diskFull,
  clockJumps,
  peerUnreachable,
];
