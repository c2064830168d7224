import { DomainError } from "../domain/errors.ts";
import type { Erasure, LegalHold, OpenErasure, RetentionStore } from "../domain/retention.ts";
import type { Database, Tables } from "./schema.ts";
import { transact } from "./transact.ts";

const ROWS_AT_ONCE = 500;

/** Keeps legal holds, and forgets packages whose time is over. */
export function keepRetention(db: Database): RetentionStore {
  return {
    placeHold: (hold) =>
      transact(db, async (tx) => {
        const { root } = hold;
        const erased = await tx.selectFrom("erasure").select("root").where("root", "=", root).executeTakeFirst();
        if (erased !== undefined) throw new DomainError("package-erased", `Package ${root} was erased.`, { root });
        const held = await tx.selectFrom("document").select("type").where("root", "=", root).executeTakeFirst();
        if (held?.type !== "package") {
          throw new DomainError("unknown-package", `There is no package ${root} here.`, { root });
        }
        await tx.insertInto("legal_hold").values(rowOf(hold)).execute();
      }),
    releaseHold: (root, holdId, releasedAt, by) =>
      transact(db, async (tx) => {
        await tx
          .updateTable("legal_hold")
          .set({ released_at: releasedAt, released_by: by ?? null })
          .where("hold_id", "=", holdId)
          .where("root", "=", root)
          .where("released_at", "is", null)
          .execute();
        const row = await tx
          .selectFrom("legal_hold")
          .selectAll()
          .where("hold_id", "=", holdId)
          .where("root", "=", root)
          .executeTakeFirst();
        return row === undefined ? undefined : holdOf(row);
      }),
    holds: async (root) => {
      const rows = await db
        .selectFrom("legal_hold")
        .selectAll()
        .where("root", "=", root)
        .orderBy("placed_at")
        .orderBy("hold_id")
        .execute();
      return rows.map(holdOf);
    },
    retained: async (before, after, limit) => {
      let query = db
        .selectFrom("document")
        .select((eb) => [
          "root",
          "case_number",
          "ref",
          "erase_at",
          eb
            .exists(
              eb
                .selectFrom("legal_hold")
                .select("hold_id")
                .whereRef("legal_hold.root", "=", "document.root")
                .where("released_at", "is", null),
            )
            .as("is_held"),
        ])
        .where("erase_at", "<", before)
        .orderBy("erase_at")
        .orderBy("root")
        .limit(limit);
      if (after !== undefined) {
        query = query.where(({ eb, or, and }) =>
          or([
            eb("erase_at", ">", after.eraseAt),
            and([eb("erase_at", "=", after.eraseAt), eb("root", ">", after.root)]),
          ]),
        );
      }
      return (await query.execute()).map((row) => ({
        root: row.root,
        caseNumber: row.case_number ?? undefined,
        ref: row.ref ?? undefined,
        eraseAt: Number(row.erase_at),
        isHeld: Boolean(row.is_held),
      }));
    },
    ...keepErasures(db),
  };
}

type Erasures = Omit<RetentionStore, "placeHold" | "releaseHold" | "holds" | "retained">;

function keepErasures(db: Database): Erasures {
  return {
    erasure: async (root) => {
      const row = await db.selectFrom("erasure").selectAll().where("root", "=", root).executeTakeFirst();
      return row === undefined ? undefined : erasureOf(row);
    },
    beginErasures: (now, limit) => transact(db, (tx) => beginErasures(tx, now, limit)),
    openErasures: async (begunBefore, limit) => {
      const rows = await db
        .selectFrom("erasure")
        .selectAll()
        .where("erased_at", "is", null)
        .where("begun_at", "<", begunBefore)
        .orderBy("begun_at")
        .orderBy("root")
        .limit(limit)
        .execute();
      return rows.map(
        (row): OpenErasure => ({
          ...erasureOf(row),
          objectSha256: row.object_sha256,
          pack: row.pack_sha256 ?? undefined,
          exhibits: JSON.parse(row.exhibits ?? "[]"),
        }),
      );
    },
    hasExhibit: async (sha256) =>
      (await db.selectFrom("exhibit").select("root").where("sha256", "=", sha256).limit(1).executeTakeFirst()) !==
      undefined,
    documentsOfPack: async (pack) => {
      const rows = await db
        .selectFrom("document")
        .select(["object_sha256", "pack_offset", "pack_length"])
        .where("pack_sha256", "=", pack)
        .orderBy("pack_offset")
        .execute();
      return rows.map((row) => ({
        objectSha256: row.object_sha256,
        offset: Number(row.pack_offset),
        length: Number(row.pack_length),
      }));
    },
    moveDocuments: (moved) =>
      transact(db, async (tx) => {
        for (const { objectSha256, slice } of moved) {
          await tx
            .updateTable("document")
            .set({ pack_sha256: slice.pack, pack_offset: slice.offset, pack_length: slice.length })
            .where("object_sha256", "=", objectSha256)
            .execute();
        }
      }),
    finishErasures: async (roots, erasedAt) => {
      for (let start = 0; start < roots.length; start += ROWS_AT_ONCE) {
        // The digests of its exhibits are those of files that are gone, and go as well.
        await db
          .updateTable("erasure")
          .set({ erased_at: erasedAt, exhibits: null })
          .where("root", "in", roots.slice(start, start + ROWS_AT_ONCE))
          .execute();
      }
    },
    erasedObjects: async () => {
      const rows = await db.selectFrom("erasure").select("object_sha256").execute();
      return new Set(rows.map((row) => row.object_sha256));
    },
  };
}

async function beginErasures(tx: Database, now: number, limit: number): Promise<number> {
  const due = await tx
    .selectFrom("document")
    .select(["root", "object_sha256", "pack_sha256", "erase_at"])
    .where("erase_at", "<=", now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("legal_hold")
            .select("hold_id")
            .whereRef("legal_hold.root", "=", "document.root")
            .where("released_at", "is", null),
        ),
      ),
    )
    .orderBy("erase_at")
    .orderBy("root")
    .limit(limit)
    .execute();
  for (const { root, object_sha256, pack_sha256, erase_at } of due) {
    const exhibits = await tx.selectFrom("exhibit").select("sha256").where("root", "=", root).distinct().execute();
    await tx
      .insertInto("erasure")
      .values({
        root,
        due_at: Number(erase_at),
        begun_at: now,
        erased_at: null,
        object_sha256,
        pack_sha256,
        exhibits: JSON.stringify(exhibits.map(({ sha256 }) => sha256)),
      })
      .execute();
    await tx.deleteFrom("exhibit").where("root", "=", root).execute();
    await tx.deleteFrom("document").where("root", "=", root).execute();
    await tx.deleteFrom("wanted").where("type", "=", "package").where("key", "=", root).execute();
  }
  await tx.deleteFrom("idempotency_key").where("expires_at", "<=", now).execute();
  return due.length;
}

const rowOf = (hold: LegalHold): Tables["legal_hold"] => ({
  hold_id: hold.holdId,
  root: hold.root,
  reference: hold.reference,
  placed_at: hold.placedAt,
  placed_by: hold.placedBy ?? null,
  released_at: hold.releasedAt ?? null,
  released_by: hold.releasedBy ?? null,
});

const holdOf = (row: Tables["legal_hold"]): LegalHold => ({
  holdId: row.hold_id,
  root: row.root,
  reference: row.reference,
  placedAt: Number(row.placed_at),
  placedBy: row.placed_by ?? undefined,
  releasedAt: row.released_at === null ? undefined : Number(row.released_at),
  releasedBy: row.released_by ?? undefined,
});

const erasureOf = (row: Tables["erasure"]): Erasure => ({
  root: row.root,
  dueAt: Number(row.due_at),
  begunAt: Number(row.begun_at),
  erasedAt: row.erased_at === null ? undefined : Number(row.erased_at),
});
