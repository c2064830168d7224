import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestGateway } from "./test-gateway.ts";

const TABLES = ["document", "exhibit", "batch", "submission", "submitted_nonce", "record", "notice"] as const;

/** What a gateway keeps, and how far the chain is: the same before and after what was refused. */
export async function tracesOf(gateway: TestGateway): Promise<unknown> {
  const rows: Record<string, number> = {};
  for (const table of TABLES) rows[table] = (await gateway.database.selectFrom(table).selectAll().execute()).length;
  const folder = join(gateway.folder, "objects");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const { blockNumber } = await gateway.ledger.head();
  return { rows, files: files.filter((entry) => entry.isFile()).length, blockNumber };
}
