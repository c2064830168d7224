import { setTimeout as sleep } from "node:timers/promises";
import { keccak256, Transaction } from "ethers";
import type { Node } from "../chain/node.ts";
import { readGenesis } from "../chain/read-genesis.ts";
import { DomainError } from "../domain/errors.ts";
import type { CompiledContracts } from "./compiled-contracts.ts";
import type { Founding } from "./founding.ts";
import { type DeploymentPlan, type DeploymentTerms, type PlannedContract, planDeployment } from "./plan.ts";
import { type DeploymentRecord, recordOf } from "./record.ts";

const GAS_LIMIT = 16_000_000;
const NO_CODE = "0x";
const POLL_MS = 250;

/** The account that makes the contracts, and has sent and will send nothing else on this chain. */
export interface DeployingKey {
  readonly address: string;
  signTransaction(transaction: Transaction): Promise<string>;
}

export interface DeployOptions {
  readonly node: Node;
  readonly key: DeployingKey;
  readonly founding: Founding;
  readonly compiled: CompiledContracts;
  /** How long a transaction may be left out of blocks, in milliseconds. */
  readonly timeoutMs: number;
  /** Told of the record before anything is sent; throws where it is not to be. */
  readonly onPlanned?: (record: DeploymentRecord) => void;
  /** Told of each contract that is there: made now, or before. */
  readonly onMade?: (contract: PlannedContract, isNew: boolean) => void;
}

/**
 * Makes the contracts of a consortium so that they know each other, as far as they are not there yet. However often and wherever it was
 * ended before, it goes on and answers the same record: everything follows from the key, the founding and the chain.
 *
 * @throws DomainError `node-unreachable`; `deployment-occupied` when other code is where a contract is to be; `deployer-used` when the
 * key has sent something else; what the contracts refuse; `deployment-failed`, `deployment-unsettled`
 */
export async function deployContracts(options: DeployOptions): Promise<DeploymentRecord> {
  const { node, key, founding, compiled } = options;
  const chainId = BigInt(await node.send<string>("eth_chainId", []));
  const { hash: genesisHash, engine } = await readGenesis(node);
  const terms: DeploymentTerms = { chainId, genesisHash, deployer: key.address.toLowerCase(), founding };
  const plan = planDeployment(terms, compiled);
  const record = recordOf(terms, engine, plan, compiled);
  options.onPlanned?.(record);
  const made = await countMade(node, plan, terms.deployer);
  for (const step of plan.steps.slice(0, made)) options.onMade?.(step, false);
  // What a constructor refuses would use up its nonce, and with it every address.
  for (const step of plan.steps.slice(made)) await node.call({ from: terms.deployer, data: step.creation });
  for (const [nonce, step] of plan.steps.entries()) {
    if (nonce < made) continue;
    await make(options, chainId, nonce, step);
    options.onMade?.(step, true);
  }
  await requireCode(node, { name: "timelock", ...plan.timelock });
  return record;
}

/** How many of the contracts are there: the first ones, since each has the next nonce. */
async function countMade(node: Node, { steps }: DeploymentPlan, deployer: string): Promise<number> {
  const [codes, told] = await Promise.all([
    Promise.all(steps.map(({ address }) => node.send<string>("eth_getCode", [address, "latest"]))),
    node.send<string>("eth_getTransactionCount", [deployer, "latest"]),
  ]);
  for (const [position, step] of steps.entries()) {
    const code = codes[position] ?? NO_CODE;
    if (code === NO_CODE || keccak256(code) === step.codeHash) continue;
    const detail = `Other code than that of this consortium's ${step.name} is at ${step.address}.`;
    throw new DomainError("deployment-occupied", detail, { contract: step.name, address: step.address });
  }
  const absent = codes.indexOf(NO_CODE);
  const made = absent < 0 ? steps.length : absent;
  if (absent >= 0 && Number(told) !== made) {
    const detail = `The key ${deployer} has sent ${Number(told)} transactions, and ${made} of them are this deployment's.`;
    throw new DomainError("deployer-used", detail, { address: deployer, sent: Number(told), made });
  }
  return made;
}

async function make(
  { node, key, timeoutMs }: DeployOptions,
  chainId: bigint,
  nonce: number,
  step: PlannedContract,
): Promise<void> {
  const block = await node.send<{ baseFeePerGas?: string } | null>("eth_getBlockByNumber", ["latest", false]);
  // Nothing where gas is free; else twice the last block's price outlasts six full blocks (EIP-1559).
  const gasPrice = BigInt(block?.baseFeePerGas ?? 0) * 2n;
  const common = { type: 0, chainId, nonce, gasPrice, gasLimit: GAS_LIMIT };
  const raw = await key.signTransaction(Transaction.from({ ...common, to: null, data: step.creation }));
  const hash = keccak256(raw);
  let refusal: unknown;
  // A run before may have sent it: what the node says then is no word on what becomes of it, its receipt is.
  await node.send("eth_sendRawTransaction", [raw]).catch((error: unknown) => {
    refusal = error instanceof DomainError ? error.params.reason : undefined;
  });
  const until = Date.now() + timeoutMs;
  for (;;) {
    const receipt = await node.send<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
    if (receipt?.status === "0x1") return requireCode(node, step);
    const detail = `The transaction ${hash}, which makes the ${step.name},`;
    const params = { contract: step.name, transaction: hash, ...(refusal === undefined ? {} : { reason: refusal }) };
    if (receipt) throw new DomainError("deployment-failed", `${detail} failed.`, params);
    if (Date.now() > until) throw new DomainError("deployment-unsettled", `${detail} is in no block yet.`, params);
    await sleep(POLL_MS);
  }
}

async function requireCode(
  node: Node,
  { name, address, codeHash }: { readonly name: string; readonly address: string; readonly codeHash: string },
): Promise<void> {
  if (keccak256(await node.send<string>("eth_getCode", [address, "latest"])) === codeHash) return;
  const detail = `What was made at ${address} has not the code of the ${name}.`;
  throw new DomainError("deployment-occupied", detail, { contract: name, address });
}
