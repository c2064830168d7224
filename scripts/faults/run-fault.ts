import { fetchAs } from "../../test/auth/fetch-as.ts";
import type { Fault, Tally } from "./fault.ts";
import { findKeptInPart, findNotKept } from "./find-not-kept.ts";
import { startLoad } from "./load.ts";
import type { ClientLine } from "./log-of-client.ts";
import type { World } from "./open-world.ts";
import { readChain } from "./read-chain.ts";
import { readOutcomes } from "./read-outcomes.ts";
import { tally } from "./tally.ts";

const BEFORE_AND_AFTER = 3;

/** What a fault did. */
export interface FaultResult extends Tally {
  readonly rounds: number;
}

/**
 * Does a fault so many times under load. Between the rounds the gateway has to go on by itself.
 *
 * @throws Error when it does not, or a client gets no answer at all
 */
export async function runFault(
  fault: Fault,
  world: World,
  rounds: number,
  say: (line: string) => void,
): Promise<FaultResult> {
  const fromBlock = Number(await world.chain.ask<string>("eth_blockNumber")) + 1;
  const load = startLoad(world, fault.load);
  let lines: ClientLine[];
  try {
    await load.more(BEFORE_AND_AFTER);
    for (let round = 0; round < rounds; round += 1) {
      const told = await fault.strike(world, load, round);
      if (told !== undefined) say(`round ${round + 1}: ${told}`);
      await load.more(BEFORE_AND_AFTER);
    }
    lines = await load.stop();
  } finally {
    load.kill();
  }
  const submissions = lines.flatMap((line) => (line.type === "acknowledged" ? [line.submission] : []));
  const ask = fetchAs(world.signing, { audience: world.config.publicUrl });
  const outcomes = await readOutcomes(ask, world.gateway.url, submissions);
  const chain = await readChain(world.chain, world.config.deployment.contracts, load.signers, fromBlock);
  const found = tally(lines, chain, outcomes);
  const roots = chain.records.map(({ root }) => root);
  const missing = [
    ...findKeptInPart(lines),
    ...(await findNotKept(ask, world.gateway.url, lines)),
    ...((await fault.findMissing?.(world, roots)) ?? []),
  ];
  return { rounds, ...found, lost: [...found.lost, ...missing] };
}
