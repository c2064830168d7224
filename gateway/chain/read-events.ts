import type { Interface } from "ethers";
import { DomainError } from "../domain/errors.ts";
import type { LedgerEvent, LedgerFact } from "../domain/ledger-events.ts";
import type { ContractAddresses } from "../domain/ports.ts";
import { interfaces } from "./contracts.ts";
import { unread } from "./decode-log.ts";
import type { Node } from "./node.ts";
import { quantity } from "./quantity.ts";
import { readLog } from "./read-log.ts";

interface RawLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  readonly blockNumber: string;
  readonly blockHash: string;
  readonly transactionHash: string;
  readonly logIndex: string;
}

/** The contracts' events in a range of blocks, both ends included, in the order of the chain. */
export async function readEvents(
  node: Node,
  contracts: ContractAddresses,
  fromBlock: number,
  toBlock: number,
): Promise<LedgerEvent[]> {
  const codecs = new Map<string, Interface>([
    [contracts.registry, interfaces.registry],
    [contracts.ledger, interfaces.ledger],
    [contracts.board, interfaces.board],
    [contracts.consortium, interfaces.consortium],
    [contracts.anchors, interfaces.anchors],
  ]);
  const logs = await node.send<RawLog[]>("eth_getLogs", [
    { address: [...codecs.keys()], fromBlock: quantity(fromBlock), toBlock: quantity(toBlock) },
  ]);
  const times = new Map<string, number>();
  const events: LedgerEvent[] = [];
  for (const log of logs) {
    const codec = codecs.get(log.address.toLowerCase());
    const read = codec && readLog(codec, log);
    if (read === undefined || unread.has(read.name)) continue;
    const blockNumber = Number(log.blockNumber);
    let blockTime = times.get(log.blockHash);
    if (blockTime === undefined) {
      const block = await node.send<{ timestamp: string } | null>("eth_getBlockByHash", [log.blockHash, false]);
      if (block === null) throw new DomainError("node-unreachable", "The node's chain changed while it was read.");
      blockTime = Number(block.timestamp);
      times.set(log.blockHash, blockTime);
    }
    events.push({
      ...(read as LedgerFact),
      position: {
        blockNumber,
        blockHash: log.blockHash,
        blockTime,
        logIndex: Number(log.logIndex),
        transactionHash: log.transactionHash,
      },
    });
  }
  return events.sort(
    (a, b) => a.position.blockNumber - b.position.blockNumber || a.position.logIndex - b.position.logIndex,
  );
}
