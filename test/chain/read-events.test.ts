import { zeroPadValue } from "ethers";
import { describe, expect, it } from "vitest";
import { interfaces } from "../../gateway/chain/contracts.ts";
import type { Node } from "../../gateway/chain/node.ts";
import { readEvents } from "../../gateway/chain/read-events.ts";

const address = (digits: string) => `0x${digits.repeat(20)}`;
const contracts = {
  forwarder: address("f0"),
  registry: address("0e"),
  ledger: address("1e"),
  board: address("b0"),
  consortium: address("c0"),
  anchors: address("a0"),
};

describe("readEvents", () => {
  it("takes a block that is replaced between its logs and its time for a node to be asked again", async () => {
    const { data, topics } = interfaces.registry.encodeEventLog("PartnerStateChanged", [7, 1, 2]);
    const log = { address: contracts.registry, topics, data, blockNumber: "0x5", logIndex: "0x0" };
    const hashes = { blockHash: zeroPadValue("0x05", 32), transactionHash: zeroPadValue("0x06", 32) };
    const answers: Record<string, unknown> = { eth_getLogs: [{ ...log, ...hashes }], eth_getBlockByHash: null };
    const node = { send: async (method: string) => answers[method] } as unknown as Node;
    await expect(readEvents(node, contracts, 0, 5)).rejects.toMatchObject({ code: "node-unreachable" });
  });
});
