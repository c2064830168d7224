import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { digestOfRequests, forwarderDomain, type SubmittedRequest } from "../../gateway/domain/submission.ts";
import { until } from "../path/local-run.ts";
import { CHAIN_ID } from "./ledger-state.ts";

/** Every signed request that a gateway ever took on, oldest first. */
export function readRequests(databaseFile: string): SubmittedRequest[] {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  try {
    const rows = database.prepare("SELECT requests FROM submission ORDER BY sequence").all();
    return rows.flatMap(({ requests }) => JSON.parse(String(requests)) as SubmittedRequest[]);
  } finally {
    database.close();
  }
}

/** Puts requests into the outbox of a gateway that does not run, as if it had accepted them. Answers their submissions' ids. */
export function putIntoOutbox(
  databaseFile: string,
  forwarder: string,
  requests: readonly SubmittedRequest[],
): readonly string[] {
  const database = new DatabaseSync(databaseFile);
  try {
    const { last } = database.prepare("SELECT max(sequence) AS last FROM submission").get() as { last: number };
    const insert = database.prepare(
      "INSERT INTO submission (submission_id, sequence, accepted_at, state, requests, digest) VALUES (?, ?, ?, 'accepted', ?, ?)",
    );
    return requests.map((request, position) => {
      const id = randomUUID();
      // The digest of a request that is there already is taken; nothing is looked up by it when it is carried.
      const digest = digestOfRequests([request], forwarderDomain(CHAIN_ID, forwarder)).replace(/.{8}$/, id.slice(0, 8));
      insert.run(id, last + 1 + position, Date.now(), JSON.stringify([request]), digest);
      return id;
    });
  } finally {
    database.close();
  }
}

/** Waits until submissions are settled; answers the code of each, or `recorded`. */
export function waitForOutcomes(databaseFile: string, ids: readonly string[]): Promise<readonly string[]> {
  return until(
    "the outbox to be worked through",
    async () => {
      const database = new DatabaseSync(databaseFile, { readOnly: true });
      try {
        const find = database.prepare("SELECT outcome FROM submission WHERE submission_id = ?");
        const outcomes = ids.map((id) => (find.get(id) as { outcome: string | null } | undefined)?.outcome ?? null);
        if (outcomes.includes(null)) return undefined;
        return outcomes.map((outcome) => {
          const [first] = JSON.parse(String(outcome)) as { state: string; code?: string }[];
          return first?.code ?? first?.state ?? "";
        });
      } finally {
        database.close();
      }
    },
    40_000,
  );
}
