import type { Store } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import { keepDocuments } from "./documents.ts";
import { readFeed } from "./feed.ts";
import { keepIdempotencyKeys } from "./idempotency-keys.ts";
import { writeIndex } from "./index-writer.ts";
import { readIndex } from "./read-index.ts";
import type { Database } from "./schema.ts";
import { keepSubmissions } from "./submissions.ts";
import { keepWanted } from "./wanted.ts";

/** The gateway's database behind the `Store` port. `now` gives Unix milliseconds. */
export function createStore(db: Database, scope: IndexScope, now: () => number): Store {
  const { announce, ...feed } = readFeed(db);
  return {
    ...readIndex(db),
    ...writeIndex(db, scope, now, announce),
    ...keepDocuments(db, scope),
    ...keepWanted(db),
    ...keepSubmissions(db, announce),
    ...feed,
    ...keepIdempotencyKeys(db),
    close: () => db.destroy(),
  };
}
