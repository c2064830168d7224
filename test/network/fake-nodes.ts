import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Transaction } from "ethers";
import { signRecoverable } from "tiny-secp256k1";
import { toHex } from "../../gateway/domain/bytes.ts";
import { enodeOf } from "../../gateway/network/besu-files.ts";
import { EMPTY_ROOT, genesisExtraData } from "../../gateway/network/genesis.ts";
import type { NetworkFile, PublicNode } from "../../gateway/network/terms.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { bytesOf, decodeRlp, itemsOf } from "../../gateway/receipts/rlp.ts";
import { resultOf } from "../receipts/block-header.ts";
import { byAddress, makeHeader, type Validator } from "../receipts/chain-kit.ts";
import { keyOf, secretOf, terms } from "./network-kit.ts";

// Nodes that answer as those of Besu did in `test/vectors/qbft`, over a chain whose blocks keys of the tests seal.

const NAMES = [
  ...["parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom", "difficulty"],
  ...["number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce", "baseFeePerGas"],
];
const QUANTITIES = new Set(["difficulty", "number", "gasLimit", "gasUsed", "timestamp", "baseFeePerGas"]);

export type Block = Readonly<Record<string, unknown>>;

/** A header as `eth_getBlockByNumber` tells it. */
function blockOf(header: string): Block {
  const items = itemsOf(decodeRlp(toBytes(header)));
  const members = NAMES.map((name, position) => {
    const hex = toHex(bytesOf(items[position]));
    return [name, QUANTITIES.has(name) ? `0x${BigInt(hex === "0x" ? 0 : hex).toString(16)}` : hex];
  });
  return { ...Object.fromEntries(members), hash: readHeader(toBytes(header)).hash };
}

export const validatorOf = (name: string): Validator => ({
  address: keyOf(name).address,
  seal: (digest) => {
    const { signature, recoveryId } = signRecoverable(digest, secretOf(name));
    return Uint8Array.of(...signature, recoveryId);
  },
});

/** How a chain is made. Times are Unix seconds. */
export interface ChainOptions {
  readonly blocks: number;
  /** Of the last block. */
  readonly lastAt: number;
  readonly period?: number;
  readonly sealers?: number;
  readonly stateRoot?: string;
}

/** A chain of a network's first nodes: block 0 and sealed ones. */
export function makeChain(network: NetworkFile, options: ChainOptions): Block[] {
  const { blocks, lastAt, period = terms.blockPeriodSeconds, sealers = 3, stateRoot = EMPTY_ROOT } = options;
  const validators = byAddress(network.parts.map(({ node }) => validatorOf(node.name)));
  const genesis = {
    ...resultOf<Record<string, string>>("block-genesis"),
    stateRoot: EMPTY_ROOT,
    gasLimit: `0x${terms.gasLimit.toString(16)}`,
    extraData: genesisExtraData(network.genesis.validators),
    hash: network.genesis.hash,
  };
  const sealed = Array.from({ length: blocks }, (_, position) =>
    blockOf(
      makeHeader({
        number: position + 1,
        time: lastAt - (blocks - position - 1) * period,
        stateRoot,
        listed: validators,
        sealers: validators.slice(0, sealers),
        proposer: validators[position % validators.length]?.address as string,
      }),
    ),
  );
  return [genesis, ...sealed];
}

/** What a node says to a call: a result, an error, or what is done instead of an answer. */
export type Said = { readonly result: unknown } | { readonly error: number } | "hang" | "garbage";

/** What is wrong with one node. */
export interface Faults {
  readonly chain?: readonly Block[];
  /** Instead of its own answers. */
  readonly says?: (method: string, parameters: readonly unknown[]) => Said | undefined;
  readonly hasAccountList?: boolean;
  readonly hasNodeList?: boolean;
  readonly hasNoDate?: boolean;
  readonly clockAheadMs?: number;
}

/** A node that answers; what it was sent. */
export interface FakeNode {
  readonly url: string;
  readonly sent: Transaction[];
  close(): Promise<void>;
}

export async function startNode(
  network: NetworkFile,
  node: PublicNode,
  chain: readonly Block[],
  now: () => number,
  faults: Faults = {},
): Promise<FakeNode> {
  const sent: Transaction[] = [];
  const blocks = faults.chain ?? chain;
  const others = network.parts.filter((part) => part.node.name !== node.name).map((part) => part.node);
  const accounts = network.parts.flatMap((part) => part.accounts);
  const answer = (method: string, [first]: readonly unknown[]): Said => {
    switch (method) {
      case "eth_chainId":
        return { result: `0x${terms.chainId.toString(16)}` };
      case "eth_getBlockByNumber":
        return { result: blocks.at(first === "latest" ? -1 : Number(first)) ?? null };
      case "qbft_getRequestTimeoutSeconds":
        return { result: terms.requestTimeoutSeconds };
      case "qbft_getValidatorsByBlockNumber":
        return { result: network.parts.map((part) => keyOf(part.node.name).address) };
      case "admin_peers":
        return { result: others.map(({ publicKey }) => ({ id: publicKey })) };
      case "perm_getNodesAllowlist":
        return faults.hasNodeList === false
          ? { error: -32_000 }
          : { result: network.parts.map((part) => enodeOf(part.node)) };
      case "perm_getAccountsAllowlist":
        return faults.hasAccountList === false ? { error: -32_000 } : { result: accounts };
      case "eth_getTransactionCount":
      case "eth_getBalance":
        return { result: "0x0" };
      case "eth_sendRawTransaction": {
        const transaction = Transaction.from(first as string);
        sent.push(transaction);
        const isListed =
          faults.hasAccountList === false || accounts.includes((transaction.from as string).toLowerCase());
        return isListed ? { result: transaction.hash } : { error: -32_007 };
      }
      case "admin_addPeer":
        if (faults.hasNodeList === false) dial(first as string);
        return { result: true };
      case "admin_removePeer":
        return { result: true };
      default:
        return { error: -32_601 };
    }
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, params } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      const said = faults.says?.(method, params) ?? answer(method, params);
      if (said === "hang") return;
      response.sendDate = false;
      if (faults.hasNoDate !== true)
        response.setHeader("date", new Date(now() + (faults.clockAheadMs ?? 0)).toUTCString());
      if (said === "garbage") response.end("<html>");
      else
        response.end(
          JSON.stringify({
            jsonrpc: "2.0",
            id: 1,
            ...("error" in said ? { error: { code: said.error, message: "" } } : said),
          }),
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

function dial(enode: string): void {
  const { hostname, port } = new URL(enode.replace("enode:", "http:"));
  connect({ host: hostname, port: Number(port) }).on("error", () => undefined);
}
