import type { Store } from "../domain/ports.ts";
import type { Database } from "./schema.ts";

/** Reads how far the index has come. */
export function readHead(db: Database): Pick<Store, "head"> {
  return {
    head: async () => {
      const row = await db.selectFrom("chain_head").selectAll().where("id", "=", 1).executeTakeFirst();
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
  };
}
