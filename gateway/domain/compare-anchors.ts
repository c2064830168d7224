import type { AnchoredHead } from "./audit-access-log.ts";

/**
 * Days of which two tell different anchors, or one tells an anchor and the other none, the earliest first. Of what lies after the last
 * day of either nothing is said: one of them may not know of it yet.
 */
export function differingDays(some: readonly AnchoredHead[], others: readonly AnchoredHead[]): string[] {
  const [one, other] = [byDay(some), byDay(others)];
  const [until = ""] = [lastOf(one), lastOf(other)].sort();
  const days = new Set([...one.keys(), ...other.keys()]);
  return [...days].filter((day) => day <= until && one.get(day) !== other.get(day)).sort();
}

const lastOf = (anchors: ReadonlyMap<string, string>): string => [...anchors.keys()].sort().at(-1) ?? "";

const byDay = (anchors: readonly AnchoredHead[]): ReadonlyMap<string, string> =>
  new Map(anchors.map(({ day, head, count }) => [day, `${head} ${count}`]));
