import { setTimeout as sleep } from "node:timers/promises";
import { type ApiConnection, connectApi } from "./api-connection.ts";
import { type Figure, figureOf } from "./figure.ts";
import { startGateway } from "./local-gateway.ts";
import { recordPackages } from "./record-packages.ts";

const BATCHES = 20;
const RECEIPTS = 20;
const INDEXED_WITHIN_MS = 120_000;

/** How long a gateway process takes to make a receipt of a package of a batch, asked over HTTP. */
export async function timeReceipts(say: (line: string) => void): Promise<Figure> {
  say(`a gateway of its own makes receipts, on a chain of ${BATCHES} batches`);
  const gateway = await startGateway(async (folder, configFile) => {
    await recordPackages(folder, configFile, BATCHES, say);
  });
  const api = connectApi(gateway.url, gateway.findToken);
  try {
    const times: number[] = [];
    for (const id of await findEvidence(api)) {
      const start = performance.now();
      await api.get(`/v1/evidence/${id}/receipt`);
      times.push(performance.now() - start);
    }
    return figureOf("receipt made by a gateway, over HTTP", "ms", times, {
      comparedWith: `another ledger, of ${BATCHES} batches`,
    });
  } finally {
    api.close();
    await gateway.stop();
  }
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
