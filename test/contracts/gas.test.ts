import { beforeAll, describe, expect, it } from "vitest";
import snapshot from "./gas.json" with { type: "json" };
import budgets from "./gas-budgets.json" with { type: "json" };
import { type GasFigures, measureGas } from "./measure-gas.ts";

// Figures may move by what the zero bytes of addresses and signatures weigh, not by a storage slot.
const TOLERANCE = 0.005;

describe("gas of whole transactions", () => {
  let measured: GasFigures;
  beforeAll(async () => {
    measured = await measureGas();
  });

  it("is measured of what the committed figures name", () => {
    // The message is the new file: whoever changes the gas on purpose copies it.
    expect(Object.keys(measured).sort(), JSON.stringify(measured, null, 2)).toEqual(Object.keys(snapshot).sort());
  });

  it.each(Object.entries(budgets))("of %s stays within the budget of %d", (name, most) => {
    expect(measured[name] ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(most);
  });

  it.each(Object.entries(snapshot))("of %s is the committed %d", (name, committed) => {
    const now = measured[name] ?? Number.POSITIVE_INFINITY;
    expect(Math.abs(now - committed), `${name} takes ${now}: ${JSON.stringify(measured, null, 2)}`).toBeLessThanOrEqual(
      committed * TOLERANCE + 1,
    );
  });
});
