import type { AddressInfo } from "node:net";
import { connect, createServer, type Socket } from "node:net";

/** An address behind which the node can be cut off, put back, or another put in its place. */
export interface SwitchableNode {
  readonly url: string;
  /** Lets what follows reach that port; undefined cuts it off. */
  lead(port: number | undefined): void;
  close(): Promise<void>;
}

/** Opens a loopback address that leads to a port. */
export async function openSwitch(firstPort: number): Promise<SwitchableNode> {
  let target: number | undefined = firstPort;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const keep = (each: Socket) => {
      sockets.add(each);
      each.once("close", () => sockets.delete(each));
      each.on("error", () => each.destroy());
    };
    keep(socket);
    if (target === undefined) return void socket.destroy();
    const node = connect(target, "127.0.0.1");
    keep(node);
    socket.pipe(node).pipe(socket);
    return undefined;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    lead: (port) => {
      target = port;
      for (const socket of sockets) socket.destroy();
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
