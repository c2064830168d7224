import { setTimeout as sleep } from "node:timers/promises";
import { type BaseWallet, Transaction } from "ethers";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { compiledContracts } from "../../gateway/deploy/compiled-contracts.ts";
import { deployContracts } from "../../gateway/deploy/deploy-contracts.ts";
import type { DeploymentRecord } from "../../gateway/deploy/record.ts";
import { scopeOf } from "../../gateway/domain/agreement-file.ts";
import { bitsOf } from "../../gateway/domain/bit-sets.ts";
import { canonicalSha256 } from "../../gateway/domain/canonical-sha256.ts";
import { bitSet } from "../../gateway/domain/codes/code-list.ts";
import { signerRoles } from "../../gateway/domain/codes/membership.ts";
import type { Consortium } from "./consortium.ts";

const GAS_LIMIT = 16_000_000;
const MINED_WITHIN_MS = 60_000;
const AGAIN_MS = 100;
const TIMEOUT_MS = 60_000;
const NO_END = 2n ** 40n - 1n;

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
  readonly deployer: BaseWallet;
  /** partnerId → key of its signatory. */
  readonly signatories: ReadonlyMap<number, BaseWallet>;
  readonly signers: readonly SignerToAuthorise[];
}

/** The record of a deployment, and its agreements by their codes. */
export interface Deployment extends DeploymentRecord {
  readonly agreements: Readonly<Record<string, number>>;
}

/** What of a deployment's record a gateway's configuration bears. */
export function identityOf(record: DeploymentRecord): GatewayConfigFile["deployment"] {
  const { chainId, genesisHash, deploymentId, engine, contracts, codeHashes } = record;
  return { chainId, genesisHash, deploymentId, engine, contracts, codeHashes };
}

/** Deploys the contracts, authorises the signers, and has the agreements proposed and ratified by every party. */
export async function deployConsortium(nodeUrl: string, chainId: bigint, founding: Founding): Promise<Deployment> {
  const node = connectNode(nodeUrl, chainId, TIMEOUT_MS);
  try {
    const { consortium, deployer, signatories } = founding;
    const partners = consortium.partners.map(({ id, iso }) => ({
      id,
      iso,
      signatory: signatoryOf(signatories, id).address.toLowerCase(),
    }));
    const record = await deployContracts({
      node,
      key: deployer,
      founding: { partners, decisions: consortium.decisions },
      compiled: compiledContracts,
      timeoutMs: TIMEOUT_MS,
    });
    const send = sendFrom(node, chainId);
    const act = (key: BaseWallet, name: string, values: readonly unknown[]) =>
      send(key, record.contracts.registry, interfaces.registry.encodeFunctionData(name, values));
    await authoriseSigners(act, founding);
    return { ...record, agreements: await agree(act, founding) };
  } finally {
    node.close();
  }
}

type Send = (key: BaseWallet, to: string, data: string) => Promise<void>;
type Act = (key: BaseWallet, name: string, values: readonly unknown[]) => Promise<void>;

/** The local run's chain has it at once, another with its next block. */
async function findReceipt(node: Node, hash: string): Promise<{ readonly status: string } | undefined> {
  const giveUpAt = performance.now() + MINED_WITHIN_MS;
  do {
    const receipt = await node.send<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
    if (receipt !== null) return receipt;
    await sleep(AGAIN_MS);
  } while (performance.now() < giveUpAt);
  return undefined;
}

/** Sends one transaction after the other, counting each key's nonces itself. */
function sendFrom(node: Node, chainId: bigint): Send {
  const nonces = new Map<string, number>();
  return async (key, to, data) => {
    const nonce = nonces.get(key.address) ?? 0;
    const transaction = Transaction.from({ type: 0, chainId, nonce, to, data, gasPrice: 0, gasLimit: GAS_LIMIT });
    const hash = await node.send<string>("eth_sendRawTransaction", [await key.signTransaction(transaction)]);
    const receipt = await findReceipt(node, hash);
    if (receipt?.status !== "0x1")
      throw new Error(`transaction ${hash} ${receipt === undefined ? "waited in vain" : "failed"}`);
    nonces.set(key.address, nonce + 1);
  };
}

function signatoryOf(signatories: Founding["signatories"], partnerId: number): BaseWallet {
  const key = signatories.get(partnerId);
  if (key === undefined) throw new Error(`partner ${partnerId} has no signatory`);
  return key;
}

async function authoriseSigners(act: Act, founding: Founding): Promise<void> {
  for (const { partnerId, address, role } of founding.signers) {
    await act(signatoryOf(founding.signatories, partnerId), "authoriseSigner", [
      address,
      bitSet(signerRoles, [role]),
      0,
      NO_END,
    ]);
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
    const [proposer, ...others] = parties.map((partnerId) => signatoryOf(founding.signatories, partnerId));
    if (proposer === undefined) throw new Error(`${code} has no parties`);
    // There is no signed instrument in a local run: the digest is that of the agreement's text in consortium.yaml.
    const instrument = `0x${canonicalSha256(agreement)}`;
    await act(proposer, "proposeAgreement", [agreementId, 1, bitsOf(parties), scopeOf(agreement), instrument]);
    for (const key of others) await act(key, "ratifyAgreement", [agreementId, 1]);
    ids[code] = agreementId;
  }
  return ids;
}
