import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layout } from "../../gateway/receipts/layout.ts";

interface Variable {
  readonly label: string;
  readonly slot: string;
  readonly offset: number;
  readonly type: string;
}

interface StorageLayout {
  readonly storage: readonly Variable[];
  readonly types: Readonly<Record<string, { readonly numberOfBytes: string; readonly members?: readonly Variable[] }>>;
}

const builds = join(import.meta.dirname, "../../artifacts/build-info");

/** The layouts that the build has of a contract; the same contract may have been compiled beside several others. */
function layoutsOf(name: keyof typeof layout): StorageLayout[] {
  return readdirSync(builds)
    .filter((file) => file.endsWith(".output.json"))
    .flatMap((file) => {
      const { output } = JSON.parse(readFileSync(join(builds, file), "utf8")) as {
        output: { contracts: Record<string, Record<string, { storageLayout?: StorageLayout }>> };
      };
      const found = output.contracts[`project/contracts/${name}.sol`]?.[name]?.storageLayout;
      return found === undefined ? [] : [found];
    });
}

function structOf({ types }: StorageLayout, struct: string): readonly Variable[] {
  const [type] = Object.entries(types).find(([key]) => key.startsWith(`t_struct(${struct})`)) ?? [];
  return types[type as string]?.members ?? [];
}

const placesOf = (found: StorageLayout, struct: string): Record<string, [number, number]> =>
  Object.fromEntries(
    structOf(found, struct).map(({ label, offset, type }) => [
      label,
      [offset, Number(found.types[type]?.numberOfBytes)],
    ]),
  );

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
