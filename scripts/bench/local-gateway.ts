import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { tokensAs } from "../../test/auth/fetch-as.ts";
import { startTestIssuer } from "../../test/auth/test-issuer.ts";
import { readConsortium } from "../local/consortium.ts";
import { foundConsortium } from "../local/found-consortium.ts";
import { superviseProcesses } from "../local/supervise.ts";

const PROJECT = resolve(import.meta.dirname, "../..");
const CHAIN_ID = 31_337n;

/** One partner's gateway and the chain, each a process of its own: the others would only take from what is measured. */
export interface LocalGateway {
  readonly url: string;
  readonly pid: number;
  readonly chainPid: number;
  /** What a local run keeps: deployment.json, officers/. */
  readonly folder: string;
  /** An access token of an officer of CN. */
  readonly findToken: () => Promise<string>;
  stop(): Promise<void>;
}

/**
 * Founds the consortium of the local run and starts the gateway of CN alone.
 *
 * @param prepare gets the run's folder and the gateway's configuration file before the gateway starts
 */
export async function startGateway(
  prepare: (folder: string, configFile: string) => Promise<void> = async () => undefined,
): Promise<LocalGateway> {
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
  const supervision = superviseProcesses({
    logFolder: join(folder, "logs"),
    onLost: (name, exit) => console.error(`bench: the ${name} ended (${exit})`),
  });
  const issuer = await startTestIssuer();
  const stop = async (): Promise<void> => {
    await supervision.stop();
    await issuer.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await findPort();
    const chain = (await supervision.start({
      name: "chain",
      script: join(PROJECT, "scripts/local/chain.ts"),
      args: ["0", CHAIN_ID.toString()],
      onDeath: "lost",
    })) as { url: string };
    const { partners, ...consortium } = readConsortium();
    const alone = partners.map(({ gateway: _, ...partner }) =>
      partner.iso === "CN" ? { ...partner, gateway: port } : partner,
    );
    const run = { folder, portOffset: 0, nodeUrl: chain.url, chainId: CHAIN_ID, issuerUrl: issuer.url };
    const [founded] = await foundConsortium(run, { ...consortium, partners: alone });
    if (founded === undefined) throw new Error("CN has no gateway");
    await prepare(folder, founded.configFile);
    const script = join(PROJECT, "gateway/main.ts");
    const env = { CONCORD_GATEWAY_CONFIG: founded.configFile };
    await supervision.start({ name: "gateway", script, env, onDeath: "lost" });
    const pid = supervision.pidOf("gateway");
    const chainPid = supervision.pidOf("chain");
    if (pid === undefined || chainPid === undefined) throw new Error("the gateway or its chain is gone");
    const findToken = tokensAs(await issuer.signing(), { audience: founded.url }).find;
    return { url: founded.url, pid, chainPid, folder, findToken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  await new Promise<void>((done) => server.close(() => done()));
  if (address === null || typeof address === "string") throw new Error("no port was found");
  return address.port;
}
