/** `node send-file.ts URL FILE`: puts a file, with the access token of CONCORD_TOKEN, and prints the seconds until the answer. A process of its own, so that it shares nothing with who receives. */
import { createReadStream, statSync } from "node:fs";
import { request } from "node:http";
import process from "node:process";
import { pipeline } from "node:stream/promises";

const [url, file] = process.argv.slice(2);
if (url === undefined || file === undefined) throw new Error("usage: send-file.ts URL FILE");

const startedAt = performance.now();
const authorization = `Bearer ${process.env.CONCORD_TOKEN}`;
const headers = { authorization, "content-length": statSync(file).size };
const sending = request(url, { method: "PUT", headers });
const answered = new Promise<number>((resolve, reject) => {
  sending.once("error", reject);
  sending.once("response", (answer) => {
    answer.resume();
    answer.once("end", () => resolve(answer.statusCode ?? 0));
  });
});
await pipeline(createReadStream(file, { highWaterMark: 1_048_576 }), sending);
const status = await answered;
if (status !== 204) throw new Error(`the gateway answered ${status}`);
console.log((performance.now() - startedAt) / 1_000);
