import { Failure } from "./failure.ts";

/** The first and the last day of what is relied on for a time: from today for a year, where nothing else is said. */
export function validDays(
  { validFrom, validUntil }: { readonly validFrom?: string; readonly validUntil?: string },
  now: number,
): { readonly from: string; readonly until: string } {
  const from = validFrom ?? new Date(now).toISOString().slice(0, 10);
  const until = validUntil ?? aYearAfter(from);
  if (from > until) throw new Failure("usage", "The last day is not before the first.");
  return { from, until };
}

function aYearAfter(day: string): string {
  const end = new Date(day);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end.toISOString().slice(0, 10);
}
