/**
 * `npm run test:network`: the whole path on Hyperledger Besu, where BESU_HOME names an installation of it (25.8, or 26.3 and later; Java 21 or later): four validators on loopback,
 * begun by `concord network`; officers record without end through CN's gateway while validators are killed, come back, join and leave; a case is filed and proven to a
 * court across the changes. Where BESU_HOME names none, it says so and does nothing.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { fetchAs } from "../test/auth/fetch-as.ts";
import { type Load, startLoad } from "./faults/load.ts";
import type { ClientLine } from "./faults/log-of-client.ts";
import { readChain } from "./faults/read-chain.ts";
import { readOutcomes } from "./faults/read-outcomes.ts";
import { tally } from "./faults/tally.ts";
import { type BesuNode, findBesu } from "./network/besu-node.ts";
import { openCourt } from "./network/court.ts";
import { moreBlocks } from "./network/open-network.ts";
import { type NetworkWorld, openNetworkWorld } from "./network/open-world.ts";

const HALT_MS = 10_000;
/** Blocks in which each of four has proposed several times: before that, nothing is known of a clock. */
const SETTLED_BLOCKS = 25;
const SOME = 6;
/** Of one officer: enough that some are still handed in while no block comes. */
const IN_FLIGHT = 100;

const home = process.env.BESU_HOME ?? "";
const program = home === "" ? undefined : findBesu(home);
if (home === "") {
  console.log("test:network: SKIPPED: BESU_HOME names no installation of Hyperledger Besu. Nothing was run.");
  process.exit(0);
}
if (program === undefined) {
  console.error(`test:network: there is no bin/besu in ${home}`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "concord-network-"));
const startedAt = performance.now();
const say = (line: string): void =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
let world: NetworkWorld | undefined;
let load: Load | undefined;
try {
  world = await openNetworkWorld(program, folder);
  say("four validators have a chain by the parts of four operators; contracts are deployed, a gateway runs");
  load = startLoad({ ...world, officers: world.officers.slice(0, -1) }, { inFlight: IN_FLIGHT });
  await runPath(world, load);
  say("all of it holds");
  await world.close();
  rmSync(folder, { recursive: true, force: true });
} catch (error) {
  console.error(`test:network: FAILED: ${(error as Error).message}\nwhat is left is in ${folder}`);
  load?.kill();
  await world?.close();
  process.exitCode = 1;
}

async function runPath(opened: NetworkWorld, clients: Load): Promise<void> {
  const { network } = opened;
  const nodeOf = (name: string): BesuNode => network.nodes.get(name) as BesuNode;
  const own = nodeOf("CN-1");
  const court = openCourt(opened);

  await clients.more(SOME);
  await moreBlocks(own, SETTLED_BLOCKS);
  await network.check([0]);
  say("network check holds on every line: a stranger's transaction and connection are refused by each");
  await court.file();
  await court.makeAnchor();
  const before = await court.makeReceipt("before");
  await court.verify(before);
  say("a case is filed, and proven by a receipt and an anchor alone");

  await nodeOf("HK-1").kill();
  await moreBlocks(own, SOME);
  await clients.more(SOME);
  say("one validator is killed: it goes on");

  const acknowledged = clients.acknowledged();
  await nodeOf("MO-1").kill();
  // A block may be under way.
  await sleep(2_000);
  const halted = await own.head();
  await sleep(HALT_MS);
  if ((await own.head()) !== halted) throw new Error("two of four are gone, and there are blocks all the same");
  const waiting = clients.acknowledged() - acknowledged;
  if (waiting === 0) throw new Error("while no block came, no submission was taken on");
  say(`two are killed: no block; ${waiting} more submissions were taken on and wait`);

  const backAt = performance.now();
  await Promise.all([nodeOf("HK-1").start(), nodeOf("MO-1").start()]);
  await moreBlocks(own, 1);
  say(`both are back: blocks again ${((performance.now() - backAt) / 1_000).toFixed(0)} s after they were started`);
  await clients.more(SOME);

  await network.join("SG");
  await network.vote(["CN-1", "HK-1", "MO-1"], "SG-1", true);
  await clients.more(SOME);
  say("a fifth validator was voted in");
  await network.vote(["CN-1", "HK-1", "SG-1"], "MY-1", false);
  await network.leave("MY-1");
  await clients.more(SOME);
  say("one of the first four was voted out, and is gone");
  await court.verify(await court.makeReceipt("after"));
  await court.verify(before);
  say("receipts from before and after the changes verify with the anchor from before");

  await moreBlocks(own, SETTLED_BLOCKS);
  await network.check([0]);
  await settle(opened, clients, await clients.stop());
}

/** What was acknowledged is on the chain once, and nothing else is. */
async function settle(opened: NetworkWorld, clients: Load, lines: readonly ClientLine[]): Promise<void> {
  const { front, signing, config, network } = opened;
  const ask = fetchAs(signing, { audience: config.publicUrl });
  const submissions = lines.flatMap((line) => (line.type === "acknowledged" ? [line.submission] : []));
  const outcomes = await readOutcomes(ask, front, submissions);
  const chain = await readChain(network.nodes.get("CN-1") as BesuNode, config.deployment.contracts, clients.signers, 0);
  const found = tally(lines, chain, outcomes);
  if (found.lost.length + found.doubled.length > 0) throw new Error([...found.lost, ...found.doubled].join("\n"));
  if (found.refused.length > 0) throw new Error(`refused: ${found.refused.join(", ")}`);
  say(`${found.acknowledged} submissions were acknowledged, and each is recorded once`);
}
