import { DomainError } from "../domain/errors.ts";
import { toBytes } from "../receipts/bytes.ts";
import { readExtra } from "../receipts/qbft-extra.ts";
import { hexIn, membersIn } from "./answer-forms.ts";
import type { Node } from "./node.ts";

/** Which chain it is, and whether its blocks bear seals: QBFT's first block lists its validators. Throws DomainError `node-unreachable`. */
export async function readGenesis(
  node: Pick<Node, "send">,
): Promise<{ readonly hash: string; readonly engine: "qbft" | "none" }> {
  const block = await node.send<unknown>("eth_getBlockByNumber", ["0x0", false]);
  if (block === null) throw new DomainError("node-unreachable", "The chain has no first block.");
  const { hash, extraData } = membersIn(block);
  const listed = readExtra(toBytes(hexIn(extraData)))?.validators ?? [];
  return { hash: hexIn(hash, 32), engine: listed.length > 0 ? "qbft" : "none" };
}
