import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connectNode, type Node } from "../../gateway/chain/node.ts";
import { identifyBy } from "../../gateway/chain/probe-node.ts";
import { readGenesis } from "../../gateway/chain/read-genesis.ts";
import { stateProofs } from "../../gateway/chain/read-proof.ts";
import { readSealed } from "../../gateway/chain/read-sealed.ts";
import { tellBlocks } from "../../gateway/chain/tell-blocks.ts";
import { DomainError } from "../../gateway/domain/errors.ts";
import { type NodeRpc, openRpc } from "../../gateway/network/check/ask-node.ts";
import { blockIn, numberIn, peersIn, textsIn } from "../../gateway/network/check/read-answers.ts";
import { resultOf } from "../../test/receipts/block-header.ts";
import { addressOf, bytes32Of } from "../../test/receipts/receipt-kit.ts";
import { type Parser, textParser } from "./parser.ts";

const PATIENCE_MS = 4_000;
const names = ["forwarder", "registry", "ledger", "board", "consortium", "anchors"] as const;
const eachContract = (of: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, of(name)])) as Record<(typeof names)[number], string>;
const deployment = {
  ...{
    chainId: 20_847n,
    genesisHash: bytes32Of("genesis"),
    deploymentId: bytes32Of("deployment"),
    engine: "qbft" as const,
  },
  ...{ contracts: eachContract(addressOf), codeHashes: eachContract(bytes32Of) },
} as const;

interface Call {
  readonly id: number;
  readonly method: string;
}

/** A node whose answers are spoilt, asked over HTTP for all that a gateway asks it; and what stops it. */
export async function openNodeParser(): Promise<{ readonly parser: Parser; close(): void }> {
  const block = resultOf<{ number: string }>("block");
  const sound = {
    eth_chainId: "0x516f",
    eth_getBlockByNumber: { ...block, transactions: [bytes32Of("transaction")] },
    eth_getProof: resultOf("proof"),
    eth_getCode: "0x6001",
    eth_getLogs: [{ transactionHash: bytes32Of("transaction") }],
    eth_getTransactionByHash: { from: addressOf("deployer"), to: null, nonce: "0x2", input: "0x60" },
    eth_call: bytes32Of("deployment"),
    admin_peers: [{ id: "ab".repeat(64) }],
  };
  let answers = JSON.stringify(sound);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => response.end(answerTo(Buffer.concat(chunks).toString(), answers)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const node = connectNode(url, deployment.chainId, PATIENCE_MS);
  const rpc = openRpc(url, { fetch, timeoutMs: PATIENCE_MS, now: Date.now });
  const number = Number(block.number);
  return {
    parser: {
      ...textParser("answers of a node", sound, async (text) => {
        answers = text;
        await askAsOperator(rpc, Object.keys(sound));
        await askAsGateway(node, number);
      }),
      share: 0.1,
    },
    close: () => {
      node.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function askAsOperator(rpc: NodeRpc, methods: readonly string[]): Promise<void> {
  for (const method of methods) {
    const answer = await rpc.ask(method);
    for (const read of [blockIn, numberIn, textsIn, peersIn]) read(answer);
  }
}

/** Throws what is worst of all that is thrown. */
async function askAsGateway(node: Node, number: number): Promise<void> {
  const { prove, header } = stateProofs(node);
  const results = await Promise.allSettled([
    readSealed(node, "latest", "qbft"),
    readSealed(node, number, "none"),
    readGenesis(node),
    identifyBy(node, deployment)().catch(unlessOtherChain),
    prove(addressOf("ledger"), ["0x0", bytes32Of("slot")], number),
    header(number),
    tellBlocks(node, deployment.contracts, number, number),
  ]);
  const thrown = results.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const worst = thrown.find((error) => !(error instanceof DomainError)) ?? thrown[0];
  if (worst !== undefined) throw worst;
}

/** The sound answers are of another chain. */
function unlessOtherChain(error: unknown): void {
  if ((error as { code?: unknown }).code !== "chain-lost") throw error;
}

/** What the node says to one call or several; what is no JSON as it is. */
function answerTo(body: string, answers: string): string {
  const sent = JSON.parse(body) as Call | Call[];
  const answer = ({ id, method }: Call): string => `{"jsonrpc":"2.0","id":${id},"result":${resultIn(answers, method)}}`;
  return Array.isArray(sent) ? `[${sent.map(answer).join()}]` : answer(sent);
}

function resultIn(answers: string, method: string): string {
  try {
    return JSON.stringify((JSON.parse(answers) as Readonly<Record<string, unknown>> | null)?.[method]) ?? "null";
  } catch {
    // No JSON, or deeper than can be written again.
    return answers;
  }
}
