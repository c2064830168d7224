import { join } from "node:path";
import { Kysely } from "kysely";
import { expect, it } from "vitest";
import { up as initial } from "../../gateway/storage/migrations/0001-initial.ts";
import { up as lists } from "../../gateway/storage/migrations/0003-lists.ts";
import { up as responseSigners } from "../../gateway/storage/migrations/0009-response-signers.ts";
import { up as superseding } from "../../gateway/storage/migrations/0013-superseding.ts";
import type { Tables } from "../../gateway/storage/schema.ts";
import { openSqlite } from "../../gateway/storage/sqlite-dialect.ts";
import { acknowledged, answered, founding, inBlock, published } from "./sample-events.ts";
import { dump, headAt, id, openTemporaryStore, temporaryFolder } from "./temporary-store.ts";

// What a later migration adds.
const withoutLaterColumns = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !["suspended_by", "ended_by"].includes(column)));

it("parties and recipients of a database from before they were rows are those of one that was filled since", async () => {
  const { store, database: since } = await openTemporaryStore();
  await store.advance(headAt(1), inBlock(1, founding));
  await store.advance(headAt(2), inBlock(2, [published(id("to all"), 1, "4108"), published(id("own"), 2, "2")]));

  const before = new Kysely<Tables>({ dialect: openSqlite(join(temporaryFolder(), "before.sqlite")) });
  await initial(before as never);
  for (const table of ["agreement", "notice"] as const) {
    await before
      .insertInto(table)
      .values((await since.selectFrom(table).selectAll().execute()).map(withoutLaterColumns) as never)
      .execute();
  }
  await lists(before as never);
  const tables = ["agreement_party", "notice_recipient"] as const;
  const filled = await dump(before, tables);
  expect(filled).toEqual(await dump(since, tables));
  expect(filled.notice_recipient).toHaveLength(4);
  await before.destroy();
});

it("who acknowledged and who answered, of a database from before both were kept, are those of one that was filled since", async () => {
  const { store, database: since } = await openTemporaryStore();
  await store.advance(headAt(1), inBlock(1, [...founding, published(id("notice"), 1, "4108")]));
  await store.advance(headAt(2), inBlock(2, [acknowledged(id("notice"), 2), acknowledged(id("notice"), 12)]));
  await store.advance(headAt(3), inBlock(3, [answered(id("notice"), 2, id("feedback"))]));

  const before = new Kysely<Tables>({ dialect: openSqlite(join(temporaryFolder(), "before.sqlite")) });
  await initial(before as never);
  const events = await since.selectFrom("ledger_event").selectAll().execute();
  await before.insertInto("ledger_event").values(events).execute();
  for (const { acknowledged_by, answered_by, ...kept } of await since.selectFrom("response").selectAll().execute()) {
    const row = { ...kept, signer: answered_by ?? acknowledged_by };
    await before
      .insertInto("response")
      .values(row as never)
      .execute();
  }
  await responseSigners(before as never);
  const filled = await dump(before, ["response"]);
  expect(filled).toEqual(await dump(since, ["response"]));
  expect(filled.response).toHaveLength(2);
  await before.destroy();
});

it("submissions of a database from before it was known whose they are, are those of the officers who signed them", async () => {
  const { store, database } = await openTemporaryStore();
  await store.advance(headAt(1), inBlock(1, founding));
  const officer = await database.selectFrom("signer").selectAll().executeTakeFirstOrThrow();
  const before = new Kysely<Tables>({ dialect: openSqlite(join(temporaryFolder(), "before.sqlite")) });
  await initial(before as never);
  await before.insertInto("signer").values(officer).execute();
  const requests = JSON.stringify([{ from: officer.address, nonce: 0 }]);
  const kept = { accepted_at: 1, state: "accepted", digest: "d", sequence: 1 };
  await before
    .insertInto("submission")
    .values({ submission_id: "a", requests, ...kept } as never)
    .execute();
  await superseding(before as never);
  expect(await before.selectFrom("submission").select(["signer", "partner_id", "superseded_by"]).execute()).toEqual([
    { signer: officer.address, partner_id: officer.partner_id, superseded_by: null },
  ]);
  await before.destroy();
});
