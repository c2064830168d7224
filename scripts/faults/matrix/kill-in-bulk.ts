import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../fault.ts";
import { waitUntil } from "../wait-until.ts";

const PACKAGES = 300;
/** Bytes: one file of an exhibit and the list of a batch are less, the object of so many packages is more. */
const LARGER_THAN_OTHERS = 64 * 1024;
/** In which the rows of so many packages are written, more or less. */
const ROWS_MS = 60;

/** Moments of the storing of one request: its object is being written; is in its place, without rows; the rows are being written. */
const MOMENTS = ["the object was being written", "the object was in its place", "the rows were being written"] as const;

/** `kill -9` while the packages of one request are stored. */
export const killInBulk: Fault = {
  name: "kill-in-bulk",
  subject: `kill -9 of the gateway while it stores the ${PACKAGES} packages of one request`,
  rounds: MOMENTS.length * 2,
  load: { packages: PACKAGES, isBulk: true, clients: 2, inFlight: 2 },
  strike: async ({ gateway }, _load, round) => {
    const moment = MOMENTS[round % MOMENTS.length];
    const objects = join(gateway.folder, "objects");
    const before = packsIn(objects);
    const has = (): boolean =>
      moment === MOMENTS[0] ? largestIncoming(objects) > LARGER_THAN_OTHERS : packsIn(objects) > before;
    await waitUntil(`the moment when ${moment}`, has, 30_000, 1);
    if (moment === MOMENTS[2]) await sleep(Math.random() * ROWS_MS);
    await gateway.kill();
    await gateway.start();
    return moment;
  },
};

function largestIncoming(objects: string): number {
  const incoming = join(objects, "incoming");
  const sizes = namesIn(incoming).map((name) => statSync(join(incoming, name), { throwIfNoEntry: false })?.size ?? 0);
  return Math.max(0, ...sizes);
}

function packsIn(objects: string): number {
  const packs = join(objects, "packs");
  return namesIn(packs).reduce((count, prefix) => count + namesIn(join(packs, prefix)).length, 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not made yet.
    return [];
  }
}
