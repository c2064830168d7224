import { type CompiledQuery, sql } from "kysely";
import type { NodeStatus, Store } from "../domain/ports.ts";
import { isPostgres } from "./is-postgres.ts";
import { prepareQuery } from "./prepare-query.ts";
import type { Database } from "./schema.ts";

const headIndexed = prepareQuery((db) => db.selectFrom("chain_head").selectAll().where("id", "=", 1));
const statusOfNode = prepareQuery((db) => db.selectFrom("node_status").selectAll().where("id", "=", 1));

/** Reads how far the index has come, and how the node stands. */
export function readHead(db: Database): Pick<Store, "head" | "nodeStatus"> {
  return {
    head: async () => {
      const [row] = (await headIndexed(db, {})).rows;
      return row === undefined
        ? undefined
        : {
            chainId: row.chain_id,
            genesisHash: row.genesis_hash,
            deploymentId: row.deployment_id,
            blockNumber: row.block_number,
            blockHash: row.block_hash,
            blockTime: row.block_time,
          };
    },
    nodeStatus: async () => {
      const [row] = (await statusOfNode(db, {})).rows;
      if (row === undefined) throw new Error("the database does not say how the node stands");
      return { node: row.node as NodeStatus["node"], checkedAt: row.checked_at ?? undefined };
    },
  };
}

/**
 * Keeps how the node stands. It is written several times a second and worth nothing later: neither database waits for its disk.
 */
export function keepNodeStatus(db: Database): Pick<Store, "keepNodeStatus"> {
  return {
    keepNodeStatus: async (node, checkedAt) => {
      const update = db
        .updateTable("node_status")
        .set({ node, ...(checkedAt === undefined ? {} : { checked_at: checkedAt }) })
        .where("id", "=", 1)
        .compile();
      await (isPostgres(db) ? inPostgres(db, update) : db.executeQuery(update));
    },
  };
}

const inPostgres = (db: Database, update: CompiledQuery): Promise<unknown> =>
  db.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx);
    await tx.executeQuery(update);
  });
