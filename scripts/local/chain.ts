/**
 * The chain of the local run, as one process: `node scripts/local/chain.ts PORT [CHAIN_ID]`.
 * Hardhat's network on 127.0.0.1, gas free, a block per transaction, everything in memory. It holds no account: whoever
 * signs a transaction with gas price 0 may send it without owning anything.
 */
import path from "node:path";
import process from "node:process";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { exitWithParent, reportReady } from "../../gateway/parent.ts";
import config from "../../hardhat.config.ts";

const host = "127.0.0.1";
const projectFolder = path.resolve(import.meta.dirname, "../..");

const port = Number(process.argv[2]);
const chainId = Number(process.argv[3] ?? 31337);
if (!Number.isInteger(port) || port < 0 || port > 65_535 || !Number.isSafeInteger(chainId) || chainId < 1) {
  console.error("usage: chain.ts PORT [CHAIN_ID]");
  process.exit(64);
}

// Connections of gateways stay open, so the server is not closed but left: there is nothing on disk to lose.
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.once(signal, () => process.exit(0));
exitWithParent();

const hardhat = await createHardhatRuntimeEnvironment(config, {}, projectFolder);
const server = await hardhat.network.createServer({ network: "local", override: { chainId } }, host, port);
const address = await server.listen();
const url = `http://${host}:${address.port}`;

const answer = await fetch(url, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] }),
});
const { result } = (await answer.json()) as { result?: string };
if (Number(result) !== chainId) throw new Error(`the chain answers with id ${result}, not ${chainId}`);

console.log(`chain ${chainId} at ${url}`);
reportReady({ url, chainId });
