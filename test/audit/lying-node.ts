import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What a node answers to a call; it may be told otherwise. */
export type Lie = (method: string, result: unknown, params: readonly unknown[]) => unknown;

/** A node in front of another one, which passes on what that answers, or says something else. */
export async function openLyingNode(nodeUrl: string) {
  const node = { url: "", lie: ((_method, result) => result) as Lie, close: async () => {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", async () => {
      const body = Buffer.concat(chunks).toString();
      const sent = JSON.parse(body) as Call | Call[];
      const headers = { "content-type": "application/json" };
      const answer = (await (await fetch(nodeUrl, { method: "POST", headers, body })).json()) as unknown;
      const calls = [sent].flat();
      const answers = ([answer].flat() as { id: number; result?: unknown }[]).map((each) => {
        const call = calls.find(({ id }) => id === each.id);
        if (call === undefined || !("result" in each)) return each;
        return { ...each, result: node.lie(call.method, each.result, call.params) };
      });
      response.writeHead(200, headers);
      response.end(JSON.stringify(Array.isArray(sent) ? answers : answers[0]));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  node.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  node.close = () =>
    new Promise<void>((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return node;
}
