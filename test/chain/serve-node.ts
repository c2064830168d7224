import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Asked {
  readonly method: string;
  readonly params: readonly unknown[];
}

interface Call extends Asked {
  readonly id: number;
}

/** A node whose every answer a test decides on; undefined is silence. */
export async function serveNode() {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as Call | Call[];
      const answers = (Array.isArray(sent) ? sent : [sent]).map(({ id, method, params }) => {
        asked.push({ method, params });
        const answer = served.answer(method, params);
        return answer && { jsonrpc: "2.0", id, ...answer };
      });
      if (answers.includes(undefined)) return;
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(Array.isArray(sent) ? answers : answers[0]));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const served = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (_method: string, _params: readonly unknown[]): object | undefined => undefined,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
  return served;
}
