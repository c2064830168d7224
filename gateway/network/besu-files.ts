import { termsOf } from "./derive.ts";
import { genesisFile } from "./genesis.ts";
import type { NetworkFile, PublicNode } from "./terms.ts";

/** Where the files of a node lie on its machine. */
export interface NodePlaces {
  /** Configuration, lists and genesis: root's. */
  readonly config: string;
  /** What Besu writes. */
  readonly data: string;
}

export const usualPlaces: NodePlaces = { config: "/etc/besu", data: "/var/lib/besu" };

/** The port of the JSON-RPC, on loopback. */
export const RPC_PORT = 8545;
/** The port of the metrics, on loopback. */
export const METRICS_PORT = 9545;
/** Transactions of one sender that may wait, as a share of all: 4,096 wait at most, and a relay key has 16 under way. */
const SHARE_OF_POOL = 0.25;
/** Beside the nodes of the network, for one that is being replaced. */
const SPARE_PEERS = 5;

/** How a node is named to others. */
export const enodeOf = ({ publicKey, host, port }: PublicNode): string =>
  `enode://${publicKey.slice(2)}@${host}:${port}`;

/** Every account that the parts name, in order. */
const accountsOf = ({ parts }: NetworkFile): string[] => [...new Set(parts.flatMap(({ accounts }) => accounts))].sort();

/** What Besu of one node is given, by file name. The same network gives the same texts. */
export function besuFiles(network: NetworkFile, node: PublicNode, places: NodePlaces): Record<string, string> {
  return {
    "genesis.json": genesisFile(termsOf(network), network.genesis.validators),
    "config.toml": configFile(network, node, places),
    "static-nodes.json": staticNodes(network, node, nodesOf(network)),
    "permissions_config.toml": permissionsFile(nodesOf(network), accountsOf(network)),
  };
}

/** The enodes of a network, in order. */
const nodesOf = ({ parts }: NetworkFile): string[] => parts.map(({ node }) => enodeOf(node));

/**
 * The lists that Besu permits by. Every node of `static-nodes.json` has to be in it, else Besu does not start.
 *
 * @param notes lines of comment that say what the lists are of
 */
export function permissionsFile(
  nodes: readonly string[],
  accounts: readonly string[],
  notes: readonly string[] = [],
): string {
  const comment = notes.map((note) => `# ${note}\n`).join("");
  return `${comment}nodes-allowlist=${tomlList(nodes)}\naccounts-allowlist=${tomlList(accounts)}\n`;
}

/** The other nodes of those that are permitted: Besu connects to them by itself and keeps on trying. */
export function staticNodes({ parts }: NetworkFile, own: PublicNode, permitted: readonly string[]): string {
  const others = parts.filter(({ node }) => node.name !== own.name).map(({ node }) => enodeOf(node));
  return `${JSON.stringify(
    others.filter((enode) => permitted.includes(enode)),
    null,
    2,
  )}\n`;
}

function configFile(network: NetworkFile, node: PublicNode, { config, data }: NodePlaces): string {
  const lists = `${config}/permissions_config.toml`;
  const sections: readonly (readonly [string, Readonly<Record<string, TomlValue>>])[] = [
    [
      `Node ${node.name} of network ${termsOf(network).chainId}.`,
      { "data-path": data, "genesis-file": `${config}/genesis.json` },
    ],
    // Bonsai forgets: receipts need proofs of the last block that a gateway indexed, and an auditor may ask for any.
    ["Every block's state stays, so that it can be proven.", { "data-storage-format": "FOREST", "sync-mode": "FULL" }],
    [
      "Only to the nodes that are listed.",
      {
        "p2p-host": node.host,
        "p2p-port": node.port,
        "nat-method": "NONE",
        "discovery-enabled": false,
        "static-nodes-file": `${config}/static-nodes.json`,
        "max-peers": network.parts.length + SPARE_PEERS,
        "remote-connections-limit-enabled": false,
        "permissions-nodes-config-file-enabled": true,
        "permissions-nodes-config-file": lists,
        "permissions-accounts-config-file-enabled": true,
        "permissions-accounts-config-file": lists,
      },
    ],
    [
      "For the gateway and the operator on this machine alone: ADMIN, PERM and QBFT change the node, and nobody signs in.",
      {
        "rpc-http-enabled": true,
        "rpc-http-host": "127.0.0.1",
        "rpc-http-port": RPC_PORT,
        "rpc-http-api": ["ETH", "NET", "WEB3", "QBFT", "ADMIN", "PERM"],
        "rpc-http-cors-origins": ["none"],
        "host-allowlist": ["localhost", "127.0.0.1"],
        "rpc-ws-enabled": false,
        "graphql-http-enabled": false,
      },
    ],
    [
      "Gas is free: what is listed may send, and no fee orders it.",
      {
        "min-gas-price": 0,
        "tx-pool": "sequenced",
        "tx-pool-limit-by-account-percentage": SHARE_OF_POOL,
      },
    ],
    [
      "For Prometheus on this machine.",
      { "metrics-enabled": true, "metrics-host": "127.0.0.1", "metrics-port": METRICS_PORT },
    ],
  ];
  return sections
    .map(([title, options]) => {
      const lines = Object.entries(options).map(([name, value]) => `${name}=${tomlValue(value)}\n`);
      return `# ${title}\n${lines.join("")}`;
    })
    .join("\n");
}

type TomlValue = string | number | boolean | readonly string[];

const tomlValue = (value: TomlValue): string => (typeof value === "object" ? tomlList(value) : JSON.stringify(value));

// Besu rewrites the file itself on one line when a list is changed by its RPC; one entry a line can be compared by people.
const tomlList = (entries: readonly string[]): string =>
  entries.length === 0 ? "[]" : `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]`;
