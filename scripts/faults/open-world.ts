import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GatewayConfig } from "../../gateway/config.ts";
import type { Signing } from "../../test/auth/sign-token.ts";
import { startTestIssuer } from "../../test/auth/test-issuer.ts";
import { readConsortium } from "../local/consortium.ts";
import { foundConsortium } from "../local/found-consortium.ts";
import { fakedClock } from "./faked-clock.ts";
import { findPort } from "./find-port.ts";
import { type GatewayProcess, prepareGateway } from "./gateway-process.ts";
import { openBalancer } from "./open-balancer.ts";
import { openSwitch, type Switch } from "./open-switch.ts";
import { type ChainProcess, startChain } from "./start-chain.ts";
import { databasesOf, type PostgresServer, startPostgres } from "./start-postgres.ts";

const MEMBERS = ["CN", "HK"];
const SMALL_DISK_MEGABYTES = 24;

/** What a fault needs of its surroundings. */
export interface WorldOptions {
  /** Gateway HK runs too, and fetches what CN records. */
  readonly hasPeer?: boolean;
  /** Database and objects of CN are on a disk of 24 MB of their own. */
  readonly hasSmallDisk?: boolean;
  /** Which database CN has; the embedded one unless told otherwise. */
  readonly database?: "embedded" | "postgres";
  /** A PostgreSQL server to have it on, by an address of it; otherwise one is started for this world. */
  readonly postgresServer?: string | undefined;
  /** CN's gateway has a second process, and officers reach both by one address. */
  readonly hasSecondProcess?: boolean;
  /** Gateway CN has a second node of the same chain. */
  readonly hasSecondNode?: boolean;
  /** CN's clock is what `setClock` says. */
  readonly hasFakedClock?: boolean;
}

/** A consortium of two in processes of their own, with everything between them that can be broken. */
export interface World {
  readonly folder: string;
  readonly chain: ChainProcess;
  /** Between gateway CN and its node. */
  readonly node: Switch;
  /** Between gateway CN and its second node. */
  readonly otherNode: Switch | undefined;
  /** Between gateway HK and gateway CN. */
  readonly door: Switch;
  readonly gateway: GatewayProcess;
  /** Another process of CN's gateway. */
  readonly second: GatewayProcess | undefined;
  /** With what the issuer that the gateways trust signs access tokens. */
  readonly signing: Signing;
  /** Where officers reach CN's gateway. */
  readonly front: string;
  /** CN's database where it is not the embedded one. */
  readonly database: WorldDatabase | undefined;
  readonly peer: GatewayProcess | undefined;
  readonly config: GatewayConfig;
  /** Keystores of CN's officers, each with its office. */
  readonly officers: readonly Officer[];
  /** Sets CN's clock ahead of or behind the true one: "+2h", "-3d", "+0". */
  setClock(offset: string): void;
  /** Ends every process. What they left on disk goes too, unless somebody is to look at it. */
  close(leaves: "nothing" | "files"): Promise<void>;
}

/** A database on a PostgreSQL server. */
export interface WorldDatabase extends Pick<PostgresServer, "tell"> {
  readonly url: string;
}

export interface Officer {
  readonly address: string;
  readonly office: string;
  readonly keystore: string;
  readonly passphraseFile: string;
}

/** Founds it anew and starts it. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "concord-faults-"));
  const undo: (() => unknown)[] = [];
  const close = async (leaves: "nothing" | "files"): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
    if (leaves === "nothing") rmSync(folder, { recursive: true, force: true });
  };
  try {
    const chain = await startChain();
    undo.push(chain.stop);
    const node = await openSwitch(chain.url);
    undo.push(node.close);
    const otherNode = options.hasSecondNode === true ? await openSwitch(chain.url) : undefined;
    if (otherNode !== undefined) undo.push(otherNode.close);
    const nodes = otherNode === undefined ? { url: node.url } : { url: undefined, urls: [node.url, otherNode.url] };
    const issuer = await startTestIssuer();
    undo.push(issuer.stop);
    const founded = await found(folder, chain.url, issuer.url);
    const door = await openSwitch(founded.CN.url);
    undo.push(door.close);
    const clock = fakedClock(join(folder, "clock"));
    const database = options.database === "postgres" ? await makeDatabase(options.postgresServer, undo) : undefined;
    const start = async (
      iso: "CN" | "HK",
      { url, configFile }: FoundedGateway,
      env: Readonly<Record<string, string>>,
    ): Promise<GatewayProcess> => {
      const config = adapt(configFile, nodes, door.url);
      const gateway = prepareGateway({
        iso,
        url,
        folder: config.folder,
        configFile,
        logFile: join(folder, `gateway-${iso}-${config.port}.log`),
        env: { DATABASE_URL: (iso === "CN" ? database?.url : undefined) ?? "", ...env },
      });
      undo.push(gateway.kill);
      await gateway.start();
      return gateway;
    };
    const config = adapt(founded.CN.configFile, nodes, door.url);
    if (options.hasSmallDisk === true) undo.push(mountSmallDisk(config.folder));
    const gateway = await start("CN", founded.CN, options.hasFakedClock === true ? clock.env : {});
    const second = options.hasSecondProcess === true ? await start("CN", await copyConfig(founded.CN), {}) : undefined;
    const balancer = second === undefined ? undefined : await openBalancer([gateway.url, second.url]);
    if (balancer !== undefined) undo.push(balancer.close);
    return {
      folder,
      chain,
      node,
      otherNode,
      door,
      config,
      gateway,
      second,
      database,
      signing: await issuer.signing(),
      front: balancer?.url ?? gateway.url,
      peer: options.hasPeer === true ? await start("HK", founded.HK, {}) : undefined,
      officers: readOfficers(join(folder, "officers")),
      setClock: clock.set,
      close,
    };
  } catch (error) {
    await close("nothing");
    throw error;
  }
}

interface FoundedGateway {
  readonly url: string;
  readonly configFile: string;
}

async function found(folder: string, nodeUrl: string, issuerUrl: string): Promise<Record<"CN" | "HK", FoundedGateway>> {
  const { partners, agreements, ...decided } = readConsortium();
  const { GBA } = agreements;
  if (GBA === undefined) throw new Error("consortium.yaml has no GBA");
  const members = [];
  for (const partner of partners) {
    if (MEMBERS.includes(partner.iso)) members.push({ ...partner, gateway: await findPort() });
  }
  const run = { folder, portOffset: 0, nodeUrl, chainId: 31_337n, issuerUrl };
  const [CN, HK] = await foundConsortium(run, {
    ...decided,
    partners: members,
    agreements: { GBA: { ...GBA, parties: MEMBERS } },
  });
  if (CN === undefined || HK === undefined) throw new Error("CN and HK are to have gateways");
  return { CN, HK };
}

/** The same gateway's configuration for one more process. */
async function copyConfig({ configFile }: FoundedGateway): Promise<FoundedGateway> {
  const config = JSON.parse(readFileSync(configFile, "utf8")) as GatewayConfig;
  const port = await findPort();
  const copy = configFile.replace(/\.json$/, `-${port}.json`);
  writeFileSync(copy, JSON.stringify({ ...config, port }));
  return { url: `http://127.0.0.1:${port}`, configFile: copy };
}

async function makeDatabase(server: string | undefined, undo: (() => unknown)[]): Promise<WorldDatabase> {
  const started = server === undefined ? await startPostgres() : undefined;
  if (started !== undefined) undo.push(started.stop);
  const databases = started ?? databasesOf(server ?? "");
  const url = await databases.makeDatabase();
  if (started === undefined) undo.push(() => databases.dropDatabase(url));
  return { url, tell: databases.tell };
}

/** Leads the gateways through the switches, and makes them quick to notice. */
function adapt(configFile: string, nodes: Pick<GatewayConfig["node"], "url" | "urls">, doorUrl: string): GatewayConfig {
  const config = JSON.parse(readFileSync(configFile, "utf8")) as GatewayConfig;
  const isCN = config.partner === "CN";
  const adapted: GatewayConfig = {
    ...config,
    logLevel: "debug",
    node: { ...config.node, timeoutMs: 1_000, pollMs: 50, checkMs: 500, ...(isCN ? nodes : {}) },
    publicUrl: isCN ? doorUrl : config.publicUrl,
    directory: {
      ...config.directory,
      partners: config.directory.partners.map((partner) =>
        partner.iso === "CN" ? { ...partner, gatewayUrl: doorUrl } : partner,
      ),
    },
  };
  writeFileSync(configFile, JSON.stringify(adapted));
  return adapted;
}

/** The officers of CN in a run's folder of officers. */
export function readOfficers(folder: string): Officer[] {
  const listed = JSON.parse(readFileSync(join(folder, "officers.json"), "utf8")) as {
    name: string;
    partner: string;
    office: string;
    role: string;
    address: string;
    keystore: string;
  }[];
  return listed
    .filter(({ partner, role }) => partner === "CN" && role === "officer")
    .map(({ name, address, office, keystore }) => ({
      address,
      office,
      keystore: join(folder, keystore),
      passphraseFile: join(folder, "passphrases", name),
    }));
}

/** Mounts a disk in memory; answers what takes it away again. */
function mountSmallDisk(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SMALL_DISK_MEGABYTES}m,mode=700`, "concord-faults", folder]);
  return () => void execFileSync("umount", [folder]);
}
