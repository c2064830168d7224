import { afterAll, beforeAll, expect, it } from "vitest";
import { killOneOfTwo } from "../../../scripts/faults/matrix/kill-one-of-two.ts";
import { openWorld, type World } from "../../../scripts/faults/open-world.ts";
import { runFault } from "../../../scripts/faults/run-fault.ts";
import { postgresServer } from "../../storage/test-database.ts";

let world: World | undefined;
beforeAll(async () => {
  if (postgresServer !== undefined) world = await openWorld({ ...killOneOfTwo.world, postgresServer });
});
afterAll(() => world?.close("nothing"));

it("loses and doubles nothing when one of two processes of a gateway is killed, whichever it is", async () => {
  if (world === undefined) throw new Error("there is no world");
  const { acknowledged, recorded, refused, lost, doubled } = await runFault(killOneOfTwo, world, 2, () => undefined);
  expect([lost, doubled]).toEqual([[], []]);
  expect(recorded + refused.length).toBe(acknowledged);
}, 120_000);
