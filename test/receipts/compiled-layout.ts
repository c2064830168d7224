import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Variable {
  readonly label: string;
  readonly slot: string;
  readonly offset: number;
  readonly type: string;
}

/** Where the compiler puts a contract's variables. */
export interface StorageLayout {
  readonly storage: readonly Variable[];
  readonly types: Readonly<Record<string, { readonly numberOfBytes: string; readonly members?: readonly Variable[] }>>;
}

const builds = join(import.meta.dirname, "../../artifacts/build-info");

type Output = { output: { contracts: Record<string, Record<string, { storageLayout?: StorageLayout }>> } };

let read: Output[] | undefined;

/** The layouts that the build has of a contract; the same contract may have been compiled beside several others. */
export function layoutsOf(name: string): StorageLayout[] {
  read ??= readdirSync(builds)
    .filter((file) => file.endsWith(".output.json"))
    .map((file) => JSON.parse(readFileSync(join(builds, file), "utf8")) as Output);
  return read.flatMap(({ output }) =>
    Object.entries(output.contracts).flatMap(([source, contracts]) => {
      const found = source.endsWith(`/${name}.sol`) ? contracts[name]?.storageLayout : undefined;
      return found === undefined ? [] : [found];
    }),
  );
}

/** The members of a struct. */
export function structOf({ types }: StorageLayout, struct: string): readonly Variable[] {
  const [type] = Object.entries(types).find(([key]) => key.startsWith(`t_struct(${struct})`)) ?? [];
  return types[type as string]?.members ?? [];
}

/** Offset and number of bytes of each member of a struct. */
export const placesOf = (found: StorageLayout, struct: string): Record<string, [number, number]> =>
  Object.fromEntries(
    structOf(found, struct).map(({ label, offset, type }) => [
      label,
      [offset, Number(found.types[type]?.numberOfBytes)],
    ]),
  );
