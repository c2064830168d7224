import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { JsonRpcApiProvider, type JsonRpcError, type JsonRpcPayload, type JsonRpcResult, Network } from "ethers";

/** Calls that are waiting when the provider comes to send go out together. */
const MOST_TOGETHER = 50;
/** What a node answers to one request is some megabytes at most. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Ethers' JSON-RPC over connections that stay open. Its own way makes a general HTTP request anew for every call, which takes several times
 * as long as the answer. Nothing is cached; calls asked for at the same moment are one request.
 */
export class HttpProvider extends JsonRpcApiProvider {
  readonly #url: URL;
  readonly #timeoutMs: number;
  readonly #agent: HttpAgent;

  /** @param timeoutMs within which a request must be answered in full */
  constructor(url: string, chainId: bigint, timeoutMs: number) {
    const network = Network.from(chainId);
    super(network, { staticNetwork: network, batchMaxCount: MOST_TOGETHER, batchStallTime: 0, cacheTimeout: -1 });
    this.#url = new URL(url);
    this.#timeoutMs = timeoutMs;
    this.#agent = new (this.#url.protocol === "https:" ? HttpsAgent : HttpAgent)({ keepAlive: true });
  }

  override async _send(payload: JsonRpcPayload | JsonRpcPayload[]): Promise<(JsonRpcResult | JsonRpcError)[]> {
    const answer: unknown = JSON.parse(await this.#post(Buffer.from(JSON.stringify(payload))));
    // A node that refuses a batch as a whole answers one error without an id.
    return (Array.isArray(answer) ? answer : [answer]) as (JsonRpcResult | JsonRpcError)[];
  }

  override destroy(): void {
    this.#agent.destroy();
    super.destroy();
  }

  async #post(body: Buffer): Promise<string> {
    for (;;) {
      const answer = await this.#postOnce(body);
      if (answer !== undefined) return answer;
    }
  }

  /** Undefined when the node closed a connection that had stayed open just as it was used again: it read nothing of the request. */
  #postOnce(body: Buffer): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const headers = { "content-type": "application/json", "content-length": body.length };
      const options = { method: "POST", agent: this.#agent, headers };
      const request = (this.#url.protocol === "https:" ? requestHttps : requestHttp)(this.#url, options);
      const timer = setTimeout(() => request.destroy(failure("TIMEOUT")), this.#timeoutMs);
      request.once("close", () => clearTimeout(timer));
      request.once("error", (error: NodeJS.ErrnoException) => {
        if (request.reusedSocket && error.code === "ECONNRESET") resolve(undefined);
        else reject(error);
      });
      request.once("response", (response) => {
        response.once("error", reject);
        readAll(response).then(resolve, reject);
      });
      request.end(body);
    });
  }
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw failure("TOO_LARGE");
    chunks.push(chunk);
  }
  const { statusCode = 0 } = response;
  if (statusCode < 200 || statusCode > 299) throw failure("SERVER_ERROR");
  return Buffer.concat(chunks).toString("utf8");
}

/** A code, and nothing of the address: that may hold a password. */
function failure(code: string): Error {
  return Object.assign(new Error("the node did not answer"), { code });
}
