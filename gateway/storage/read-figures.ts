import type { Store } from "../domain/ports.ts";
import type { Database } from "./schema.ts";

/** Counts what an operator watches. Submissions are counted in the index of their states alone: no row is read. */
export function readFigures(db: Database): Pick<Store, "figures"> {
  const countOf = async (table: "document" | "batch"): Promise<number> => {
    const row = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    return Number(row.count);
  };
  return {
    figures: async () => {
      const states = await db
        .selectFrom("submission")
        .select(({ fn }) => ["state", fn.countAll().as("count")])
        .groupBy("state")
        .execute();
      const submissions = { accepted: 0, sent: 0, settled: 0 };
      for (const { state, count } of states) submissions[state as keyof typeof submissions] = Number(count);
      const oldest = await db
        .selectFrom("submission")
        .select(({ fn }) => fn.min("accepted_at").as("accepted_at"))
        .where("state", "in", ["accepted", "sent"])
        .executeTakeFirst();
      const wanted = await db
        .selectFrom("wanted")
        .select(({ fn }) => [fn.countAll().as("all"), fn.count("problem").as("tried")])
        .executeTakeFirstOrThrow();
      return {
        submissions,
        oldestAcceptedAt: oldest === undefined || oldest.accepted_at === null ? undefined : Number(oldest.accepted_at),
        objects: {
          held: (await countOf("document")) + (await countOf("batch")),
          wanted: Number(wanted.all),
          unavailable: Number(wanted.tried),
        },
      };
    },
  };
}
