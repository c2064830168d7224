import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { FileClaim, Verification } from "../../gateway/domain/wire/verification.ts";
import { type ApiConnection, connectApi } from "./api-connection.ts";
import { BATCH_SIZE } from "./batch-size.ts";
import { type Bench, figureOf, quantileOf } from "./figure.ts";
import { type LocalGateway, startGateway } from "./local-gateway.ts";
import { recordPackages } from "./record-packages.ts";

const PACKAGES = 100_000;
const WARM_UP = 500;
const ROUNDS = 5;
const REQUESTS = 1_000;
const INDEXED_WITHIN_MS = 300_000;

const MOST_LOOK_UPS = 100_000_000;

/** A gateway that holds 100,000 packages, all recorded on the chain that it follows, asked about one file at a time over a connection that stays open. */
export const verification: Bench = {
  name: "verification",
  subject: `POST /v1/verifications with one digest, of ${PACKAGES.toLocaleString("en")} packages recorded on a running chain`,
  measure: async (say) => {
    let claims: FileClaim[] = [];
    const gateway = await startGateway(async (folder, configFile) => {
      claims = await recordPackages(folder, configFile, PACKAGES / BATCH_SIZE, say);
      // Measured is how soon it answers, not when it would have one wait.
      const config = JSON.parse(await readFile(configFile, "utf8")) as { limits?: object };
      const limits = { ...config.limits, lookUpsPerIdentity: MOST_LOOK_UPS, lookUpsPerAddress: MOST_LOOK_UPS };
      await writeFile(configFile, JSON.stringify({ ...config, limits }));
    });
    const api = connectApi(gateway.url, gateway.findToken);
    try {
      say("the gateway indexes the chain");
      await waitUntilIndexed(gateway, claims);
      await time(api, claims, WARM_UP);
      const rounds: number[][] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await time(api, claims, REQUESTS));
      const figure = (name: string, part: number, against?: Parameters<typeof figureOf>[3]) => {
        const samples = rounds.map((round) => quantileOf(round, part));
        return figureOf(`verification over HTTP, ${name} of ${REQUESTS}`, "ms", samples, against);
      };
      return [
        figure("median", 0.5, {
          comparedWith: "random files; every answer holds and says as of which block, and how old that is",
          budget: { most: 3 },
        }),
        figure("95 %", 0.95),
        figure("99 %", 0.99),
      ];
    } finally {
      api.close();
      await gateway.stop();
    }
  },
};

/** Asks until the gateway knows a file of every batch. While it indexes all of them it may be too busy to keep a connection. */
async function waitUntilIndexed(
  { url, findToken }: Pick<LocalGateway, "url" | "findToken">,
  claims: readonly FileClaim[],
): Promise<void> {
  const giveUpAt = Date.now() + INDEXED_WITHIN_MS;
  const fromEveryBatch = claims.filter((_, position) => position % (claims.length / BATCH_SIZE) === 0);
  let lacking = "";
  while (Date.now() < giveUpAt) {
    const api = connectApi(url, findToken);
    try {
      const { files } = await api.post<Verification>("/v1/verifications", { files: fromEveryBatch });
      const unknown = files.find(({ verdict }) => verdict !== "holds");
      if (unknown === undefined) return;
      lacking = JSON.stringify(unknown.findings);
    } catch (error) {
      lacking = (error as Error).message;
    } finally {
      api.close();
    }
    await sleep(500);
  }
  throw new Error(`the gateway did not index the chain in time: ${lacking}`);
}

/** Milliseconds of each request; throws when an answer does not hold or does not say as of when. */
async function time(api: ApiConnection, claims: readonly FileClaim[], requests: number): Promise<number[]> {
  const taken: number[] = [];
  for (let asked = 0; asked < requests; asked += 1) {
    const claim = claims[Math.floor(Math.random() * claims.length)];
    if (claim === undefined) throw new Error("nothing was recorded");
    const startedAt = performance.now();
    const { asOf, files } = await api.post<Verification>("/v1/verifications", { files: [claim] });
    taken.push(performance.now() - startedAt);
    if (asOf === null || asOf.ageMs === null || asOf.block < claims.length / BATCH_SIZE) {
      throw new Error("the answer does not say as of when");
    }
    if (files[0]?.verdict !== "holds") {
      throw new Error(`a recorded file does not hold: ${JSON.stringify(files[0]?.findings)}`);
    }
  }
  return taken;
}
