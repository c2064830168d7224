import { describe, expect, it } from "vitest";
import { auditedLayout } from "../../gateway/audit/layout.ts";
import { layoutsOf, placesOf, structOf } from "../receipts/compiled-layout.ts";

describe("the audited layout", () => {
  it.each(Object.entries(auditedLayout))(
    "is where the compiler puts the variables of %s",
    (name, { variables, structs }) => {
      const layouts = layoutsOf(name);
      expect(layouts.length).toBeGreaterThan(0);
      for (const found of layouts) {
        const slots = Object.fromEntries(found.storage.map(({ label, slot }) => [label, Number(slot)]));
        expect(slots).toMatchObject(variables);
        for (const [struct, fields] of Object.entries(structs)) expect(placesOf(found, struct)).toMatchObject(fields);
      }
    },
  );

  it("knows every variable of every contract, but those that are never written", () => {
    const unwritten = new Set(["_nameFallback", "_versionFallback", "_governanceCall", "Consortium._nonces"]);
    for (const [name, { variables }] of Object.entries(auditedLayout))
      for (const { storage } of layoutsOf(name)) {
        const written = storage
          .map(({ label }) => label)
          .filter((each) => !unwritten.has(each) && !unwritten.has(`${name}.${each}`));
        expect(written.toSorted()).toEqual(Object.keys(variables).toSorted());
      }
  });

  it("counts the words of an agreement and of a notice as the compiler does", () => {
    for (const [name, struct] of [
      ["Registry", "Agreement"],
      ["NoticeBoard", "Notice"],
    ] as const)
      for (const found of layoutsOf(name)) {
        const words = Object.fromEntries(structOf(found, struct).map(({ label, slot }) => [label, Number(slot)]));
        expect(words).toEqual(auditedLayout[name].words);
      }
  });
});
