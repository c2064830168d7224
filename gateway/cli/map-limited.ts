/** Maps with at most `limit` calls under way. Results keep the order of the items; the first error ends it. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T, position: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const entries = items.entries();
  const work = async (): Promise<void> => {
    for (const [position, item] of entries) results[position] = await map(item, position);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}
