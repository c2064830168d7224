import { Agent, request } from "node:http";
import type { FuzzedRequest } from "./make-request.ts";

/** Longer than any answer takes on a machine that does other things too. */
const PATIENCE_MS = 20_000;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export interface Answer {
  /** 0 when none came. */
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly milliseconds: number;
}

/** Sends a request as it is, and reads the answer to its end. */
export function send(baseUrl: string, { method, target, headers, body }: FuzzedRequest): Promise<Answer> {
  const startedAt = performance.now();
  return new Promise((done) => {
    const none = (why: string): void =>
      done({ status: 0, type: "", text: why, milliseconds: performance.now() - startedAt });
    const sent = request(`${baseUrl}${target}`, { method, agent, headers, timeout: PATIENCE_MS });
    sent.once("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.once("error", (error) => none(error.message));
    sent.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", (error) => none(error.message));
      response.once("end", () =>
        done({
          status: response.statusCode ?? 0,
          type: (response.headers["content-type"] ?? "").split(";")[0] ?? "",
          text: Buffer.concat(chunks).toString("utf8"),
          milliseconds: performance.now() - startedAt,
        }),
      );
    });
    if (body === undefined) sent.end();
    else sent.end(body);
  });
}

/** Lets go of the connections. */
export const hangUp = (): void => agent.destroy();
