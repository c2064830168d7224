import type { Store } from "../domain/ports.ts";
import type { IndexScope } from "./apply-event.ts";
import { keepDocuments } from "./documents.ts";
import { readFeed } from "./feed.ts";
import { keepIdempotencyKeys } from "./idempotency-keys.ts";
import { writeIndex } from "./index-writer.ts";
import { readEvidence } from "./read-evidence.ts";
import { readNotices } from "./read-notices.ts";
import { readRecognitions } from "./read-recognitions.ts";
import { readRegistry } from "./read-registry.ts";
import type { Database } from "./schema.ts";
import { keepSubmissions } from "./submissions.ts";
import { keepWanted } from "./wanted.ts";

/** The gateway's database behind the `Store` port. `now` gives Unix milliseconds. */
export function createStore(db: Database, scope: IndexScope, now: () => number): Store {
  const { announce, ...feed } = readFeed(db);
  return {
    ...writeIndex(db, scope, now, announce),
    ...readRegistry(db),
    ...readEvidence(db),
    ...readNotices(db),
    ...readRecognitions(db),
    ...keepDocuments(db, scope, now),
    ...keepWanted(db),
    ...keepSubmissions(db, announce),
    ...feed,
    ...keepIdempotencyKeys(db),
    close: () => db.destroy(),
  };
}
