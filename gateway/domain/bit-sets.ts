/** Whether a bit set (decimal text or number) has bit `1 << position`. */
export function hasBit(set: string | number, position: number): boolean {
  return ((BigInt(set) >> BigInt(position)) & 1n) === 1n;
}

/** The bit set of positions, decimal text. */
export function bitsOf(positions: Iterable<number>): string {
  let set = 0n;
  for (const position of positions) set |= 1n << BigInt(position);
  return set.toString();
}

/** The positions in a bit set, ascending. */
export function positionsIn(set: string | number): number[] {
  const positions: number[] = [];
  let rest = BigInt(set);
  for (let position = 0; rest > 0n; position += 1, rest >>= 1n) if ((rest & 1n) === 1n) positions.push(position);
  return positions;
}
