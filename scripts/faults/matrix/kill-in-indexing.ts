import type { Fault } from "../fault.ts";

const BLOCKS = 300;

/** `kill -9` while the index is being brought level with the node. */
export const killInIndexing: Fault = {
  name: "kill-in-indexing",
  subject: `kill -9 of the gateway while it indexes ${BLOCKS} blocks: when it asks for their events, and when it has them`,
  rounds: 4,
  strike: async ({ gateway, node, chain }, _load, round) => {
    await gateway.kill();
    await chain.ask("hardhat_mine", `0x${BLOCKS.toString(16)}`);
    const isAnswered = round % 2 === 1;
    const asked = Promise.withResolvers<void>();
    node.behave(async ({ calls, pass }) => {
      if (!calls.some(({ method }) => method === "eth_getLogs")) return pass();
      if (!isAnswered) asked.resolve();
      // The answer has left when the next request comes, or is about to.
      else setTimeout(asked.resolve, Math.random() * 10);
      return isAnswered ? pass() : "silence";
    });
    await gateway.start();
    await asked.promise;
    await gateway.kill();
    node.behave();
    await gateway.start();
    return isAnswered ? "it had the events" : "it had asked for the events";
  },
};
