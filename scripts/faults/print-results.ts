import type { FaultResult } from "./run-fault.ts";

/** Of the first column. */
export const NAME_WIDTH = 33;
const COLUMNS = ["rounds", "acknowledged", "recorded", "refused after acceptance", "lost", "doubled"] as const;

const lineOf = (name: string, cells: readonly (string | number)[]): string =>
  [
    name.padEnd(NAME_WIDTH),
    ...cells.map((cell, position) => String(cell).padStart(COLUMNS[position]?.length ?? 0)),
  ].join("  ");

const cellsOf = ({ rounds, acknowledged, recorded, refused, lost, doubled }: FaultResult): number[] => [
  rounds,
  acknowledged,
  recorded,
  refused.length,
  lost.length,
  doubled.length,
];

/** The head of the table. */
export const headOf = (): string => lineOf("fault", COLUMNS);

/** A fault's line. */
export const rowOf = (name: string, result: FaultResult): string => lineOf(name, cellsOf(result));

/** What is to be said of a fault beneath its line. */
export function remarksOf({ refused, lost, doubled }: FaultResult): string[] {
  const codes = [...Map.groupBy(refused, (code) => code)].map(([code, same]) => `${code} (${same.length})`);
  return [
    ...(codes.length === 0 ? [] : [`  refused with ${codes.join(", ")}`]),
    ...lost.map((line) => `  LOST ${line}`),
    ...doubled.map((line) => `  DOUBLED ${line}`),
  ];
}

/** The last line: the sums, and what could not be done. */
export function totalsOf(results: readonly FaultResult[], notDone: number): string {
  const sums = COLUMNS.map((_, position) => results.reduce((sum, result) => sum + (cellsOf(result)[position] ?? 0), 0));
  const total = lineOf(`total of ${results.length} faults`, sums);
  return notDone === 0 ? total : `${total}  (${notDone} not done)`;
}
