import type { Budget, Figure } from "./figure.ts";

const HEAD = ["figure", "median", "min – max", "runs", "budget", "", "compared with"];

/** The figures of one subject as lines of a table. */
export function tableOf(figures: readonly Figure[]): string[] {
  const rows = [HEAD, ...figures.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function rowOf(figure: Figure): string[] {
  const { what, unit, median, min, max, runs, budget, isKept, comparedWith } = figure;
  const range = min === max ? "" : `${format(min)} – ${format(max)}`;
  const verdict = isKept === null ? "" : isKept ? "pass" : "FAIL";
  return [what, `${format(median)} ${unit}`, range, String(runs), describeBudget(budget), verdict, comparedWith];
}

function describeBudget(budget: Budget | null): string {
  if (budget === null) return "";
  return "most" in budget ? `≤ ${format(budget.most)}` : `≥ ${format(budget.least)}`;
}

/** Three significant digits, and every digit of a whole number. */
function format(value: number): string {
  const isWhole = Number.isInteger(value) || Math.abs(value) >= 100;
  return value.toLocaleString("en", isWhole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
}
