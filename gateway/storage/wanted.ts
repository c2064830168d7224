import type { Store, Wanted } from "../domain/ports.ts";
import type { Database } from "./schema.ts";

/** Remembers what this gateway is entitled to and has not fetched yet. */
export function keepWanted(
  db: Database,
): Pick<Store, "dueWanted" | "postponeWanted" | "dropWanted" | "problemOfWanted"> {
  const row = (wanted: Wanted) =>
    [
      ["type", wanted.type],
      ["key", wanted.key],
      ["subject", wanted.subject],
    ] as const;
  return {
    dueWanted: async (now, limit) => {
      // What was erased here is wanted no more, though another still has it.
      await db
        .deleteFrom("wanted")
        .where("type", "=", "package")
        .where("key", "in", (eb) => eb.selectFrom("erasure").select("root"))
        .execute();
      const rows = await db
        .selectFrom("wanted")
        .selectAll()
        .where("next_at", "<=", now)
        .orderBy("next_at")
        .orderBy("key")
        .limit(limit)
        .execute();
      return rows.map((found) => ({
        type: found.type as Wanted["type"],
        key: found.key,
        subject: found.subject,
        partnerId: found.partner_id,
        attempts: found.attempts,
      }));
    },
    postponeWanted: async (wanted, nextAt, problem) => {
      let update = db.updateTable("wanted").set({ attempts: wanted.attempts + 1, next_at: nextAt, problem });
      for (const [column, value] of row(wanted)) update = update.where(column, "=", value);
      await update.execute();
    },
    dropWanted: async (wanted) => {
      let removal = db.deleteFrom("wanted");
      for (const [column, value] of row(wanted)) removal = removal.where(column, "=", value);
      await removal.execute();
    },
    problemOfWanted: async (key) => {
      const found = await db.selectFrom("wanted").select("problem").where("key", "=", key).executeTakeFirst();
      return found === undefined ? undefined : (found.problem ?? "not fetched yet");
    },
  };
}
