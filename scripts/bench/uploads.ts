import { execFile } from "node:child_process";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { digestStream } from "../../gateway/digests/digest-stream.ts";
import type { StoredDigests } from "../../gateway/domain/ports.ts";
import { type Bench, figureOf } from "./figure.ts";
import { type LocalGateway, startGateway } from "./local-gateway.ts";
import { peakMemory } from "./memory.ts";
import { writeRandomFile } from "./random-file.ts";

const MEBIBYTES = 1_024;
const ROUNDS = 5;
const run = promisify(execFile);

/**
 * A file of 1 GiB sent to a gateway by another process, which digests it with SHA-256 and SM3, keeps it durably and answers; before and after each upload
 * openssl digests the same file with SM3 alone. What the sender takes of the machine's cores counts against the gateway.
 */
export const uploads: Bench = {
  name: "uploads",
  subject: "an exhibit of 1 GiB put to a gateway process: SHA-256, SM3, durable, answered",
  measure: async (say) => {
    const gateway = await startGateway();
    const file = join(gateway.folder, "exhibit.bin");
    try {
      await writeRandomFile(file, MEBIBYTES * 1_048_576);
      const url = await announce(gateway, await digestFile(file));
      let reference = await timeOpenssl(file);
      const ratios: number[] = [];
      const uploading: number[] = [];
      const references = [reference];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const before = reference;
        const seconds = await upload(gateway, url, file);
        reference = await timeOpenssl(file);
        references.push(reference);
        uploading.push(MEBIBYTES / seconds);
        ratios.push((before + reference) / 2 / seconds);
        say(
          `round ${round} of ${ROUNDS}: ${seconds.toFixed(2)} s; openssl ${before.toFixed(2)} s, ${reference.toFixed(2)} s`,
        );
      }
      const memory = peakMemory(gateway.pid);
      return [
        figureOf("1 GiB uploaded, speed", "×", ratios, {
          comparedWith: "openssl dgst -sm3 of the same file, before and after",
          budget: { least: 0.6 },
        }),
        figureOf("1 GiB uploaded", "MiB/s", uploading),
        figureOf(
          "openssl dgst -sm3 of it",
          "MiB/s",
          references.map((seconds) => MEBIBYTES / seconds),
        ),
        ...(memory === 0
          ? []
          : [figureOf("gateway's peak memory after that", "MiB", [memory], { budget: { most: 250 } })]),
      ];
    } finally {
      await rm(file, { force: true });
      await gateway.stop();
    }
  },
};

async function digestFile(file: string): Promise<StoredDigests> {
  const handle = await open(file);
  return digestStream(handle.createReadStream({ highWaterMark: 1_048_576 }) as AsyncIterable<Uint8Array>);
}

/** Sends the manifest of a package with this one exhibit; answers where the exhibit is to be put. */
async function announce({ url, findToken }: LocalGateway, digests: StoredDigests): Promise<string> {
  const manifest = {
    format: "concord-package/1",
    case: { number: "BENCH-1", partner: "CN", office: "Jiangmen", title: "bench", basis: "ex-officio" },
    ref: "exhibit",
    kind: "photo",
    handling: { tlp: "AMBER", use: "H1" },
    acquired: { at: "2026-01-02T03:04:05+08:00", by: "officer-1" },
    language: "en",
    exhibits: [{ path: "exhibit.bin", mediaType: "application/octet-stream", ...digests }],
  };
  const headers = { "content-type": "application/json", authorization: `Bearer ${await findToken()}` };
  const answer = await fetch(`${url}/v1/packages`, { method: "POST", headers, body: JSON.stringify(manifest) });
  if (!answer.ok) throw new Error(`the gateway refused the manifest: ${await answer.text()}`);
  const { root } = (await answer.json()) as { root: string };
  return `${url}/v1/packages/${root}/exhibits/0`;
}

/** Seconds from the first byte sent to the answer, as the sender measures them. */
async function upload({ findToken }: LocalGateway, url: string, file: string): Promise<number> {
  const env = { ...process.env, CONCORD_TOKEN: await findToken() };
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, "send-file.ts"), url, file], { env });
  return Number(stdout);
}

async function timeOpenssl(file: string): Promise<number> {
  const startedAt = performance.now();
  await run("openssl", ["dgst", "-sm3", file]);
  return (performance.now() - startedAt) / 1_000;
}
