import { describe, expect, it } from "vitest";
import { layout } from "../../gateway/receipts/layout.ts";
import { layoutsOf, placesOf, structOf } from "./compiled-layout.ts";

describe("layout", () => {
  it.each(["EvidenceLedger", "Registry"] as const)("is where the compiler puts the variables of %s", (name) => {
    const layouts = layoutsOf(name);
    expect(layouts.length).toBeGreaterThan(0);
    for (const found of layouts) {
      const slots = Object.fromEntries(found.storage.map(({ label, slot }) => [label, Number(slot)]));
      expect(slots).toMatchObject(layout[name].variables);
      for (const [struct, fields] of Object.entries(layout[name].structs)) {
        expect(placesOf(found, struct), struct).toEqual(fields);
        expect(new Set(structOf(found, struct).map(({ slot }) => slot)), struct).toEqual(new Set(["0"]));
      }
    }
  });

  it("counts the words of an agreement as the compiler does", () => {
    for (const found of layoutsOf("Registry")) {
      const words = Object.fromEntries(structOf(found, "Agreement").map(({ label, slot }) => [label, Number(slot)]));
      expect(words).toMatchObject(layout.Registry.words);
    }
  });
});
