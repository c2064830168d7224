import { type Expected, validatorsIn } from "./expected.ts";
import { find, type NodeFinding } from "./findings.ts";
import type { Observed } from "./observe.ts";
import { blockIn, numberIn, peersIn, textsIn } from "./read-answers.ts";

const unclear = (node: string, reason: string): NodeFinding => find(node, "not-answered", { reason });

/** Whether a node's chain begins as the network's parts say. */
export function judgeGenesis({ name, chainId, genesis }: Observed, expected: Expected): NodeFinding {
  const id = numberIn(chainId);
  if (id === undefined) return unclear(name, "eth_chainId");
  if (id !== expected.chainId) return find(name, "chain-id-differs", { told: id, expected: expected.chainId });
  const block = blockIn(genesis);
  if (block === undefined) return unclear(name, "eth_getBlockByNumber");
  if (block.isTrue && block.header.hash === expected.genesisHash)
    return find(name, "genesis-agrees", { hash: expected.genesisHash });
  return find(name, "genesis-differs", { told: block.header.hash, expected: expected.genesisHash });
}

/** Of what is not in the genesis block's hash, what a node tells. */
export function judgeSettings({ name, timeout }: Observed, { requestTimeoutSeconds: expected }: Expected): NodeFinding {
  const told = timeout.type === "told" && typeof timeout.value === "number" ? timeout.value : numberIn(timeout);
  if (told === undefined) return unclear(name, "qbft_getRequestTimeoutSeconds");
  return told === expected ? find(name, "timeout-agrees", { told }) : find(name, "timeout-differs", { told, expected });
}

/** Whether a node's validators are the network's nodes. */
export function judgeValidators({ name, validators }: Observed, expected: Expected): NodeFinding {
  const told = textsIn(validators);
  if (told === undefined) return unclear(name, "qbft_getValidatorsByBlockNumber");
  const wanted = validatorsIn(expected);
  const missing = wanted.filter((validator) => !told.includes(validator));
  const strangers = told.filter((validator) => !wanted.includes(validator));
  if (missing.length + strangers.length === 0) return find(name, "validators-agree", { count: told.length });
  const nameOf = (validator: string) => expected.nodes.find((node) => node.validator === validator)?.name ?? validator;
  return find(name, "validators-differ", {
    missing: missing.map(nameOf).join(" ") || "–",
    strangers: strangers.join(" ") || "–",
  });
}

/** Whether a node is connected to all others, by their keys, and to nobody else. */
export function judgePeers({ name, peers }: Observed, { nodes }: Expected): NodeFinding {
  const told = peersIn(peers);
  if (told === undefined) return unclear(name, "admin_peers");
  const strangers = told.filter((id) => !nodes.some(({ publicKey }) => publicKey === id));
  if (strangers.length > 0)
    return find(name, "peer-stranger", { key: (strangers[0] as string).slice(0, 18), count: strangers.length });
  const missing = nodes.filter((node) => node.name !== name && !told.includes(node.publicKey));
  if (missing.length > 0) return find(name, "peer-missing", { missing: missing.map((node) => node.name).join(" ") });
  return find(name, "peers-connected", { count: told.length });
}

/** Whether a node still has the state of an old block: a node that forgot it answers null, and no error. */
export function judgeHistory({ name, head, oldBalance, oldBlock }: Observed): NodeFinding {
  if (oldBalance.type === "silent") return unclear(name, "eth_getBalance");
  const values = { block: oldBlock, back: head.header.number - oldBlock };
  return find(name, numberIn(oldBalance) === undefined ? "state-forgotten" : "state-kept", values);
}
