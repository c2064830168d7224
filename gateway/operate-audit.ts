import { decodeLog } from "./chain/decode-log.ts";
import { connectNode } from "./chain/node.ts";
import { readAnchors } from "./chain/read-anchors.ts";
import { stateProofs } from "./chain/read-proof.ts";
import { tellBlocks } from "./chain/tell-blocks.ts";
import type { AuditOperation } from "./cli/deps.ts";
import { DomainError } from "./domain/errors.ts";
import { readStoredLog } from "./storage/read-stored-log.ts";

const NODE_TIMEOUT_MS = 30_000;

/** Reads for an auditor what the gateway that is audited has no part in telling. */
export const operateAudit: AuditOperation = {
  readAnchors: async ({ url, deployment, partner, fromDay }) => {
    const node = connectNode(url, BigInt(deployment.chainId), NODE_TIMEOUT_MS);
    try {
      return await readAnchors(node, deployment, partner, fromDay);
    } finally {
      node.close();
    }
  },
  readLog: readStoredLog,
  openLedgers: async () => ({
    openNode: (url, chainId, contracts) => {
      const node = connectNode(url, BigInt(chainId), NODE_TIMEOUT_MS);
      return {
        head: async () => {
          const block = await node.block("latest");
          if (block === undefined) throw new DomainError("node-unreachable", "The node has no latest block.");
          return block.blockNumber;
        },
        blocks: (from, to) => tellBlocks(node, contracts, from, to),
        prove: stateProofs(node).prove,
        close: () => node.close(),
      };
    },
    decodeLog,
  }),
};
