import { createHmac, createSecretKey } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openLedger } from "./chain/ledger.ts";
import { type GatewayConfig, nodeUrlsOf } from "./config.ts";
import { type Directory, type DirectoryPartner, partnerOfIso } from "./domain/directory.ts";
import type { Ledger, NodeHealth, Objects } from "./domain/ports.ts";
import { openKey } from "./keys/open-key.ts";
import { makeReplaceable, type ReplaceableKey } from "./keys/replaceable-key.ts";
import { holdFolder } from "./storage/hold-folder.ts";
import { openObjects } from "./storage/objects.ts";
import { openStorage, type Storage } from "./storage/open-storage.ts";

/** How long an upload may stand still until another process of the gateway, when it starts, takes it for one of the dead. */
const ABANDONED_MS = 3_600_000;

/** What a process of a gateway and its operator's commands work with, until closed. */
export interface Parts extends Pick<Storage, "store" | "carrierStore" | "processes"> {
  readonly partner: DirectoryPartner;
  readonly directory: Directory;
  readonly objects: Objects;
  readonly ledger: Ledger;
  /** The key with which the ledger signs. */
  readonly relay: ReplaceableKey;
  readonly keyedHash: (text: string) => string;
  close(): Promise<void>;
}

/**
 * Opens the folder, database, objects and node of a configuration.
 *
 * @throws FolderHeldError when another process has the folder with an embedded database
 */
export async function openParts(
  config: GatewayConfig,
  now: () => number,
  report: (error: unknown) => void,
  onNodeChange: (health: NodeHealth) => void = () => undefined,
): Promise<Parts> {
  const directory: Directory = {
    partners: config.directory.partners.map((partner) => ({ ...partner, gatewayUrl: partner.gatewayUrl })),
    agreements: config.directory.agreements,
  };
  const partner = partnerOfIso(directory, config.partner);
  const { deployment, node, keys } = config;
  const chainId = BigInt(deployment.chainId);
  const relay = makeReplaceable(await openKey(keys.relay));
  const lookupSecret = createSecretKey(readFileSync(keys.lookupSecretFile, "utf8").trim(), "hex");
  mkdirSync(config.folder, { recursive: true, mode: 0o700 });
  const isShared = config.database.url !== undefined;
  const release = isShared ? () => undefined : holdFolder(config.folder);
  try {
    const scope = { chainId, ledger: deployment.contracts.ledger, partnerId: partner.id };
    const { close, ...storage } = await openStorage({ ...config, scope, now, report });
    const ledger = openLedger({ ...deployment, ...node, chainId, nodeUrls: nodeUrlsOf(node), relay, onNodeChange });
    return {
      partner,
      directory,
      ...storage,
      objects: openObjects(join(config.folder, "objects"), isShared ? now() - ABANDONED_MS : undefined),
      ledger,
      relay,
      keyedHash: (text) => createHmac("sha256", lookupSecret).update(text).digest("hex"),
      close: async () => {
        ledger.close();
        await close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
