import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "../fault.ts";
import type { Behaviour, Switch } from "../open-switch.ts";
import type { World } from "../open-world.ts";
import { startChain } from "../start-chain.ts";
import { waitUntil } from "../wait-until.ts";

/** More than were being taken on when the node went. */
const MEANWHILE = 10;
const BLOCKS_MEANWHILE = 5;
const BLOCKS_BEHIND = 40;

/** What becomes of a node, and what puts it right again. */
type Strike = readonly [what: string, strike: (node: Switch, world: World) => Promise<() => Promise<void>>];

const STRIKES: readonly Strike[] = [
  [
    "killed",
    async (node) => {
      await node.leave();
      return () => node.comeBack();
    },
  ],
  [
    "hanging, having done what was asked",
    async (node) => {
      node.behave(async ({ pass }) => pass().then(() => "silence"));
      return async () => node.behave();
    },
  ],
  [
    "far behind, its clock standing still",
    async (node, { chain }) => {
      const head = Number(await chain.ask<string>("eth_blockNumber"));
      node.behave(answerAsOf(Math.max(1, head - BLOCKS_BEHIND)));
      return async () => node.behave();
    },
  ],
  [
    "of another chain",
    async (node, { chain }) => {
      const other = await startChain();
      node.lead(other.url);
      return async () => {
        node.lead(chain.url);
        const foreign = Number(await other.ask<string>("eth_blockNumber"));
        await other.stop();
        if (foreign !== 0) throw new Error(`${foreign} blocks were made on another chain`);
      };
    },
  ],
];

/** The node in use of two is lost in one way after the other; officers go on, and it is not they who wait. */
export const oneNodeOfTwo: Fault = {
  name: "one-node-of-two",
  subject:
    "of two nodes the one in use is killed, hangs, is far behind, or is of another chain; officers go on submitting",
  rounds: 2 * STRIKES.length,
  world: { hasSecondNode: true },
  strike: async (world, load, round) => {
    const { node, otherNode } = world;
    const [what, strike] = STRIKES[round % STRIKES.length] ?? [];
    if (otherNode === undefined || strike === undefined) throw new Error("there is no second node");
    // One that is sound stays in use: after each strike it is the other one.
    const struck = round % 2 === 0 ? node : otherNode;
    const heal = await strike(struck, world);
    const startedAt = performance.now();
    const blockNumber = async (): Promise<number> => Number(await world.chain.ask<string>("eth_blockNumber"));
    const last = await blockNumber();
    await load.more(MEANWHILE);
    // What was under way to the node that is lost is on the chain first.
    await waitUntil("blocks by the other node", async () => (await blockNumber()) > last + BLOCKS_MEANWHILE);
    const seconds = (performance.now() - startedAt) / 1_000;
    await heal();
    // Sound again before the next is struck.
    await sleep(2_000);
    return `${what}: recorded by the other, ${seconds.toFixed(1)} s`;
  },
};

/** A node that has come no further than a block. */
function answerAsOf(block: number): Behaviour {
  const tag = `0x${block.toString(16)}`;
  return async ({ body, pass }) => {
    const text = body.toString("utf8").replaceAll(/"(latest|pending)"/g, `"${tag}"`);
    const answer = await pass(Buffer.from(text));
    const answers = JSON.parse(answer.body.toString("utf8")) as JsonAnswer | JsonAnswer[];
    const known = (given: JsonAnswer): JsonAnswer =>
      isLater(given.result, block) ? { ...given, result: null } : given;
    const whole = Buffer.from(JSON.stringify(Array.isArray(answers) ? answers.map(known) : known(answers)));
    return { status: answer.status, headers: { "content-type": "application/json" }, body: whole };
  };
}

interface JsonAnswer {
  readonly result?: { readonly number?: string; readonly blockNumber?: string } | string | null;
}

function isLater(result: JsonAnswer["result"], block: number): boolean {
  if (result === null || typeof result !== "object") return false;
  return Number(result.blockNumber ?? result.number ?? 0) > block;
}
