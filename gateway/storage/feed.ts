import type { FeedEntry } from "../domain/feed.ts";
import type { Store } from "../domain/ports.ts";
import type { Database } from "./schema.ts";

/** Reads the feed, and tells those who wait for more of it that there is more. */
export function readFeed(
  db: Database,
): Pick<Store, "feed" | "feedEntries" | "watchFeed"> & { readonly announce: () => void } {
  const watchers = new Set<() => void>();
  return {
    feed: async () => {
      const row = await db.selectFrom("feed").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
      return { feedId: row.feed_id, last: Number(row.last_sequence) };
    },
    feedEntries: async ({ after, upTo, types, limit }) => {
      let query = db
        .selectFrom("feed_entry")
        .select(["sequence", "fact"])
        .where("sequence", ">", after)
        .where("sequence", "<=", upTo)
        .orderBy("sequence")
        .limit(limit);
      if (types !== undefined) query = query.where("type", "in", types);
      const rows = await query.execute();
      return rows.map(({ sequence, fact }) => ({
        sequence: Number(sequence),
        fact: JSON.parse(fact) as FeedEntry["fact"],
      }));
    },
    watchFeed: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    announce: () => {
      for (const watcher of [...watchers]) watcher();
    },
  };
}
