import { keccak256 } from "ethers";
import { hexIn, membersIn, quantityIn } from "../chain/answer-forms.ts";
import { interfaces } from "../chain/contracts.ts";
import type { Node } from "../chain/node.ts";
import { readGenesis } from "../chain/read-genesis.ts";
import { type CompiledContracts, MADE } from "./compiled-contracts.ts";
import { type DeploymentPlan, planDeployment } from "./plan.ts";
import { type DeploymentRecord, termsOf } from "./record.ts";

/** Nodes bound for how many blocks they look for logs. */
const BLOCKS_AT_ONCE = 2_000;

/** One thing that was looked at. */
export interface DeploymentCheck {
  readonly check: "chain" | "genesis" | "terms" | "compiler" | "code" | "founders" | "decisions";
  /** Of which contract. */
  readonly contract?: string;
  readonly holds: boolean;
  /** What the record says, and what is. */
  readonly expected: string;
  readonly found: string;
}

/**
 * Holds a record against the chain and against the code that its contracts must have: that of this release, or of sources that were
 * compiled anew. Throws DomainError `node-unreachable`.
 */
export async function verifyDeployment(
  node: Node,
  record: DeploymentRecord,
  compiled: CompiledContracts,
): Promise<DeploymentCheck[]> {
  const plan = planDeployment(termsOf(record), compiled);
  const chainId = quantityIn(await node.send<unknown>("eth_chainId", [])).toString();
  const genesis = await readGenesis(node);
  const checks = [
    compare("chain", record.chainId, chainId),
    compare("genesis", `${record.genesisHash} ${record.engine}`, `${genesis.hash} ${genesis.engine}`),
  ];
  checks.push(...compareTerms(record, plan), ...compareCompiler(record, compiled));
  for (const name of MADE) {
    checks.push(await compareCode(node, name, record.contracts[name], record.codeHashes[name], plan.codeHashes[name]));
  }
  const { timelock } = record;
  checks.push(await compareCode(node, "timelock", timelock.address, timelock.codeHash, plan.timelock.codeHash));
  checks.push(await compareCreation(node, record, plan, "founders", "registry", "PartnerAdmitted"));
  checks.push(await compareCreation(node, record, plan, "decisions", "consortium", "ConsortiumFounded"));
  return checks;
}

const compare = (check: DeploymentCheck["check"], expected: string, found: string): DeploymentCheck => ({
  check,
  holds: expected === found,
  expected,
  found,
});

/** Whether addresses and id follow from key, founding and chain. */
function compareTerms(record: DeploymentRecord, plan: DeploymentPlan): DeploymentCheck[] {
  const differing = MADE.filter((name) => record.contracts[name] !== plan.contracts[name]);
  const isTimelock = record.timelock.address === plan.timelock.address;
  const addresses = isTimelock ? differing : [...differing, "timelock"];
  if (addresses.length === 0) return [compare("terms", record.deploymentId, plan.deploymentId)];
  return [{ check: "terms", holds: false, expected: record.deploymentId, found: addresses.join(", ") }];
}

function compareCompiler({ compiler }: DeploymentRecord, compiled: CompiledContracts): DeploymentCheck[] {
  const hashOf = (value: CompiledContracts["compiler"]): string =>
    `${value.version}, ${keccak256(Buffer.from(canonical(value.input)))}`;
  return [compare("compiler", hashOf(compiler), hashOf(compiled.compiler))];
}

/** The members in one order: it is what they say that is compared. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** The code on the chain against both the record's hash and what the sources compile to. */
async function compareCode(
  node: Node,
  contract: string,
  address: string,
  recorded: string,
  compiled: string,
): Promise<DeploymentCheck> {
  const found = keccak256(hexIn(await node.send<unknown>("eth_getCode", [address, "latest"])));
  const holds = found === recorded && found === compiled;
  return { check: "code", contract, holds, expected: recorded === found ? compiled : recorded, found };
}

/** What a constructor was told is in the state alone; that it was what the record says is in the transaction. */
async function compareCreation(
  node: Node,
  record: DeploymentRecord,
  plan: DeploymentPlan,
  check: "founders" | "decisions",
  contract: "registry" | "consortium",
  event: string,
): Promise<DeploymentCheck> {
  const planned = plan.steps.find(({ name }) => name === contract);
  const expected = `${record.deployer}#${MADE.indexOf(contract)} ${keccak256(planned?.creation ?? "0x")}`;
  const hash = await findFirst(node, record.contracts[contract], contract, event);
  const transaction = hash === undefined ? null : await node.send<unknown>("eth_getTransactionByHash", [hash]);
  if (transaction === null) return { check, contract, holds: false, expected, found: "no transaction" };
  const { from, to = null, nonce, input } = membersIn(transaction);
  const origin = `${hexIn(from, 20)}#${quantityIn(nonce)}`;
  const found = to === null ? `${origin} ${keccak256(hexIn(input))}` : `${origin}, which made nothing`;
  return { check, contract, holds: found === expected, expected, found };
}

/** The transaction of the first such event of a contract. */
async function findFirst(
  node: Node,
  address: string,
  contract: "registry" | "consortium",
  event: string,
): Promise<string | undefined> {
  const head = (await node.block("latest"))?.blockNumber ?? 0;
  const topics = [interfaces[contract].getEvent(event)?.topicHash];
  for (let from = 0; from <= head; from += BLOCKS_AT_ONCE) {
    const range = { fromBlock: quantity(from), toBlock: quantity(Math.min(from + BLOCKS_AT_ONCE - 1, head)) };
    const logs = await node.send<unknown>("eth_getLogs", [{ address, topics, ...range }]);
    const { 0: log } = membersIn(logs);
    if (log !== undefined) return hexIn(membersIn(log).transactionHash, 32);
  }
  return undefined;
}

const quantity = (number: number): string => `0x${number.toString(16)}`;
