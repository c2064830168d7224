import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A call of the JSON-RPC. */
export interface Call {
  readonly id: unknown;
  readonly method: string;
}

/** What a switch does with a request: it passes it on, or does something else. */
export type Behaviour = (passing: {
  /** The calls of the JSON-RPC, one or a batch; none where it is none. */
  readonly calls: readonly Call[];
  readonly answer: ServerResponse;
  /** What was asked, whole. */
  readonly body: Buffer;
  /** Has what lies behind answer, to something else where that is given; gives the whole answer without sending it. */
  readonly pass: (instead?: Buffer) => Promise<Answer>;
}) => Promise<Answer | "cut" | "silence">;

/** An HTTP answer as a whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** An address behind which a server can be gone, hang, answer wrongly, or be another one. */
export interface Switch {
  readonly url: string;
  /** Behaves so from the next request on; without one, passes everything on. */
  behave(behaviour?: Behaviour): void;
  /** What follows goes to that address. */
  lead(url: string): void;
  /** Takes the address away: connections are refused. */
  leave(): Promise<void>;
  /** Gives it back. */
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a loopback address that leads to a server. `target` is asked for at each request. */
export async function openSwitch(target: string): Promise<Switch> {
  const agent = new Agent({ keepAlive: true });
  const sockets = new Set<Socket>();
  let behaviour: Behaviour | undefined;
  let address = target;

  const server = createServer((incoming, answer) => {
    void carry(incoming, answer).catch(() => answer.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });

  async function carry(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await readAll(incoming);
    const pass = (instead = body) => ask(agent, address, incoming, instead);
    const given =
      behaviour === undefined ? await pass() : await behaviour({ calls: callsIn(body), body, answer, pass });
    if (given === "silence") return;
    if (given === "cut") return void answer.destroy();
    answer.writeHead(given.status, given.headers as Record<string, string>);
    answer.end(given.body);
  }

  const listen = (port: number): Promise<void> =>
    new Promise((done, failed) => {
      server.once("error", failed);
      server.listen(port, "127.0.0.1", done);
    });
  const leave = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    behave: (next) => {
      behaviour = next;
      // Whoever still waits for an answer that never comes is let go.
      if (next === undefined) for (const socket of sockets) socket.destroy();
    },
    lead: (url) => {
      address = url;
      for (const socket of sockets) socket.destroy();
    },
    leave,
    comeBack: () => listen(port),
    close: async () => {
      agent.destroy();
      if (server.listening) await leave();
    },
  };
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function callsIn(body: Buffer): Call[] {
  try {
    const sent = JSON.parse(body.toString("utf8")) as Call | Call[];
    return (Array.isArray(sent) ? sent : [sent]).filter(({ method }) => typeof method === "string");
  } catch {
    return [];
  }
}

function ask(agent: Agent, target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method, url, headers } = incoming;
  return new Promise((done, failed) => {
    const options = { agent, method, headers: { ...headers, "content-length": String(body.length) } };
    const asking = request(`${target}${url}`, options, (answer) => {
      readAll(answer).then(
        (whole) => done({ status: answer.statusCode ?? 502, headers: answer.headers, body: whole }),
        failed,
      );
    });
    asking.once("error", failed);
    asking.end(body);
  });
}
