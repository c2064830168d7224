/** What a node said to one call: an answer, an error of its own, or nothing that can be used. */
export type Answer =
  | { readonly type: "told"; readonly value: unknown }
  | { readonly type: "refused"; readonly code: number }
  | { readonly type: "silent"; readonly reason: "timeout" | "unreachable" | "not-json" };

/** The JSON-RPC of one node. It never throws. */
export interface NodeRpc {
  ask(method: string, parameters?: readonly unknown[]): Promise<Answer>;
  /** By how many seconds the node's clock was ahead of ours when it last said the time in an answer's head; undefined when it never did. */
  ahead(): number | undefined;
}

const MOST_BYTES = 8 * 1024 * 1024;

interface Means {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  now(): number;
}

/** A node at an address. */
export function openRpc(url: string, { fetch, timeoutMs, now }: Means): NodeRpc {
  let ahead: number | undefined;
  return {
    ahead: () => ahead,
    ask: async (method, parameters = []) => {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params: parameters });
      const headers = { "content-type": "application/json" };
      const startedAt = now();
      try {
        const signal = AbortSignal.timeout(timeoutMs);
        const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "error" });
        ahead = readClock(response.headers.get("date"), (startedAt + now()) / 2) ?? ahead;
        return readAnswer(JSON.parse(await readText(response)));
      } catch (error) {
        return { type: "silent", reason: reasonOf(error) };
      }
    },
  };
}

/** The head of an answer says whole seconds, cut off: half of one is added. */
function readClock(date: string | null, now: number): number | undefined {
  const told = date === null ? Number.NaN : Date.parse(date);
  return Number.isNaN(told) ? undefined : (told + 500 - now) / 1_000;
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new SyntaxError("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function readAnswer(content: unknown): Answer {
  if (typeof content !== "object" || content === null) return { type: "silent", reason: "not-json" };
  const { result, error } = content as { result?: unknown; error?: { code?: unknown } | null };
  if (error !== undefined && error !== null) {
    return typeof error.code === "number"
      ? { type: "refused", code: error.code }
      : { type: "silent", reason: "not-json" };
  }
  return result === undefined ? { type: "silent", reason: "not-json" } : { type: "told", value: result };
}

function reasonOf(error: unknown): "timeout" | "unreachable" | "not-json" {
  if (error instanceof SyntaxError) return "not-json";
  return error instanceof Error && error.name === "TimeoutError" ? "timeout" : "unreachable";
}
