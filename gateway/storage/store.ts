import type { Store } from "../domain/ports.ts";
import { keepAccessLog } from "./access-log.ts";
import type { IndexScope } from "./apply-event.ts";
import { keepDocuments } from "./documents.ts";
import { readFeed } from "./feed.ts";
import { readForwarderNonces } from "./forwarder-nonces.ts";
import { keepIdempotencyKeys } from "./idempotency-keys.ts";
import { writeIndex } from "./index-writer.ts";
import { keepLookUpBudgets } from "./look-up-budgets.ts";
import { readFigures } from "./read-figures.ts";
import { keepNodeStatus } from "./read-head.ts";
import { readIndex } from "./read-index.ts";
import { keepRelayTransactions } from "./relay-transactions.ts";
import { keepRetention } from "./retention.ts";
import type { Database } from "./schema.ts";
import { keepSubmissions } from "./submissions.ts";
import { keepWanted } from "./wanted.ts";

/** Who has the database as well: the other processes of this gateway, or nobody. */
export interface SharedWith extends Pick<Store, "holdIdempotencyKey"> {
  onFeedGrown(listener: () => void): void;
}

const nobody: SharedWith = { holdIdempotencyKey: async () => async () => {}, onFeedGrown: () => {} };

/** The gateway's database behind the `Store` port. `now` gives Unix milliseconds. */
export function createStore(db: Database, scope: IndexScope, now: () => number, sharedWith = nobody): Store {
  const { announce, ...feed } = readFeed(db);
  sharedWith.onFeedGrown(announce);
  return {
    ...readIndex(db),
    ...writeIndex(db, scope, now, announce),
    ...keepDocuments(db, scope),
    ...keepWanted(db),
    ...keepSubmissions(db, announce),
    ...readForwarderNonces(db),
    ...keepRelayTransactions(db, announce),
    ...feed,
    ...keepIdempotencyKeys(db),
    ...keepNodeStatus(db),
    ...readFigures(db),
    ...keepRetention(db),
    ...keepAccessLog(db, scope, now),
    ...keepLookUpBudgets(db),
    holdIdempotencyKey: sharedWith.holdIdempotencyKey,
    close: () => db.destroy(),
  };
}
