import { createServer } from "node:net";
import type { Door } from "./try-strangers.ts";

/** Listens on a port, notes who comes and sends them away. @throws Error when it cannot be listened on */
export async function openDoor(host: string, port: number): Promise<Door> {
  let knocks = 0;
  const server = createServer((socket) => {
    knocks += 1;
    socket.on("error", () => undefined);
    socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    knocks: () => knocks,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
