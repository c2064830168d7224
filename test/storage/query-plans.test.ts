import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import type { CompiledQuery, DatabaseConnection } from "kysely";
import { describe, expect, it } from "vitest";
import type { Store } from "../../gateway/domain/ports.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openSqlite } from "../../gateway/storage/sqlite-dialect.ts";
import { createStore } from "../../gateway/storage/store.ts";
import { claimOf, seedStore } from "./seed-store.ts";
import { CHAIN_ID, id, LEDGER, temporaryFolder } from "./temporary-store.ts";

function noteStatements(connection: DatabaseConnection, statements: CompiledQuery[]): DatabaseConnection {
  return {
    executeQuery: (query) => {
      statements.push(query);
      return connection.executeQuery(query);
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** A filled store that notes every statement, and how SQLite would carry each out. */
async function openPlanned() {
  const file = join(temporaryFolder(), "gateway.sqlite");
  const statements: CompiledQuery[] = [];
  const dialect = openSqlite(file);
  const createDriver = dialect.createDriver.bind(dialect);
  dialect.createDriver = () => {
    const driver = createDriver();
    const acquire = driver.acquireConnection.bind(driver);
    driver.acquireConnection = async () => noteStatements(await acquire(), statements);
    return driver;
  };
  const store = createStore(await openDatabase(dialect), { chainId: CHAIN_ID, ledger: LEDGER, partnerId: 2 }, () => 0);
  await seedStore(store, 30, 10);
  const planOf = async (ask: (store: Store) => Promise<unknown>): Promise<string[]> => {
    statements.length = 0;
    await ask(store);
    const reader = new DatabaseSync(file, { readOnly: true });
    try {
      const asking = statements.filter(({ sql }) => !/^(begin|commit)/.test(sql));
      return asking.flatMap(({ sql, parameters }) =>
        reader
          .prepare(`explain query plan ${sql}`)
          .all(...(parameters as SQLInputValue[]))
          .map(({ detail }) => String(detail)),
      );
    } finally {
      reader.close();
    }
  };
  return { store, planOf, close: () => store.close() };
}

const questions: Readonly<Record<string, (index: Store) => Promise<unknown>>> = {
  head: (index) => index.head(),
  nodeStatus: (index) => index.nodeStatus(),
  signer: (index) => index.signer(id("signer")),
  partnerStateAt: (index) => index.partnerStateAt(1, 1),
  agreement: (index) => index.agreement(1, 1),
  exhibitsOfSha256: (index) => index.exhibitsOfSha256(claimOf(7).sha256),
  exhibitsOfName: (index) => index.exhibitsOfName(claimOf(7).name, 20),
  exhibitsOfSize: (index) => index.exhibitsOfSize(claimOf(7).size, 1),
  exhibits: (index) => index.exhibits(id("root")),
  document: (index) => index.document(id("root")),
  documentsOfRoots: (index) => index.documentsOfRoots([id("root"), id("other")]),
  digestsOfRoots: (index) => index.digestsOfRoots([id("root"), id("other")]),
  documentOfKeyedHash: (index) => index.documentOfKeyedHash("0a"),
  batch: (index) => index.batch(id("root")),
  record: (index) => index.record(id("record")),
  recordsOfRoot: (index) => index.recordsOfRoot(id("root")),
  notice: (index) => index.notice(id("notice")),
  noticesOfCommitment: (index) => index.noticesOfCommitment(id("body")),
  noticeOfFeedback: (index) => index.noticeOfFeedback(id("answer"), 2),
  dueWanted: (index) => index.dueWanted(9, 50),
  problemOfWanted: (index) => index.problemOfWanted(id("root")),
  waitingSubmissions: (index) => index.waitingSubmissions(10),
  openTransactions: (index) => index.openTransactions(id("relay")),
  listSubmissions: (index) => index.listSubmissions({ partnerId: 1, limit: 9, after: 99 }),
  listSubmissionsInState: (index) => index.listSubmissions({ partnerId: 1, state: "sent", limit: 9 }),
  listSubmissionsOfSigner: (index) => index.listSubmissions({ partnerId: 1, signer: id("signer"), limit: 9 }),
  submissionsOfNonce: (index) => index.submissionsOfNonce(id("relay"), 3),
  pendingNonces: (index) => index.pendingNonces(id("signer"), 3),
};

describe("every question that a verification, the follower and the outbox ask", () => {
  it("is answered by way of an index, and without sorting more than a few rows", async () => {
    const { store, planOf, close } = await openPlanned();
    for (const [name, ask] of Object.entries(questions)) {
      const plan = await planOf(ask);
      expect(plan.length, name).toBeGreaterThan(0);
      for (const line of plan) {
        expect(`${name}: ${line}`).not.toMatch(/: SCAN /);
        // One nonce has as many submissions as a transaction carries.
        if (name !== "submissionsOfNonce") expect(`${name}: ${line}`).not.toMatch(/TEMP B-TREE/);
      }
    }
    // Few rows: the records of one package, each with the decisions on it.
    const [exhibit] = await store.exhibitsOfSha256(claimOf(7).sha256);
    const plan = await planOf((at) => at.evidenceOfRoots([exhibit?.root ?? ""]));
    expect(plan.filter((line) => line.startsWith("SCAN"))).toEqual([]);
    await close();
  });
});
