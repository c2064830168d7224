import type { BaseWallet } from "ethers";
import { DomainError } from "../domain/errors.ts";
import type { ContractAddresses, Ledger, LocatedEvidence, MemberRef } from "../domain/ports.ts";
import { ZERO_BYTES32 } from "../domain/scalars.ts";
import { interfaces, plainArguments } from "./contracts.ts";
import { connectNode } from "./node.ts";
import { readEvents } from "./read-events.ts";
import { relayRequests } from "./relay.ts";

/** Which deployment on which chain a gateway works with, and the key with which it relays. */
export interface LedgerOptions {
  readonly nodeUrl: string;
  readonly chainId: bigint;
  readonly genesisHash: string;
  readonly deploymentId: string;
  readonly contracts: ContractAddresses;
  readonly relay: BaseWallet;
  readonly timeoutMs: number;
}

const OFFICER = 1;
const WRONG_CHAIN = "The node answers for another chain or deployment than this gateway's.";

/** The `Ledger` port over a node. */
export function openLedger(options: LedgerOptions): Ledger & { close(): void } {
  const { chainId, contracts, deploymentId, genesisHash } = options;
  const node = connectNode(options.nodeUrl, chainId, options.timeoutMs);

  const ask = async (
    contract: "registry" | "ledger",
    name: string,
    values: readonly unknown[],
    blockNumber?: number,
  ): Promise<Record<string, unknown>> => {
    const codec = interfaces[contract];
    const fragment = codec.getFunction(name);
    if (fragment === null) throw new TypeError(`${contract} has no ${name}`);
    const answer = await node.call(
      { to: contracts[contract], data: codec.encodeFunctionData(fragment, values) },
      blockNumber,
    );
    // No code at the address: the chain is not the one that the deployment is on.
    if (answer === "0x") throw new DomainError("chain-lost", WRONG_CHAIN);
    return plainArguments(fragment.outputs, codec.decodeFunctionResult(fragment, answer));
  };

  return {
    chainId,
    contracts,
    identify: async () => {
      const actualChainId = BigInt(await node.send<string>("eth_chainId", []));
      const genesis = await node.block(0);
      if (actualChainId !== chainId || genesis?.blockHash !== genesisHash) {
        throw new DomainError("chain-lost", WRONG_CHAIN, { chainId: actualChainId.toString() });
      }
      const { 0: actualDeployment } = await ask("registry", "deploymentId", []);
      if (actualDeployment !== deploymentId) throw new DomainError("chain-lost", WRONG_CHAIN);
      return { chainId: chainId.toString(), genesisHash, deploymentId };
    },
    head: async () => {
      const block = await node.block("latest");
      if (block === undefined) throw new DomainError("node-unreachable", "The node has no latest block.");
      return block;
    },
    block: (blockNumber) => node.block(blockNumber),
    events: (fromBlock, toBlock) => readEvents(node, contracts, fromBlock, toBlock),
    locate: (member, parties, blockNumber) => locateEvidence(ask, member, parties, blockNumber),
    ...relayRequests(node, contracts, chainId, options.relay),
    close: () => node.close(),
  };
}

type Ask = (
  contract: "registry" | "ledger",
  name: string,
  values: readonly unknown[],
  blockNumber?: number,
) => Promise<Record<string, unknown>>;

async function locateEvidence(
  ask: Ask,
  member: MemberRef,
  parties: readonly number[],
  blockNumber: number,
): Promise<LocatedEvidence> {
  const located = (await ask("ledger", "locate", [member], blockNumber)) as {
    evidenceId: string;
    recordId: string;
    record_: { signer: string; partnerId: number; recordedAt: number; form: number };
  };
  const { evidenceId, recordId, record_: record } = located;
  const isRecorded = record.form !== 0;
  if (!isRecorded) {
    const nothing = { signer: record.signer, recordedAt: 0, wasAuthorised: false, decisions: [], successor: undefined };
    return { evidenceId, recordId, isRecorded, ...nothing };
  }
  const authorised = await ask(
    "registry",
    "wasAuthorised",
    [record.signer, record.partnerId, OFFICER, record.recordedAt],
    blockNumber,
  );
  const { 0: successor } = await ask("ledger", "successorOf", [evidenceId], blockNumber);
  const decisions = await Promise.all(
    parties.map(async (partnerId) => {
      const { 0: entry } = await ask("ledger", "decisionOf", [evidenceId, partnerId], blockNumber);
      return { partnerId, ...(entry as Omit<LocatedEvidence["decisions"][number], "partnerId">) };
    }),
  );
  return {
    evidenceId,
    recordId,
    isRecorded,
    signer: record.signer,
    recordedAt: record.recordedAt,
    wasAuthorised: authorised[0] === true,
    decisions: decisions.filter(({ state }) => state !== 0),
    successor: successor === ZERO_BYTES32 ? undefined : (successor as string),
  };
}
