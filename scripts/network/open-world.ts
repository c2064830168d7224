import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GatewayConfig } from "../../gateway/config.ts";
import { tokensAs } from "../../test/auth/fetch-as.ts";
import type { Signing } from "../../test/auth/sign-token.ts";
import { startTestIssuer } from "../../test/auth/test-issuer.ts";
import { findPort } from "../faults/find-port.ts";
import { type GatewayProcess, prepareGateway } from "../faults/gateway-process.ts";
import { type Officer, readOfficers } from "../faults/open-world.ts";
import { readConsortium } from "../local/consortium.ts";
import { foundConsortium } from "../local/found-consortium.ts";
import { type BesuNetwork, CHAIN_ID, openNetwork } from "./open-network.ts";

const PARTNERS = ["CN", "HK", "MO", "MY"];
const PARTIES = ["CN", "HK", "MO"];

/** A consortium on Besu: four validators, and CN's gateway on its node. */
export interface NetworkWorld {
  readonly folder: string;
  readonly network: BesuNetwork;
  readonly gateway: GatewayProcess;
  readonly config: GatewayConfig;
  readonly signing: Signing;
  readonly front: string;
  readonly officers: readonly Officer[];
  /** An access token of an officer of CN. */
  readonly findToken: () => Promise<string>;
  close(): Promise<void>;
}

/** Begins the network, deploys the contracts by accounts that its lists have, and starts the gateway. */
export async function openNetworkWorld(program: string, folder: string): Promise<NetworkWorld> {
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const issuer = await startTestIssuer();
    undo.push(issuer.stop);
    const { partners, agreements, ...decided } = readConsortium();
    const { GBA } = agreements;
    if (GBA === undefined) throw new Error("consortium.yaml has no GBA");
    const port = await findPort();
    const rpcPort = await findPort();
    const members = partners
      .filter(({ iso }) => PARTNERS.includes(iso))
      .map(({ gateway: _, ...partner }) => (partner.iso === "CN" ? { ...partner, gateway: port } : partner));
    let network: BesuNetwork | undefined;
    const [founded] = await foundConsortium(
      {
        folder,
        portOffset: 0,
        nodeUrl: `http://127.0.0.1:${rpcPort}`,
        chainId: BigInt(CHAIN_ID),
        issuerUrl: issuer.url,
        admit: async (senders) => {
          network = await openNetwork(program, join(folder, "network"), rpcPort, senders);
          undo.push(network.close);
        },
      },
      { ...decided, partners: members, agreements: { GBA: { ...GBA, parties: PARTIES } } },
    );
    if (founded === undefined || network === undefined) throw new Error("CN is to have a gateway and a network");
    const config = JSON.parse(readFileSync(founded.configFile, "utf8")) as GatewayConfig;
    const gateway = prepareGateway({
      iso: "CN",
      url: founded.url,
      folder: config.folder,
      configFile: founded.configFile,
      logFile: join(folder, "gateway.log"),
      env: {},
    });
    undo.push(gateway.kill);
    await gateway.start();
    const signing = await issuer.signing();
    const findToken = tokensAs(signing, { audience: founded.url }).find;
    const officers = readOfficers(join(folder, "officers"));
    return { folder, network, gateway, config, signing, front: founded.url, officers, findToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}
