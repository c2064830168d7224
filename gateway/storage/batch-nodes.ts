import type { Batch } from "../domain/ids.ts";
import { nodesOfPath } from "../domain/merkle-tree.ts";
import { insertRows } from "./insert-rows.ts";
import type { Database } from "./schema.ts";

const NODES_IN_A_CHUNK = 64;
const HASH_DIGITS = 64;

/** Keeps the hashes of a batch's tree, so that a member's path is read and not computed. */
export async function keepNodes(tx: Database, { root, nodes }: Batch): Promise<void> {
  const rows: { root: string; chunk: number; hashes: string }[] = [];
  for (let start = 0; start < nodes.length; start += NODES_IN_A_CHUNK) {
    const hashes = Buffer.concat(nodes.slice(start, start + NODES_IN_A_CHUNK)).toString("hex");
    rows.push({ root, chunk: start / NODES_IN_A_CHUNK, hashes });
  }
  await insertRows(tx, "batch_nodes", rows);
}

/** The paths of members of one batch, by the nodes of their leaves. */
export async function readPaths(db: Database, root: string, leafNodes: readonly number[]): Promise<string[][]> {
  const paths = leafNodes.map(nodesOfPath);
  const wanted = new Set(paths.flat().map(chunkOf));
  const rows = await db
    .selectFrom("batch_nodes")
    .select(["chunk", "hashes"])
    .where("root", "=", root)
    .where("chunk", "in", [...wanted])
    .execute();
  const chunks = new Map(rows.map(({ chunk, hashes }) => [chunk, hashes]));
  return paths.map((path) =>
    path.map((node) => {
      const start = (node % NODES_IN_A_CHUNK) * HASH_DIGITS;
      const hash = chunks.get(chunkOf(node))?.slice(start, start + HASH_DIGITS);
      if (hash?.length !== HASH_DIGITS) throw new Error(`node ${node} of batch ${root} is missing from the index`);
      return `0x${hash}`;
    }),
  );
}

const chunkOf = (node: number): number => Math.floor(node / NODES_IN_A_CHUNK);
