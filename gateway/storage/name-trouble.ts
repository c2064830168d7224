import type { PostgresClient, PostgresPool, PostgresPoolClient } from "kysely";
import type { Pool, PoolClient } from "pg";

/** SQLSTATEs (PostgreSQL's documentation, appendix A) and classes of them that are no fault of a statement. */
const DISK_FULL = "53100";
const AWAY = /^(08...|53...|57P0.|57014|55P03|55000)$/;
/** The driver's text for an answer that did not come in time. */
const SILENT = "Query read timeout";
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * A pool whose errors say what the operator can see to by the system's own codes: `ENOSPC` for a disk that is full, and `EBUSY` for a server that is not
 * reached, breaks off, or holds something locked for too long. The driver's own `ECONNRESET` would pass for that of whoever sent a request.
 */
export function nameTrouble(pool: Pool): PostgresPool {
  const named = new WeakMap<PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect().catch(rethrow);
      // Kysely knows a connection by its object.
      const known = named.get(client) ?? nameClient(client);
      named.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function nameClient(client: PoolClient): PostgresPoolClient {
  let isSilent = false;
  const query = (sql: string, parameters: readonly unknown[]) =>
    client.query(sql, [...parameters]).catch((error: Error) => {
      // The driver waits no longer, but the connection does: whoever had it next would wait in vain as well.
      isSilent ||= error.message === SILENT;
      return rethrow(error);
    });
  // Cursors are not asked for: nothing here streams from the server.
  return {
    query: query as unknown as PostgresClient["query"],
    release: (destroy) => client.release(destroy === true || isSilent),
  };
}

function rethrow(error: Error & { readonly code?: unknown }): never {
  const { code } = error;
  const isOfStatement = typeof code === "string" && SQLSTATE.test(code) && !AWAY.test(code);
  // What came cannot be read: the server is there.
  const isOfAnswer = error instanceof RangeError || error instanceof TypeError;
  if (isOfStatement || isOfAnswer) throw error;
  // The driver's own error may hold the connection with its password: its text alone is passed on.
  const [system, what] = code === DISK_FULL ? ["ENOSPC", "has no room"] : ["EBUSY", "does not answer"];
  throw Object.assign(new Error(`the database ${what}: ${error.message}`), { code: system });
}
