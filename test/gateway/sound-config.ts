import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { GatewayConfigFile } from "../../gateway/config.ts";
import { makeKey, writeKey } from "../../scripts/local/make-keys.ts";

const word = (byte: string): string => `0x${byte.repeat(32)}`;
const account = (byte: string): string => `0x${byte.repeat(20)}`;

/** A configuration without a mistake, with the files that it names; its node and its contracts are nowhere. */
export async function writeSoundConfig(folder: string): Promise<GatewayConfigFile> {
  const lookupSecretFile = join(folder, "lookup.secret");
  writeFileSync(lookupSecretFile, randomBytes(32).toString("hex"));
  return {
    partner: "CN",
    port: 8081,
    publicUrl: "https://gateway.customs.example",
    folder: join(folder, "store", "of", "CN"),
    node: { url: "http://127.0.0.1:9" },
    deployment: {
      chainId: "31337",
      genesisHash: word("1a"),
      deploymentId: word("2b"),
      contracts: {
        forwarder: account("01"),
        registry: account("02"),
        ledger: account("03"),
        board: account("04"),
        consortium: account("05"),
        anchors: account("05"),
      },
      engine: "none",
      codeHashes: {
        forwarder: word("01"),
        registry: word("02"),
        ledger: word("03"),
        board: word("04"),
        consortium: word("05"),
        anchors: word("06"),
      },
    },
    directory: {
      partners: [
        { id: 1, iso: "CN", name: "China", offices: ["Jiangmen"], gatewayUrl: "https://gateway.customs.example" },
        { id: 2, iso: "HK", name: "Hong Kong", offices: [] },
      ],
      agreements: [{ code: "GBA", id: 1 }],
    },
    auth: {
      issuers: [{ issuer: "https://sign-in.customs.example", partners: ["CN"] }],
      pages: { issuer: "https://sign-in.customs.example", clientId: "concord-pages" },
    },
    keys: {
      relay: await writeKey(folder, "relay", makeKey()),
      exchange: await writeKey(folder, "exchange", makeKey()),
      lookupSecretFile,
    },
  };
}
