import { createHmac } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BaseWallet } from "ethers";
import type { Dialect } from "kysely";
import { openLedger } from "./chain/ledger.ts";
import type { GatewayConfig } from "./config.ts";
import { type Directory, type DirectoryPartner, partnerOfIso } from "./domain/directory.ts";
import type { Ledger, Objects, Store } from "./domain/ports.ts";
import { openWallet } from "./keys/keystore.ts";
import { holdFolder } from "./storage/hold-folder.ts";
import { openObjects } from "./storage/objects.ts";
import { openDatabase } from "./storage/open-database.ts";
import { openPostgres } from "./storage/postgres-dialect.ts";
import { openSqlite } from "./storage/sqlite-dialect.ts";
import { createStore } from "./storage/store.ts";

/** What a gateway and its operator's commands work with, held for this process alone until closed. */
export interface Parts {
  readonly partner: DirectoryPartner;
  readonly directory: Directory;
  readonly store: Store;
  readonly objects: Objects;
  readonly ledger: Ledger;
  readonly keyedHash: (text: string) => string;
  close(): Promise<void>;
}

/** Opens the key of a configuration. */
export async function openKey({ keystore, passphraseFile }: GatewayConfig["keys"]["relay"]): Promise<BaseWallet> {
  return openWallet(keystore, readFileSync(passphraseFile, "utf8").trim());
}

function dialectOf(
  { folder, database: { url, connections, timeoutMs } }: GatewayConfig,
  report: (error: unknown) => void,
): Dialect {
  return url === undefined
    ? openSqlite(join(folder, "gateway.sqlite"))
    : openPostgres({ url, connections, timeoutMs, report });
}

/** Opens the folder, database, objects and node of a configuration. Throws FolderHeldError when another process has them. */
export async function openParts(
  config: GatewayConfig,
  now: () => number,
  report: (error: unknown) => void,
): Promise<Parts> {
  const directory: Directory = {
    partners: config.directory.partners.map((partner) => ({ ...partner, gatewayUrl: partner.gatewayUrl })),
    agreements: config.directory.agreements,
  };
  const partner = partnerOfIso(directory, config.partner);
  const { deployment, node, keys } = config;
  const chainId = BigInt(deployment.chainId);
  const relay = await openKey(keys.relay);
  const lookupSecret = Buffer.from(readFileSync(keys.lookupSecretFile, "utf8").trim(), "hex");
  mkdirSync(config.folder, { recursive: true, mode: 0o700 });
  const release = holdFolder(config.folder);
  try {
    const database = await openDatabase(dialectOf(config, report));
    const scope = { chainId, ledger: deployment.contracts.ledger, partnerId: partner.id };
    const store = createStore(database, scope, now);
    const ledger = openLedger({ ...deployment, chainId, nodeUrl: node.url, timeoutMs: node.timeoutMs, relay });
    return {
      partner,
      directory,
      store,
      objects: openObjects(join(config.folder, "objects")),
      ledger,
      keyedHash: (text) => createHmac("sha256", lookupSecret).update(text).digest("hex"),
      close: async () => {
        ledger.close();
        await store.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
