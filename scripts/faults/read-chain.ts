import { Interface } from "ethers";
import forwarderAbi from "../../gateway/chain/abi/ERC2771Forwarder.json" with { type: "json" };
import ledgerAbi from "../../gateway/chain/abi/EvidenceLedger.json" with { type: "json" };
import type { ContractAddresses } from "../../gateway/domain/ports.ts";
import type { ChainProcess } from "./start-chain.ts";
import type { OnChain } from "./tally.ts";

const forwarder = new Interface(forwarderAbi);
const ledger = new Interface(ledgerAbi);

interface Log {
  readonly topics: string[];
  readonly data: string;
  readonly transactionHash: string;
}

/** What the chain's events say of some signers, from a block on. Nothing of a gateway is asked. */
export async function readChain(
  chain: Pick<ChainProcess, "ask">,
  contracts: Pick<ContractAddresses, "forwarder" | "ledger">,
  signers: ReadonlySet<string>,
  fromBlock: number,
): Promise<OnChain> {
  const logsOf = async (address: string, codec: Interface, name: string) => {
    const topics = [codec.getEvent(name)?.topicHash];
    const range = { fromBlock: `0x${fromBlock.toString(16)}`, toBlock: "latest" };
    const logs = await chain.ask<Log[]>("eth_getLogs", { address, topics, ...range });
    return logs.flatMap((log) => {
      const args = codec.parseLog(log)?.args;
      const signer = String(args?.signer).toLowerCase();
      return args === undefined || !signers.has(signer) ? [] : [{ args, signer, transactionHash: log.transactionHash }];
    });
  };
  const executed = await logsOf(contracts.forwarder, forwarder, "ExecutedForwardRequest");
  const recorded = await logsOf(contracts.ledger, ledger, "EvidenceRecorded");
  return {
    executions: executed.map(({ args, ...rest }) => ({
      ...rest,
      nonce: Number(args.nonce),
      isSuccess: Boolean(args.success),
    })),
    records: recorded.map(({ args, ...rest }) => ({ ...rest, root: String(args.root) })),
  };
}
