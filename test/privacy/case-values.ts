import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What a case folder has in it that is nobody's business but that of those whom it is shared with. */
export interface CaseValues {
  /** Under which it is shared. */
  readonly agreement: string;
  /** Scalars of case.yaml and the names of its exhibits: what manifests and notices say. */
  readonly stated: readonly string[];
  /** Cells of its tables: what is in the files alone. */
  readonly cells: readonly string[];
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

/** Reads every value of a case folder. */
export function readCaseValues(folder: string): CaseValues {
  const text = readFileSync(join(folder, "case.yaml"), "utf8");
  const content = parse(text, { schema: "failsafe" }) as { agreement: string };
  const names = readdirSync(folder).filter((name) => name !== "case.yaml");
  const files = names.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const tables = files.filter(({ name }) => name.endsWith(".csv"));
  return {
    agreement: content.agreement,
    stated: distinct([...scalarsOf(content), ...names]),
    cells: distinct(tables.flatMap(({ bytes }) => cellsOf(bytes.toString("utf8")))),
    files,
  };
}

function scalarsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(scalarsOf) : [];
}

/** The cells below the head of a table (RFC 4180). */
function cellsOf(table: string): string[] {
  const [, ...rows] = table.split(/\r?\n/);
  return rows.flatMap((row) =>
    [...row.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
  );
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)].filter(isTelling);

/**
 * Whether a value, found somewhere, says that it came from the case: a short word or number is found by chance, or is a code that
 * everybody has.
 */
function isTelling(value: string): boolean {
  const isForeign = /[^\x20-\x7e]/.test(value);
  if (isForeign) return [...value].length >= 2;
  return /^\d+$/.test(value) ? value.length >= 8 : value.length >= 6;
}
