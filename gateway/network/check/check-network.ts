import type { NodeRpc } from "./ask-node.ts";
import type { Expected } from "./expected.ts";
import { type Check, type CheckResult, checks, find, type NodeFinding, worstOf } from "./findings.ts";
import { judgeGenesis, judgeHistory, judgePeers, judgeSettings, judgeValidators } from "./judge-agreement.ts";
import { judgeBlocks, judgeClock, judgeSeals } from "./judge-blocks.ts";
import { type Observed, observeNodes, type Rpcs } from "./observe.ts";
import { openDoor } from "./open-door.ts";
import {
  type AccountTrial,
  type Draw,
  judgeAccounts,
  judgeNodes,
  type PeerTrial,
  tryAccounts,
  tryPeer,
} from "./try-strangers.ts";

/** How a network is checked. */
export interface CheckMeans {
  readonly rpcs: Rpcs;
  now(): number;
  readonly draw: Draw;
  /** Whether a stranger's transaction is sent to every node. */
  readonly isAccountTried: boolean;
  /** An address of this machine to which the nodes could connect, and the first of as many ports as there are nodes (0: any); undefined: not tried. */
  readonly listen: { readonly host: string; readonly port: number } | undefined;
  /** Until a connection would have come, and a block with what was sent. */
  wait(): Promise<void>;
}

/** Asks every node of a network what it is, and has it refuse strangers. Nothing is asked twice, and a lie of one node shows against the others. */
export async function checkNetwork(expected: Expected, means: CheckMeans): Promise<CheckResult[]> {
  const seen = await observeNodes(means.rpcs, means.now);
  const all = seen.filter((each): each is Observed => "head" in each);
  const trials = await tryStrangers(all, expected, means);
  const judged: Readonly<Record<Check, (node: Observed) => NodeFinding>> = {
    answers: ({ name, head }) => find(name, "node-answers", { block: head.header.number }),
    genesis: (node) => judgeGenesis(node, expected),
    settings: (node) => judgeSettings(node, expected),
    validators: (node) => judgeValidators(node, expected),
    peers: (node) => judgePeers(node, expected),
    accounts: (node) => judgeAccounts(node, all, trials.accounts.get(node.name)),
    nodes: (node) => judgeNodes(node, expected, trials.peers.get(node.name)),
    blocks: (node) => judgeBlocks(node, all, expected),
    seals: (node) => judgeSeals(node, all, expected),
    clocks: (node) => judgeClock(node, expected),
    history: judgeHistory,
  };
  return checks.map((check) => {
    const findings = seen.map((node) =>
      "head" in node ? judged[check](node) : find(node.name, node.code, { reason: node.reason }),
    );
    return { check, verdict: worstOf(findings), findings };
  });
}

interface Trials {
  readonly accounts: ReadonlyMap<string, AccountTrial>;
  readonly peers: ReadonlyMap<string, PeerTrial>;
}

async function tryStrangers(all: readonly Observed[], { chainId }: Expected, means: CheckMeans): Promise<Trials> {
  const { draw, isAccountTried, listen, wait } = means;
  const rpcs = new Map(all.map(({ name }) => [name, means.rpcs.get(name) as NodeRpc]));
  const [accounts, peers] = await Promise.all([
    isAccountTried ? tryAccounts(rpcs, draw, chainId, wait) : new Map<string, AccountTrial>(),
    listen === undefined ? new Map<string, PeerTrial>() : tryPeers(rpcs, listen, means),
  ]);
  return { accounts, peers };
}

async function tryPeers(
  rpcs: ReadonlyMap<string, NodeRpc>,
  { host, port }: NonNullable<CheckMeans["listen"]>,
  { draw, wait }: CheckMeans,
): Promise<Map<string, PeerTrial>> {
  const tried = [...rpcs].map(async ([name, rpc], position): Promise<[string, PeerTrial]> => {
    const door = await openDoor(host, port === 0 ? 0 : port + position);
    try {
      return [name, await tryPeer(rpc, draw, host, door, wait)];
    } finally {
      await door.close();
    }
  });
  return new Map(await Promise.all(tried));
}
