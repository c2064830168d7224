import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** An address before several servers, as a load balancer has it: each connection goes to the next that takes it. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a loopback address that leads to these, in turn. What is gone is passed over; what dies takes its connections with it. */
export async function openBalancer(urls: readonly string[]): Promise<Balancer> {
  const sockets = new Set<Socket>();
  let turn = 0;

  const carry = (incoming: Socket, untried: readonly string[]): void => {
    const [target, ...rest] = untried;
    if (target === undefined) return void incoming.destroy();
    const { hostname, port } = new URL(target);
    const outgoing = connect(Number(port), hostname);
    keep(outgoing);
    const passOver = (): void => carry(incoming, rest);
    outgoing.once("error", passOver);
    outgoing.once("connect", () => {
      outgoing.off("error", passOver);
      for (const [one, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        one.pipe(other);
        one.once("close", () => other.destroy());
      }
    });
  };
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => sockets.delete(socket));
  };
  const server = createServer((incoming) => {
    keep(incoming);
    turn += 1;
    carry(incoming, [...urls.slice(turn % urls.length), ...urls.slice(0, turn % urls.length)]);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
