import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { readAnchorFacts } from "../../gateway/chain/read-anchor.ts";
import type { GatewayConfig } from "../../gateway/config.ts";
import { toBytes } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import type { Receipt } from "../../gateway/receipts/receipt-format.ts";
import { type ApiConnection, connectApi } from "./api-connection.ts";
import { BATCH_SIZE } from "./build-packages.ts";
import { type Bench, figureOf } from "./figure.ts";
import { startGateway } from "./local-gateway.ts";
import { recordPackages } from "./record-packages.ts";
import type { VerificationTimes } from "./verify-receipt.ts";

const BATCHES = 20;
const PROCESSES = 9;
const RECEIPTS = 20;
const INDEXED_WITHIN_MS = 120_000;
const SCRIPT = join(import.meta.dirname, "verify-receipt.ts");

/** Receipts of packages of batches of 1,000: made by a gateway process, verified in processes that have verified none. */
export const receipt: Bench = {
  name: "receipt",
  subject: `receipts of packages of a batch of ${BATCH_SIZE.toLocaleString("en")}: made by a gateway, verified without one`,
  measure: async (say) => {
    let config: GatewayConfig | undefined;
    const gateway = await startGateway(async (folder, configFile) => {
      await recordPackages(folder, configFile, BATCHES, say);
      config = JSON.parse(await readFile(configFile, "utf8")) as GatewayConfig;
    });
    const api = connectApi(gateway.url, gateway.findToken);
    try {
      if (config === undefined) throw new Error("the gateway has no configuration");
      const made = await makeReceipts(api, say);
      const [receiptFile, anchorFile] = [join(gateway.folder, "receipt.json"), join(gateway.folder, "anchor.json")];
      await writeFile(receiptFile, JSON.stringify(made.last));
      await writeFile(anchorFile, JSON.stringify(await anchorOf(config, made.last)));
      const times: VerificationTimes[] = [];
      for (let nth = 0; nth < PROCESSES; nth += 1) times.push(await verifyApart(receiptFile, anchorFile));
      const recovery = "recovering one signer takes so long beside it";
      return [
        figureOf("receipt of a package, gzipped", "KiB", made.sizes, {
          comparedWith: "one exhibit, no fields",
          budget: { most: 16 },
        }),
        figureOf("receipt made, over HTTP", "ms", made.times),
        figureOf(
          "first verification in a process",
          "ms",
          times.map(({ first }) => first),
          {
            comparedWith: "everything is loaded, nothing was run",
            budget: { most: 25 },
          },
        ),
        figureOf(
          "later verification",
          "ms",
          times.map(({ warm }) => warm),
          { budget: { most: 10 } },
        ),
        figureOf(
          "one signer recovered",
          "ms",
          times.map((each) => each.recovery),
          { comparedWith: recovery },
        ),
      ];
    } finally {
      api.close();
      await gateway.stop();
    }
  },
};

async function makeReceipts(api: ApiConnection, say: (line: string) => void) {
  say("the gateway indexes the chain");
  const ids = await findEvidence(api);
  const sizes: number[] = [];
  const times: number[] = [];
  let last: Receipt | undefined;
  for (const id of ids) {
    const start = performance.now();
    last = await api.get<Receipt>(`/v1/evidence/${id}/receipt`);
    times.push(performance.now() - start);
    sizes.push(gzipSync(JSON.stringify(last)).length / 1_024);
  }
  if (last === undefined) throw new Error("there is no receipt");
  return { sizes, times, last };
}

async function findEvidence(api: ApiConnection): Promise<string[]> {
  const giveUpAt = Date.now() + INDEXED_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    // Before its first block is indexed it refuses.
    const { evidence } = await api
      .get<{ evidence: { id: string }[] }>(`/v1/evidence?limit=${RECEIPTS}`)
      .catch(() => ({ evidence: [] }));
    if (evidence.length === RECEIPTS) return evidence.map(({ id }) => id);
    await sleep(500);
  }
  throw new Error("the gateway did not index the chain in time");
}

async function anchorOf({ deployment, node }: GatewayConfig, { block }: Receipt) {
  const { number } = readHeader(toBytes(block.header));
  const facts = await readAnchorFacts(node.url ?? "", deployment, { block: number, epochLength: 30_000 });
  return { format: "concord-anchor/1", ...facts, valid: { from: "2000-01-01", until: "2999-12-31" } };
}

async function verifyApart(receiptFile: string, anchorFile: string): Promise<VerificationTimes> {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, receiptFile, anchorFile]);
  return JSON.parse(stdout) as VerificationTimes;
}
