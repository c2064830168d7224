import { DomainError } from "../domain/errors.ts";
import type { BlockRef } from "../domain/ports.ts";
import { interfaces, plainValue } from "./contracts.ts";
import { identifyDeployment } from "./identify.ts";
import { connectNode, type Node } from "./node.ts";
import { quantity } from "./quantity.ts";

/** Which registry is read. Addresses in lower case. */
interface Deployment {
  readonly chainId: string;
  readonly genesisHash?: string | undefined;
  readonly deploymentId: string;
  readonly contracts: { readonly registry: string };
}

/** A registry's partners and signers as of a block. */
export interface Members {
  readonly block: BlockRef;
  readonly partners: readonly { readonly iso: string; readonly state: number }[];
  /** Those whom an active partner has authorised at the block's time, in order. */
  readonly signers: readonly string[];
}

const TIMEOUT_MS = 30_000;
const MOST_PARTNERS = 255;
const ACTIVE = 2;
/** Besu answers 5,000 blocks at a time unless told otherwise (`--rpc-max-logs-range`). */
const BLOCKS_AT_ONCE = 5_000;
const CALLS_AT_ONCE = 50;

/**
 * Reads who the partners of a deployment are and who may sign for them, as of a block; the last one where none is named. Logs say only which
 * addresses to ask for: what holds of them is the state's word.
 *
 * @throws DomainError `node-unreachable`, also where the node has no state of the block; `chain-lost` when it is another deployment's
 */
export async function readMembers(nodeUrl: string, deployment: Deployment, wanted?: number): Promise<Members> {
  const { registry } = deployment.contracts;
  const chainId = BigInt(deployment.chainId);
  const node = connectNode(nodeUrl, chainId, TIMEOUT_MS);
  try {
    const { genesisHash, deploymentId } = deployment;
    await identifyDeployment(node, { chainId, genesisHash, deploymentId, registry });
    const block = await node.block(wanted ?? "latest");
    if (block === undefined) throw new DomainError("node-unreachable", "The node does not have that block.");
    const ask = async (name: string, value: number | string) => {
      const codec = interfaces.registry;
      const data = await node.call({ to: registry, data: codec.encodeFunctionData(name, [value]) }, block.blockNumber);
      if (data === "0x") throw new DomainError("chain-lost", "There is no registry as of that block.");
      return codec.decodeFunctionResult(name, data);
    };
    const ids = Array.from({ length: MOST_PARTNERS }, (_, position) => position + 1);
    const partners = await inTurns(ids, async (id) => {
      const [state, iso] = (await ask("partnerOf", id)) as unknown as [bigint, string];
      return { id, state: Number(state), iso: Buffer.from(iso.slice(2), "hex").toString("latin1") };
    });
    const active = new Set(partners.filter(({ state }) => state === ACTIVE).map(({ id }) => id));
    const signers = await inTurns(await findSigners(node, registry, block.blockNumber), async (address) => {
      const [signer] = await ask("signerOf", address);
      const { partnerId, roles, validFrom, validTo } = signer as Record<string, bigint>;
      const time = BigInt(block.blockTime);
      const isValid = roles !== 0n && (validFrom as bigint) <= time && time < (validTo as bigint);
      return isValid && active.has(Number(partnerId)) ? [address] : [];
    });
    return {
      block,
      partners: partners.filter(({ state }) => state !== 0).map(({ iso, state }) => ({ iso, state })),
      signers: signers.flat(),
    };
  } finally {
    node.close();
  }
}

/** Every address that the registry ever named a signer, in order. */
async function findSigners(node: Node, registry: string, lastBlock: number): Promise<string[]> {
  const codec = interfaces.registry;
  const topics = [["SignerAuthorised", "PartnerAdmitted"].map((name) => codec.getEvent(name)?.topicHash)];
  const found = new Set<string>();
  for (let from = 0; from <= lastBlock; from += BLOCKS_AT_ONCE) {
    const to = Math.min(from + BLOCKS_AT_ONCE - 1, lastBlock);
    const range = { fromBlock: quantity(from), toBlock: quantity(to) };
    const logs = await node.send<{ topics: string[]; data: string }[]>("eth_getLogs", [
      { address: registry, topics, ...range },
    ]);
    for (const log of logs) {
      const parsed = codec.parseLog(log);
      const input = parsed?.fragment.inputs.find(({ name }) => name === "signer" || name === "signatory");
      if (parsed && input) found.add(plainValue(input, parsed.args[input.name]) as string);
    }
  }
  return [...found].sort();
}

/** Some at a time, answers in the order of what was asked. */
async function inTurns<T, R>(all: readonly T[], ask: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  for (let start = 0; start < all.length; start += CALLS_AT_ONCE)
    answers.push(...(await Promise.all(all.slice(start, start + CALLS_AT_ONCE).map(ask))));
  return answers;
}
