import { keccak256, toBeHex, toUtf8Bytes, zeroPadValue } from "ethers";
import type { DeploymentOfNode } from "../../gateway/chain/probe-node.ts";
import { serveNode } from "./serve-node.ts";

const at = (byte: string): string => `0x${byte.repeat(20)}`;
const contracts = {
  forwarder: at("01"),
  registry: at("02"),
  ledger: at("03"),
  board: at("04"),
  consortium: at("05"),
  anchors: at("06"),
};
const codeOf = (address: string): string => `0x60${address.slice(2, 4)}`;
const hashOf = (text: string): string => keccak256(toUtf8Bytes(text));

/** The deployment that simulated nodes are of, unless a test makes them others. */
export const simulated: DeploymentOfNode = {
  chainId: 7n,
  genesisHash: hashOf("main 0"),
  deploymentId: hashOf("deployment"),
  engine: "none",
  contracts,
  codeHashes: Object.fromEntries(
    Object.entries(contracts).map(([name, address]) => [name, keccak256(codeOf(address))]),
  ) as DeploymentOfNode["codeHashes"],
};

/** A node of a chain of blocks whose hashes are made of the chain's name and their number. */
export async function simulateNode() {
  const node = await serveNode();
  const state = {
    head: 10,
    /** Which chain's block stands at a height. */
    chainAt: (_number: number): string => "main",
    code: codeOf,
    /** Recorded blocks instead of made ones, by number; without one, the last. */
    blockAt: undefined as ((number: number | undefined) => object | undefined) | undefined,
    isSilent: false,
    sent: [] as string[],
    url: node.url,
    asked: node.asked,
    close: node.close,
  };
  node.answer = (method, params) => {
    if (state.isSilent) return undefined;
    const [first] = params as [unknown];
    switch (method) {
      case "eth_chainId":
        return { result: "0x7" };
      case "eth_getCode":
        return { result: state.code(String(first)) };
      case "eth_call":
        return { result: zeroPadValue(simulated.deploymentId, 32) };
      case "eth_getTransactionCount":
        return { result: toBeHex(state.head) };
      case "eth_sendRawTransaction":
        state.sent.push(String(first));
        return { result: keccak256(String(first)) };
      case "eth_getBlockByNumber": {
        const number = first === "latest" ? state.head : Number(first);
        if (state.blockAt !== undefined) {
          return { result: state.blockAt(first === "latest" ? undefined : number) ?? null };
        }
        if (number > state.head) return { result: null };
        const hash = hashOf(`${number === 0 ? state.chainAt(0) : state.chainAt(number)} ${number}`);
        return { result: { number: `0x${number.toString(16)}`, hash, timestamp: "0x1", extraData: "0x" } };
      }
      default:
        return { error: { code: -32_601, message: "no such method" } };
    }
  };
  return state;
}

export type SimulatedNode = Awaited<ReturnType<typeof simulateNode>>;
