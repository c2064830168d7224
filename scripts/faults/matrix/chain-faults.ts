import { setTimeout as sleep } from "node:timers/promises";
import { readAddress } from "../../../gateway/keys/keystore.ts";
import type { Fault } from "../fault.ts";
import { startChain } from "../start-chain.ts";

const OTHER_CHAIN_MS = 3_000;
const BLOCKS_REPLACED = 4;

/** Another chain answers at the node's address, then the right one again. */
export const chainLost: Fault = {
  name: "chain-lost",
  subject: "another chain behind the node's address, then the right one again",
  rounds: 2,
  strike: async ({ node, chain, config }) => {
    const place = config.keys.relay;
    if (!("keystore" in place)) throw new Error("the relay key of a fault is in a keystore");
    const relay = await readAddress(place.keystore);
    const other = await startChain();
    try {
      node.lead(other.url);
      await sleep(OTHER_CHAIN_MS);
      // Of this gateway: whatever else runs on the machine may find that port.
      const foreign = Number(await other.ask<string>("eth_getTransactionCount", relay, "latest"));
      if (foreign !== 0) throw new Error(`${foreign} transactions were sent to another chain`);
    } finally {
      node.lead(chain.url);
      await other.stop();
    }
    return undefined;
  },
};

/** Blocks with what was recorded in them are replaced by others without it. */
export const chainReorganised: Fault = {
  name: "chain-reorganised",
  subject: `${BLOCKS_REPLACED} blocks or more that have records are replaced by as many, and one, without`,
  rounds: 3,
  strike: async ({ node, chain }, load) => {
    const blockNumber = async (): Promise<number> => Number(await chain.ask<string>("eth_blockNumber"));
    const common = await blockNumber();
    const snapshot = await chain.ask<string>("evm_snapshot");
    while ((await blockNumber()) < common + BLOCKS_REPLACED) await load.more(1);
    // A node goes over to another chain at once: nobody sees what lies between.
    const { promise: isDone, resolve } = Promise.withResolvers<void>();
    node.behave(async ({ pass }) => isDone.then(() => pass()));
    await sleep(50);
    const replaced = (await blockNumber()) - common;
    if (!(await chain.ask<boolean>("evm_revert", snapshot))) throw new Error("the chain cannot be taken back");
    await chain.ask("hardhat_mine", `0x${(replaced + 1).toString(16)}`);
    resolve();
    node.behave();
    return `${replaced} blocks were replaced`;
  },
};
