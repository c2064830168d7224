import type { Answer, NodeRpc } from "./ask-node.ts";
import type { Expected } from "./expected.ts";
import { type Check, type CheckResult, checks, find, type NodeFinding, worstOf } from "./findings.ts";
import { judgeGenesis, judgeHistory, judgePeers, judgeSettings, judgeValidators } from "./judge-agreement.ts";
import { judgeBlocks, judgeClock, judgeSeals } from "./judge-blocks.ts";
import { type Observed, observeNodes, type Rpcs } from "./observe.ts";
import { openDoor } from "./open-door.ts";
import { type Draw, judgeAccounts, judgeNodes, type PeerTrial, tryAccount, tryPeer } from "./try-strangers.ts";

/** How a network is checked. */
export interface CheckMeans {
  readonly rpcs: Rpcs;
  now(): number;
  readonly draw: Draw;
  /** Whether a stranger's transaction is sent to every node. */
  readonly isAccountTried: boolean;
  /** An address of this machine to which the nodes could connect, and the first of as many ports as there are nodes (0: any); undefined: not tried. */
  readonly listen: { readonly host: string; readonly port: number } | undefined;
  /** Until a connection would have come. */
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
    accounts: (node) => judgeAccounts(node, all, trials.get(node.name)?.account),
    nodes: (node) => judgeNodes(node, expected, trials.get(node.name)?.peer),
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
  readonly account: Answer | undefined;
  readonly peer: PeerTrial | undefined;
}

async function tryStrangers(
  all: readonly Observed[],
  expected: Expected,
  means: CheckMeans,
): Promise<Map<string, Trials>> {
  const { rpcs, draw, isAccountTried, listen, wait } = means;
  const tried = all.map(async ({ name }, position): Promise<[string, Trials]> => {
    const rpc = rpcs.get(name) as NodeRpc;
    const account = isAccountTried ? await tryAccount(rpc, draw, expected.chainId) : undefined;
    if (listen === undefined) return [name, { account, peer: undefined }];
    const door = await openDoor(listen.host, listen.port === 0 ? 0 : listen.port + position);
    try {
      return [name, { account, peer: await tryPeer(rpc, draw, listen.host, door, wait) }];
    } finally {
      await door.close();
    }
  });
  return new Map(await Promise.all(tried));
}
