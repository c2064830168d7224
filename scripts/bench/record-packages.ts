import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Transaction } from "ethers";
import { connectNode } from "../../gateway/chain/node.ts";
import type { GatewayConfig } from "../../gateway/config.ts";
import { encodeAction } from "../../gateway/domain/actions.ts";
import { bitSet, numberOf } from "../../gateway/domain/codes/code-list.ts";
import { evidenceKinds } from "../../gateway/domain/codes/evidence-kinds.ts";
import { rights } from "../../gateway/domain/codes/rights.ts";
import type { DocumentFacts } from "../../gateway/domain/document-rows.ts";
import { buildBatch } from "../../gateway/domain/ids.ts";
import type { Store } from "../../gateway/domain/ports.ts";
import type { FileClaim } from "../../gateway/domain/wire/verification.ts";
import { openWallet } from "../../gateway/keys/keystore.ts";
import { openDatabase } from "../../gateway/storage/open-database.ts";
import { openSqlite } from "../../gateway/storage/sqlite-dialect.ts";
import { createStore } from "../../gateway/storage/store.ts";

const GAS_LIMIT = 1_000_000;
const NO_OBJECT = "0".repeat(64);

/**
 * Records batches of 1,000 packages on the chain, each sent and signed by an officer of the partner, and puts their documents and lists where the partner's
 * gateway, which does not run yet, will find them. What it makes of them it then reads from the chain itself. Answers a claim for each package.
 */
export async function recordPackages(
  folder: string,
  configFile: string,
  batches: number,
  say: (line: string) => void,
): Promise<FileClaim[]> {
  const config = JSON.parse(readFileSync(configFile, "utf8")) as GatewayConfig;
  const chainId = BigInt(config.deployment.chainId);
  const store = await openStore(config, chainId);
  const record = await openRecorder(folder, config, chainId);
  const threads = Array.from({ length: availableParallelism() }, startThread);
  const claims: FileClaim[] = [];
  let next = 0;
  let recorded = 0;
  const work = async (thread: Worker): Promise<void> => {
    while (next < batches) {
      const packages = await build(thread, next++);
      await store.addDocuments(packages.map((facts) => ({ ...facts, objectSha256: NO_OBJECT, keyedHash: undefined })));
      claims.push(...packages.flatMap(({ exhibits }) => exhibits.map(claimOf)));
      const roots = packages.map(({ root }) => root);
      const { root } = buildBatch(roots);
      await store.addBatch(root, roots, root.slice(2));
      await record(root, roots.length);
      recorded += 1;
      if (recorded % 10 === 0) say(`${recorded} of ${batches} batches recorded`);
    }
  };
  try {
    await Promise.all(threads.map(work));
    return claims;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
    await store.close();
  }
}

const startThread = (): Worker => new Worker(new URL("./build-packages.ts", import.meta.url));

async function build(thread: Worker, batch: number): Promise<DocumentFacts[]> {
  thread.postMessage(batch);
  const [packages] = (await once(thread, "message")) as [DocumentFacts[]];
  return packages;
}

const claimOf = ({ path, size, sha256, sm3 }: DocumentFacts["exhibits"][number]): FileClaim => ({
  name: path,
  size,
  sha256,
  sm3,
});

/** The database of the gateway. */
async function openStore({ folder, deployment }: GatewayConfig, chainId: bigint): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = await openDatabase(openSqlite(join(folder, "gateway.sqlite")));
  return createStore(database, { chainId, ledger: deployment.contracts.ledger, partnerId: 1 }, Date.now);
}

/** What records a batch under GBA, as an officer's own transaction. */
async function openRecorder(folder: string, { deployment, directory, node }: GatewayConfig, chainId: bigint) {
  const keys = join(folder, "officers");
  const officers = JSON.parse(readFileSync(join(keys, "officers.json"), "utf8")) as {
    name: string;
    role: string;
    keystore: string;
  }[];
  const officer = officers.find(({ role }) => role === "officer");
  const agreement = directory.agreements.find(({ code }) => code === "GBA");
  if (officer === undefined || agreement === undefined) throw new Error("there is no officer, or no agreement");
  const passphrase = readFileSync(join(keys, "passphrases", officer.name), "utf8").trim();
  const wallet = await openWallet(join(keys, officer.keystore), passphrase);
  const terms = { kind: numberOf(evidenceKinds, "photo"), rights: bitSet(rights, ["trademark"]) };
  let nonce = 0;
  return async (root: string, size: number): Promise<void> => {
    const recording = { agreementId: agreement.id, version: 1, ...terms, size, root };
    const call = encodeAction({ contract: "ledger", name: "record", args: { recording } }, deployment.contracts);
    const unsigned = Transaction.from({ type: 0, chainId, nonce: nonce++, ...call, gasPrice: 0, gasLimit: GAS_LIMIT });
    const connection = connectNode(node.url ?? "", chainId, node.timeoutMs);
    try {
      const raw = await wallet.signTransaction(unsigned);
      const hash = await connection.send<string>("eth_sendRawTransaction", [raw]);
      const receipt = await connection.send<{ status: string } | null>("eth_getTransactionReceipt", [hash]);
      if (receipt?.status !== "0x1") throw new Error(`the record of ${root} failed`);
    } finally {
      connection.close();
    }
  };
}
