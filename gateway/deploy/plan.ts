import { AbiCoder, concat, getCreateAddress, hexlify, id, keccak256, toUtf8Bytes } from "ethers";
import type { ContractAddresses } from "../domain/ports.ts";
import { FORWARDER_NAME } from "../domain/submission.ts";
import { type CompiledContracts, MADE, type MadeContract } from "./compiled-contracts.ts";
import type { Founding } from "./founding.ts";
import { type Immutables, runtimeCodeOf, typedDataImmutables } from "./runtime-code.ts";

const VERSION = "1";
const GOVERNOR_NAME = "Concord Consortium";
const DEPLOYMENT = id("Deployment(uint256 chainId,bytes32 genesisHash,address deployer,bytes32 founding,bytes32 code)");
const FOUNDERS = "tuple(uint8,bytes2,address)[]";
const TIMES = "tuple(uint48,uint32,uint48,uint48)";
const coder = AbiCoder.defaultAbiCoder();

/** What a deployment follows from: the same give the same addresses, code and id, whoever computes them. */
export interface DeploymentTerms {
  readonly chainId: bigint;
  readonly genesisHash: string;
  /** The account whose first transactions make the contracts. */
  readonly deployer: string;
  readonly founding: Founding;
}

/** One contract to be made. */
export interface PlannedContract {
  readonly name: MadeContract;
  readonly address: string;
  /** What the transaction that makes it holds: code, then the constructor's arguments. */
  readonly creation: string;
  readonly codeHash: string;
}

/** A deployment as it will be, before anything is sent. */
export interface DeploymentPlan {
  readonly deploymentId: string;
  /** In the order of the deployer's nonces, from 0. */
  readonly steps: readonly PlannedContract[];
  readonly contracts: ContractAddresses;
  readonly codeHashes: Readonly<Record<MadeContract, string>>;
  /** Made by the consortium. */
  readonly timelock: { readonly address: string; readonly codeHash: string };
}

/**
 * Plans a deployment. Addresses follow from the nonces of one account. They cannot follow from the code (CREATE2): the consortium is
 * told where the registry is, and the registry where the consortium's timelock is, so that each code would hold the hash of the other.
 */
export function planDeployment(terms: DeploymentTerms, compiled: CompiledContracts): DeploymentPlan {
  const { chainId, deployer, founding } = terms;
  const contracts = addressesOf(deployer);
  const { forwarder, registry, consortium } = contracts;
  const timelock = getCreateAddress({ from: consortium, nonce: 1 }).toLowerCase();
  const founders = founding.partners.map(({ id: partnerId, iso, signatory }) => [
    partnerId,
    hexlify(toUtf8Bytes(iso)),
    signatory,
  ]);
  const { votingDelay, votingPeriod, timelockDelay, gracePeriod } = founding.decisions;
  const times = [votingDelay, votingPeriod, timelockDelay, gracePeriod];
  const deploymentId = keccak256(
    coder.encode(
      ["bytes32", "uint256", "bytes32", "address", "bytes32", "bytes32"],
      [
        DEPLOYMENT,
        chainId,
        terms.genesisHash,
        deployer,
        keccak256(coder.encode([FOUNDERS, TIMES], [founders, times])),
        keccak256(concat(MADE.map((name) => keccak256(compiled.contracts[name].creation)))),
      ],
    ),
  );
  const asking = { types: ["address", "address"], values: [forwarder, registry] };
  const givenTo: Readonly<Record<MadeContract, { types: readonly string[]; values: readonly unknown[] }>> = {
    forwarder: { types: ["string"], values: [FORWARDER_NAME] },
    consortium: { types: ["address", "address", TIMES], values: [forwarder, registry, times] },
    registry: {
      types: ["address", "address", "bytes32", FOUNDERS],
      values: [forwarder, timelock, deploymentId, founders],
    },
    ledger: asking,
    board: asking,
    anchors: asking,
  };
  const common = { _trustedForwarder: forwarder, registry };
  const immutables: Readonly<Record<MadeContract, Immutables>> = {
    forwarder: typedDataImmutables(FORWARDER_NAME, VERSION, chainId, forwarder),
    consortium: {
      ...typedDataImmutables(GOVERNOR_NAME, VERSION, chainId, consortium),
      ...common,
      gracePeriod,
      _votingDelay: votingDelay,
      _votingPeriod: votingPeriod,
    },
    registry: { _trustedForwarder: forwarder, consortium: timelock, deploymentId },
    ledger: common,
    board: common,
    anchors: common,
  };
  const steps = MADE.map((name): PlannedContract => {
    const code = compiled.contracts[name];
    const { types, values } = givenTo[name];
    const creation = concat([code.creation, coder.encode(types, values)]);
    const codeHash = keccak256(runtimeCodeOf(code, code.creation, immutables[name]));
    return { name, address: contracts[name], creation, codeHash };
  });
  const codeOfTimelock = runtimeCodeOf(compiled.contracts.timelock, compiled.contracts.consortium.creation, {});
  return {
    deploymentId,
    steps,
    contracts,
    codeHashes: Object.fromEntries(steps.map(({ name, codeHash }) => [name, codeHash])) as DeploymentPlan["codeHashes"],
    timelock: { address: timelock, codeHash: keccak256(codeOfTimelock) },
  };
}

function addressesOf(deployer: string): ContractAddresses {
  const at = (name: MadeContract): string =>
    getCreateAddress({ from: deployer, nonce: MADE.indexOf(name) }).toLowerCase();
  return {
    forwarder: at("forwarder"),
    registry: at("registry"),
    ledger: at("ledger"),
    board: at("board"),
    consortium: at("consortium"),
    anchors: at("anchors"),
  };
}
