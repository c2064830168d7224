import type { IndexReader, Store } from "../domain/ports.ts";
import { readDocuments } from "./read-documents.ts";
import { readEvidence } from "./read-evidence.ts";
import { readHead } from "./read-head.ts";
import { readNotices } from "./read-notices.ts";
import { readProposals } from "./read-proposals.ts";
import { readRecognitions } from "./read-recognitions.ts";
import { readRegistry } from "./read-registry.ts";
import type { Database } from "./schema.ts";

/** Everything that is read of the index: over the database each question by itself, over a transaction as of one moment. */
function readFrom(db: Database): IndexReader {
  return {
    ...readHead(db),
    ...readRegistry(db),
    ...readProposals(db),
    ...readEvidence(db),
    ...readRecognitions(db),
    ...readNotices(db),
    ...readDocuments(db),
  };
}

/** Reads the index. */
export function readIndex(db: Database): IndexReader & Pick<Store, "snapshot"> {
  return {
    ...readFrom(db),
    snapshot: (read) =>
      db
        .transaction()
        .setIsolationLevel("repeatable read")
        .setAccessMode("read only")
        .execute((tx) => read(readFrom(tx))),
  };
}
