import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Wallet } from "ethers";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import type { Consortium } from "./consortium.ts";
import { type Deployment, deployConsortium, identityOf, type SignerToAuthorise } from "./deploy.ts";
import { pagesClientOf } from "./issuer/clients.ts";
import { makeKey, type WrittenKey, writeKey } from "./make-keys.ts";

const PRIVATE = { mode: 0o600 };
/** From a gateway's port to the one of its metrics. */
export const ADMIN_OFFSET = 1_000;

/** Which ports and folder a local run uses. */
export interface LocalRun {
  readonly folder: string;
  readonly portOffset: number;
  readonly nodeUrl: string;
  readonly chainId: bigint;
  /** Who vouches for people of every partner. */
  readonly issuerUrl: string;
  /** Whether each gateway has a listener for monitoring too, `ADMIN_OFFSET` after its port. */
  readonly hasMetrics?: boolean;
  /** Told who will send transactions before any is sent: a chain that permits accounts by lists is to know them. */
  readonly admit?: (senders: readonly Sender[]) => Promise<void>;
}

/** Who sends transactions by itself, and of which partner it is. Lower case. */
export interface Sender {
  readonly partner: string;
  readonly address: string;
}

/** A gateway to be started. */
export interface FoundedGateway {
  readonly iso: string;
  readonly url: string;
  readonly configFile: string;
}

/** One officer's keystore as `officers.json` lists it. */
interface ListedOfficer {
  readonly name: string;
  readonly partner: string;
  readonly office: string | null;
  readonly role: "officer" | "recogniser" | "signatory";
  readonly address: string;
  readonly keystore: string;
}

const slugOf = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
const urlOf = (run: LocalRun, port: number): string => `http://127.0.0.1:${port + run.portOffset}`;

/**
 * Founds the consortium of a local run: makes every key in its own place, deploys the contracts, and writes the deployment record, the
 * officers' keystores and each gateway's configuration into the run's folder.
 */
export async function foundConsortium(run: LocalRun, consortium: Consortium): Promise<FoundedGateway[]> {
  const signatories = new Map(consortium.partners.map(({ id }) => [id, makeKey()]));
  await writeSignatories(join(run.folder, "signatories"), consortium, signatories);

  const withGateway = consortium.partners.filter((partner) => partner.gateway !== undefined);
  const officers = await makeOfficers(join(run.folder, "officers"), withGateway);
  const gatewayKeys = await makeGatewayKeys(run, withGateway);
  const signers: SignerToAuthorise[] = [...officers, ...gatewayKeys].map(({ partner, address, role }) => ({
    partnerId: idOf(consortium, partner),
    address,
    role,
  }));
  const deployer = makeKey();
  await run.admit?.([
    { partner: withGateway[0]?.iso ?? "", address: deployer.address.toLowerCase() },
    ...consortium.partners.map(({ id, iso }) => ({
      partner: iso,
      address: (signatories.get(id) as Wallet).address.toLowerCase(),
    })),
    ...gatewayKeys.map(({ partner, relayAddress }) => ({ partner, address: relayAddress })),
  ]);
  const deployment = await deployConsortium(run.nodeUrl, run.chainId, { consortium, deployer, signatories, signers });

  const gateways = withGateway.map(({ iso, gateway }) => ({ iso, url: urlOf(run, gateway ?? 0) }));
  await writeJson(join(run.folder, "officers", "officers.json"), officers);
  await writeJson(join(run.folder, "deployment.json"), {
    ...deployment,
    gateways,
    nodeUrl: run.nodeUrl,
  });
  return Promise.all(
    gatewayKeys.map(async (keys) => {
      const config = configOf(run, consortium, deployment, keys);
      const configFile = join(keys.folder, "config.json");
      await writeJson(configFile, config);
      return { iso: keys.partner, url: config.publicUrl, configFile };
    }),
  );
}

type Partner = Consortium["partners"][number];

function idOf(consortium: Consortium, iso: string): number {
  const partner = consortium.partners.find((candidate) => candidate.iso === iso);
  if (partner === undefined) throw new Error(`there is no partner ${iso}`);
  return partner.id;
}

/** The keystore of every partner's signatory, also of those that have no gateway here: they vote. */
async function writeSignatories(
  folder: string,
  { partners }: Consortium,
  keys: ReadonlyMap<number, Wallet>,
): Promise<void> {
  const listed: ListedOfficer[] = [];
  for (const { id, iso } of partners) {
    const key = keys.get(id);
    if (key === undefined) continue;
    const name = `${slugOf(iso)}-signatory`;
    await writeKey(folder, name, key);
    const address = key.address.toLowerCase();
    listed.push({ name, partner: iso, office: null, role: "signatory", address, keystore: `${name}.json` });
  }
  await writeJson(join(folder, "signatories.json"), listed);
}

/** One officer for each office, and one recogniser, of each partner that has a gateway. */
async function makeOfficers(folder: string, partners: readonly Partner[]): Promise<ListedOfficer[]> {
  const wanted = partners.flatMap(({ iso, offices }) => [
    ...offices.map((office) => ({ partner: iso, office, role: "officer" as const, name: slugOf(`${iso}-${office}`) })),
    { partner: iso, office: null, role: "recogniser" as const, name: slugOf(`${iso}-recogniser`) },
  ]);
  return Promise.all(
    wanted.map(async (officer) => {
      const key = makeKey();
      await writeKey(folder, officer.name, key);
      return { ...officer, address: key.address.toLowerCase(), keystore: `${officer.name}.json` };
    }),
  );
}

interface GatewayKeys {
  readonly partner: string;
  readonly port: number;
  readonly role: "gateway";
  /** Of the exchange key, which the registry knows. */
  readonly address: string;
  readonly folder: string;
  readonly relayAddress: string;
  readonly relay: WrittenKey;
  readonly exchange: WrittenKey;
  readonly lookupSecretFile: string;
}

async function makeGatewayKeys(run: LocalRun, partners: readonly Partner[]): Promise<GatewayKeys[]> {
  return Promise.all(
    partners.map(async ({ iso, gateway = 0 }) => {
      const folder = join(run.folder, "gateways", iso);
      const keys = join(folder, "keys");
      await mkdir(keys, { recursive: true, mode: 0o700 });
      const [exchangeKey, relayKey] = [makeKey(), makeKey()];
      const lookupSecretFile = join(keys, "lookup.secret");
      await writeFile(lookupSecretFile, `${randomBytes(32).toString("hex")}\n`, PRIVATE);
      return {
        partner: iso,
        port: gateway + run.portOffset,
        role: "gateway" as const,
        address: exchangeKey.address.toLowerCase(),
        folder,
        relayAddress: relayKey.address.toLowerCase(),
        relay: await writeKey(keys, "relay", relayKey),
        exchange: await writeKey(keys, "exchange", exchangeKey),
        lookupSecretFile,
      };
    }),
  );
}

function configOf(run: LocalRun, consortium: Consortium, deployment: Deployment, keys: GatewayKeys): GatewayConfigFile {
  const { agreements } = deployment;
  return {
    partner: keys.partner,
    host: "127.0.0.1",
    port: keys.port,
    ...(run.hasMetrics === true ? { admin: { port: keys.port + ADMIN_OFFSET } } : {}),
    publicUrl: `http://127.0.0.1:${keys.port}`,
    folder: join(keys.folder, "store"),
    database: { connections: 10, timeoutMs: 10_000 },
    node: { url: run.nodeUrl, timeoutMs: 5_000, pollMs: 250, replaceAfterMs: 30_000, deepestReorganisation: 64 },
    logLevel: "info",
    shutdownMs: 4_000,
    staleAfterMs: 30_000,
    deployment: identityOf(deployment),
    directory: {
      partners: consortium.partners.map(({ id, iso, name, offices, gateway }) => ({
        id,
        iso,
        name: name ?? iso,
        offices,
        ...(gateway === undefined ? {} : { gatewayUrl: urlOf(run, gateway) }),
      })),
      agreements: Object.entries(agreements).map(([code, id]) => ({ code, id })),
    },
    auth: {
      issuers: [{ issuer: run.issuerUrl, algorithms: ["ES256"], partners: consortium.partners.map(({ iso }) => iso) }],
      clockSkewSeconds: 60,
      longestTokenSeconds: 3_600,
      machines: [],
      pages: { issuer: run.issuerUrl, clientId: pagesClientOf(keys.partner), scope: "openid" },
    },
    keys: { relay: keys.relay, exchange: keys.exchange, lookupSecretFile: keys.lookupSecretFile },
  };
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, PRIVATE);
}
