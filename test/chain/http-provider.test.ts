import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { HttpProvider } from "../../gateway/chain/http-provider.ts";

const TIMEOUT_MS = 300;
interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}
const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

/** A node that answers as told; what it was sent, and over how many connections. */
async function serve(answer: (calls: readonly Call[], response: ServerResponse, request: IncomingMessage) => void) {
  const bodies: Call[][] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const sent = JSON.parse(Buffer.concat(chunks).toString()) as Call | Call[];
      const calls = Array.isArray(sent) ? sent : [sent];
      bodies.push(calls);
      answer(calls, response, request);
    });
  });
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const provider = new HttpProvider(`http://127.0.0.1:${port}`, 1n, TIMEOUT_MS);
  opened.push(() => {
    provider.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { provider, bodies, connections: () => connections };
}

const results = (calls: readonly Call[]) =>
  calls.map(({ id, method, params }) => ({ jsonrpc: "2.0", id, result: `${method} ${params.join()}` }));
const say = (response: ServerResponse, answer: unknown, status = 200): void =>
  void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));

it("calls made at one moment are one request, each with its own answer, and the connection stays open", async () => {
  const { provider, bodies, connections } = await serve((calls, response) =>
    say(response, calls.length === 1 ? results(calls)[0] : results(calls).toReversed()),
  );
  expect(await Promise.all([provider.send("a", [1]), provider.send("b", [2])])).toEqual(["a 1", "b 2"]);
  expect(await provider.send("c", [])).toBe("c ");
  expect(bodies.map((calls) => calls.map(({ method }) => method))).toEqual([["a", "b"], ["c"]]);
  expect(connections()).toBe(1);
});

it("one call's error leaves the others their answers", async () => {
  const { provider } = await serve((calls, response) =>
    say(
      response,
      calls.map(({ id, method }) =>
        method === "bad"
          ? { jsonrpc: "2.0", id, error: { code: -32_000, message: "no" } }
          : { jsonrpc: "2.0", id, result: 1 },
      ),
    ),
  );
  const [good, bad] = await Promise.allSettled([provider.send("good", []), provider.send("bad", [])]);
  expect(good).toMatchObject({ status: "fulfilled", value: 1 });
  expect(bad).toMatchObject({ status: "rejected", reason: { code: "UNKNOWN_ERROR" } });
});

it("a request that was sent over a connection that the node had just closed is sent again", async () => {
  let answered = 0;
  const { provider, bodies } = await serve((calls, response, request) => {
    answered += 1;
    if (answered === 2) request.socket.resetAndDestroy();
    else say(response, results(calls)[0]);
  });
  expect(await provider.send("a", [])).toBe("a ");
  expect(await provider.send("b", [])).toBe("b ");
  expect(bodies).toHaveLength(3);
});

it.each([
  ["hangs", () => undefined, "TIMEOUT"],
  [
    "answers with an error of its own",
    (response: ServerResponse) => say(response, { oops: true }, 503),
    "SERVER_ERROR",
  ],
  [
    "breaks off",
    (response: ServerResponse) => {
      response.writeHead(200).write("[");
      setTimeout(() => response.destroy(), 20);
    },
    "ECONNRESET",
  ],
])("a node that %s gives no answer, and nothing of its address is told", async (_, answer, code) => {
  const { provider } = await serve((__, response) => answer(response));
  const error = await provider.send("a", []).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code });
  expect(String(error)).not.toContain("127.0.0.1");
});

it("an answer that is no JSON, or not to what was asked, is none", async () => {
  const text = await serve((_, response) => void response.end("<html>"));
  await expect(text.provider.send("a", [])).rejects.toThrow();
  const other = await serve((calls, response) =>
    say(response, { jsonrpc: "2.0", id: (calls[0]?.id ?? 0) + 7, result: 1 }),
  );
  await expect(other.provider.send("a", [])).rejects.toMatchObject({ code: "BAD_DATA" });
});
