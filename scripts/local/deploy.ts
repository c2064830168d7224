import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BaseWallet, getCreateAddress, hexlify, Interface, Transaction, toUtf8Bytes } from "ethers";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import { scopeOf } from "../../gateway/domain/agreement-file.ts";
import { bitsOf } from "../../gateway/domain/bit-sets.ts";
import { canonicalSha256 } from "../../gateway/domain/canonical-sha256.ts";
import { bitSet } from "../../gateway/domain/codes/code-list.ts";
import { signerRoles } from "../../gateway/domain/codes/membership.ts";
import type { ContractAddresses } from "../../gateway/domain/ports.ts";
import { FORWARDER_NAME } from "../../gateway/domain/submission.ts";
import type { Consortium } from "./consortium.ts";

const ARTIFACTS = join(import.meta.dirname, "../../artifacts");
const GAS_LIMIT = 16_000_000;
const NO_END = 2n ** 40n - 1n;
/** Of the deployer's transactions the one that makes the registry: the third. */
const REGISTRY_NONCE = 2;

type RoleName = "officer" | "recogniser" | "signatory" | "gateway";

/** A signer to be authorised by its partner. */
export interface SignerToAuthorise {
  readonly partnerId: number;
  readonly address: string;
  readonly role: RoleName;
}

/** Who founds the consortium of a local run, and who signs for whom. */
export interface Founding {
  readonly consortium: Consortium;
  readonly deploymentId: string;
  readonly deployer: BaseWallet;
  /** partnerId → key of its signatory. */
  readonly signatories: ReadonlyMap<number, BaseWallet>;
  readonly signers: readonly SignerToAuthorise[];
}

/** What a deployment is known by. */
export interface Deployment {
  readonly chainId: string;
  readonly genesisHash: string;
  readonly deploymentId: string;
  readonly contracts: ContractAddresses;
  readonly agreements: Readonly<Record<string, number>>;
}

interface Artifact {
  readonly abi: readonly object[];
  readonly bytecode: string;
}

function readArtifact(source: string, name: string): Artifact {
  return JSON.parse(readFileSync(join(ARTIFACTS, source, `${name}.json`), "utf8")) as Artifact;
}

/** Deploys the contracts so that they know each other, authorises the signers, and has the agreements proposed and ratified by every party. */
export async function deployConsortium(nodeUrl: string, chainId: bigint, founding: Founding): Promise<Deployment> {
  const node = connectNode(nodeUrl, chainId, 60_000);
  try {
    const send = sendFrom(node, chainId);
    const contracts = await deployContracts(send, founding);
    const registry = new Interface(readArtifact("contracts/Registry.sol", "Registry").abi);
    const act = (key: BaseWallet, name: string, values: readonly unknown[]) =>
      send(key, contracts.registry, registry.encodeFunctionData(name, values));
    await authoriseSigners(act, founding);
    const agreements = await agree(act, founding);
    const genesis = await node.block(0);
    if (genesis === undefined) throw new Error("the chain has no first block");
    const { deploymentId } = founding;
    return { chainId: chainId.toString(), genesisHash: genesis.blockHash, deploymentId, contracts, agreements };
  } finally {
    node.close();
  }
}

type Send = (key: BaseWallet, to: string | null, data: string) => Promise<string>;
type Act = (key: BaseWallet, name: string, values: readonly unknown[]) => Promise<string>;

/** Sends one transaction after the other, counting each key's nonces itself; answers the address of a contract that was created. */
function sendFrom(node: Node, chainId: bigint): Send {
  const nonces = new Map<string, number>();
  return async (key, to, data) => {
    const nonce = nonces.get(key.address) ?? 0;
    const transaction = Transaction.from({ type: 0, chainId, nonce, to, data, gasPrice: 0, gasLimit: GAS_LIMIT });
    const hash = await node.send<string>("eth_sendRawTransaction", [await key.signTransaction(transaction)]);
    const receipt = await node.send<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
    if (receipt?.status !== "0x1") throw new Error(`transaction ${hash} failed`);
    nonces.set(key.address, nonce + 1);
    return getCreateAddress({ from: key.address, nonce }).toLowerCase();
  };
}

async function deployContracts(send: Send, founding: Founding): Promise<ContractAddresses> {
  const { deployer, consortium, deploymentId, signatories } = founding;
  const create = ({ abi, bytecode }: Artifact, values: readonly unknown[]) =>
    send(deployer, null, bytecode + new Interface(abi).encodeDeploy(values).slice(2));
  const founders = consortium.partners.map(({ id, iso }) => ({
    partnerId: id,
    iso: hexlify(toUtf8Bytes(iso)),
    signatory: signatories.get(id)?.address,
  }));
  const forwarder = await create(
    readArtifact("@openzeppelin/contracts/metatx/ERC2771Forwarder.sol", "ERC2771Forwarder"),
    [FORWARDER_NAME],
  );
  // The consortium decides on the registry and the registry obeys the consortium's timelock: one is told where the other will be.
  const governor = await create(readArtifact("contracts/Consortium.sol", "Consortium"), [
    forwarder,
    getCreateAddress({ from: deployer.address, nonce: REGISTRY_NONCE }),
    consortium.decisions,
  ]);
  const timelock = getCreateAddress({ from: governor, nonce: 1 });
  const registry = await create(readArtifact("contracts/Registry.sol", "Registry"), [
    forwarder,
    timelock,
    deploymentId,
    founders,
  ]);
  const ledger = await create(readArtifact("contracts/EvidenceLedger.sol", "EvidenceLedger"), [forwarder, registry]);
  const board = await create(readArtifact("contracts/NoticeBoard.sol", "NoticeBoard"), [forwarder, registry]);
  const anchors = await create(readArtifact("contracts/AccessLogAnchors.sol", "AccessLogAnchors"), [
    forwarder,
    registry,
  ]);
  return { forwarder, registry, ledger, board, consortium: governor, anchors };
}

function signatoryOf(founding: Founding, partnerId: number): BaseWallet {
  const key = founding.signatories.get(partnerId);
  if (key === undefined) throw new Error(`partner ${partnerId} has no signatory`);
  return key;
}

async function authoriseSigners(act: Act, founding: Founding): Promise<void> {
  for (const { partnerId, address, role } of founding.signers) {
    await act(signatoryOf(founding, partnerId), "authoriseSigner", [address, bitSet(signerRoles, [role]), 0, NO_END]);
  }
}

async function agree(act: Act, founding: Founding): Promise<Record<string, number>> {
  const { partners, agreements } = founding.consortium;
  const ids: Record<string, number> = {};
  for (const [position, [code, agreement]] of Object.entries(agreements).entries()) {
    const agreementId = position + 1;
    const parties = agreement.parties.map((iso) => {
      const partner = partners.find((candidate) => candidate.iso === iso);
      if (partner === undefined) throw new Error(`${code} names ${iso}, which is no partner`);
      return partner.id;
    });
    const [proposer, ...others] = parties.map((partnerId) => signatoryOf(founding, partnerId));
    if (proposer === undefined) throw new Error(`${code} has no parties`);
    // There is no signed instrument in a local run: the digest is that of the agreement's text in consortium.yaml.
    const instrument = `0x${canonicalSha256(agreement)}`;
    await act(proposer, "proposeAgreement", [agreementId, 1, bitsOf(parties), scopeOf(agreement), instrument]);
    for (const key of others) await act(key, "ratifyAgreement", [agreementId, 1]);
    ids[code] = agreementId;
  }
  return ids;
}
