import { DomainError } from "../domain/errors.ts";
import type { ContractAddresses } from "../domain/ports.ts";
import type { AgreementInfo, NetworkInfo, PartnerInfo } from "../domain/wire/network.ts";
import { type ApiClient, createApiClient } from "./api-client.ts";
import { chooseCredential } from "./choose-credential.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { Failure } from "./failure.ts";
import { type Deployment, type LocalRun, readDeployment, readLocalRun } from "./local-run.ts";

/** One gateway, as one command uses it. */
export interface Session {
  readonly deps: Deps;
  readonly options: GlobalOptions;
  readonly api: ApiClient;
  readonly localRun: LocalRun | undefined;
  /** What the gateway must agree with before anything is signed; undefined when nothing says. */
  readonly pin: Deployment | undefined;
}

/**
 * Chooses the gateway: `--gateway`, the environment, the local run's of `partner`, the local run's first.
 *
 * @throws DomainError `gateway-unreachable` when there is none to ask
 */
export async function openSession(deps: Deps, options: GlobalOptions, partner?: string): Promise<Session> {
  const localRun = await readLocalRun(deps.environment.runHome);
  const pin = await readPin(deps, options, localRun);
  const url = chooseGateway(deps, options, localRun, partner);
  const prove = await chooseCredential(deps, options, url, localRun);
  return { deps, options, api: createApiClient(url, deps.fetch, prove), localRun, pin };
}

/** The deployment that somebody means: the file of `--deployment` or of the environment, else that of the local run. */
export async function readPin(
  { environment }: Deps,
  options: GlobalOptions,
  localRun: LocalRun | undefined,
): Promise<Deployment | undefined> {
  const file = options.deployment ?? environment.deploymentFile;
  return file === undefined ? localRun?.deployment : readDeployment(file);
}

/** The gateway's address, chosen alike. Throws DomainError `gateway-unreachable`. */
export async function findGatewayUrl(deps: Deps, options: GlobalOptions): Promise<string> {
  return chooseGateway(deps, options, await readLocalRun(deps.environment.runHome));
}

function chooseGateway(
  { environment }: Deps,
  options: GlobalOptions,
  localRun: LocalRun | undefined,
  partner?: string,
): string {
  const url = options.gateway ?? environment.gatewayUrl ?? findGateway(localRun, partner);
  if (url !== undefined) return url;
  const detail = "There is no gateway to ask: name one with --gateway, or start the local network with npm start.";
  throw new DomainError("gateway-unreachable", detail);
}

function findGateway(localRun: LocalRun | undefined, partner: string | undefined): string | undefined {
  const gateways = localRun?.deployment.gateways ?? [];
  return (gateways.find(({ iso }) => iso === partner) ?? gateways[0])?.url;
}

/** What one signs for, and the names of what is on it. */
export interface Network {
  readonly partner: NetworkInfo["partner"];
  readonly chainId: bigint;
  readonly contracts: ContractAddresses;
  readonly partners: readonly PartnerInfo[];
  readonly agreements: readonly AgreementInfo[];
}

/**
 * The network that the gateway follows, checked against the deployment at hand: a gateway must not be able to make an
 * officer sign for other contracts.
 *
 * @throws DomainError `wrong-chain`, `chain-lost`
 */
export async function readNetworkToSignFor(session: Session): Promise<Network> {
  const { api, pin, deps } = session;
  const info = await api.readNetwork();
  if (pin === undefined) {
    deps.terminal.tell("concord: no deployment file is at hand, so the gateway's word is taken for the contracts\n");
  } else {
    requireSameDeployment(pin, info);
  }
  if (info.node === "chain-lost") {
    throw new DomainError("chain-lost", `The node of ${api.gatewayUrl} answers for another chain.`);
  }
  const network = await nameNetwork(session, info);
  const { partners, agreements } = network;
  requireSameNumbers(
    "partner",
    pin?.partners,
    partners.map(({ iso, id }) => [iso, id]),
  );
  requireSameNumbers(
    "agreement",
    pin?.agreements,
    agreements.map(({ code, id }) => [code, id]),
  );
  return network;
}

/** The network as a gateway tells of it, for what is only shown. */
export async function nameNetwork({ api }: Session, info: NetworkInfo): Promise<Network> {
  const [partners, agreements] = await Promise.all([api.listPartners(), api.listAgreements()]);
  return { partner: info.partner, chainId: BigInt(info.chainId), contracts: info.contracts, partners, agreements };
}

/** @throws DomainError `wrong-chain` when the gateway follows another deployment than the one pinned */
export function requireSameDeployment(pin: Deployment, info: NetworkInfo): void {
  const differences = [
    info.chainId === pin.chainId ? [] : ["chain id"],
    info.deploymentId === pin.deploymentId ? [] : ["deployment id"],
    info.genesisHash === null || pin.genesisHash === undefined || info.genesisHash === pin.genesisHash
      ? []
      : ["genesis"],
    (["forwarder", "registry", "ledger", "board", "consortium", "anchors"] as const).filter(
      (name) => info.contracts[name] !== pin.contracts[name],
    ),
  ].flat();
  if (differences.length === 0) return;
  const detail = `The gateway follows another deployment than yours (${differences.join(", ")} differ); nothing is signed.`;
  throw new DomainError("wrong-chain", detail, { differences });
}

function requireSameNumbers(
  what: string,
  pinned: Readonly<Record<string, number>> | undefined,
  told: readonly (readonly [name: string, id: number])[],
): void {
  for (const [name, id] of told) {
    if (pinned === undefined || !Object.hasOwn(pinned, name) || pinned[name] === id) continue;
    throw new DomainError(
      "wrong-chain",
      `The gateway gives ${what} ${name} the number ${id}; the deployment says ${pinned[name]}.`,
    );
  }
}

/** A partner's number. Throws Failure `gateway-answer-untrue` when the gateway does not list it. */
export function partnerIdIn(network: Network): (iso: string) => number {
  return (iso) => {
    const partner = network.partners.find((candidate) => candidate.iso === iso);
    if (partner === undefined) throw new Failure("gateway-answer-untrue", `The gateway lists no partner ${iso}.`);
    return partner.id;
  };
}
