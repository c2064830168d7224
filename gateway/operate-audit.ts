import { connectNode } from "./chain/node.ts";
import { readAnchors } from "./chain/read-anchors.ts";
import type { AuditOperation } from "./cli/deps.ts";
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
};
