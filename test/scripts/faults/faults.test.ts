import { afterAll, beforeAll, expect, it } from "vitest";
import type { Fault } from "../../../scripts/faults/fault.ts";
import { chainReorganised } from "../../../scripts/faults/matrix/chain-faults.ts";
import { killAtSteps } from "../../../scripts/faults/matrix/kill-at-steps.ts";
import { nodeGone } from "../../../scripts/faults/matrix/node-faults.ts";
import { transactionReplaced } from "../../../scripts/faults/matrix/pool-faults.ts";
import { openWorld, type World } from "../../../scripts/faults/open-world.ts";
import { runFault } from "../../../scripts/faults/run-fault.ts";
import { isOnPostgres, postgresServer } from "../../storage/test-database.ts";

const GONE_MS = 2_000;

/** The kill after which most has to be found again: signed and kept, and nobody knows whether it was sent. */
const killAtKept = killAtSteps.filter(({ name }) => name === "kill-kept");
// Two officers: what takes the time of a test is the start of their processes.
const faults = [...killAtKept, nodeGone(GONE_MS), chainReorganised, transactionReplaced].map(
  (fault): Fault => ({ ...fault, load: { ...fault.load, clients: 2 } }),
);

let world: World | undefined;
beforeAll(async () => {
  if (isOnPostgres && postgresServer === undefined) return;
  world = await openWorld({ database: isOnPostgres ? "postgres" : "embedded", postgresServer });
});
afterAll(() => world?.close("nothing"));

it.each(faults.map((fault) => [fault.subject, fault] as const))(
  "loses and doubles nothing: %s",
  async (_subject, fault) => {
    if (world === undefined) throw new Error("there is no world");
    const { rounds, acknowledged, recorded, refused, lost, doubled } = await runFault(fault, world, 1, () => undefined);
    expect([lost, doubled]).toEqual([[], []]);
    expect(recorded + refused.length).toBe(acknowledged);
    expect([rounds, acknowledged >= 6]).toEqual([1, true]);
  },
  90_000,
);
