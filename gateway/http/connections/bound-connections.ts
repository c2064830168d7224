import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Limits } from "./limits.ts";
import type { Refuse } from "./refuse-connection.ts";

/**
 * Refuses connections beyond what a listener takes, of all clients and of one address. Answers which were refused: what such a client
 * has sent meanwhile is not to be carried out.
 */
export function boundConnections(
  server: Pick<Server, "prependListener">,
  { connections, connectionsPerAddress }: Pick<Limits, "connections" | "connectionsPerAddress">,
  refuse: Refuse,
): WeakSet<Socket> {
  const refused = new WeakSet<Socket>();
  const ofAddress = new Map<string, number>();
  let all = 0;
  server.prependListener("connection", (socket: Socket) => {
    const address = socket.remoteAddress ?? "";
    const held = ofAddress.get(address) ?? 0;
    if (all >= connections || held >= connectionsPerAddress) {
      refused.add(socket);
      socket.on("error", () => undefined);
      refuse(socket, "too-many-connections", "The connection was not taken; nothing was carried out.");
      return;
    }
    all += 1;
    ofAddress.set(address, held + 1);
    socket.once("close", () => {
      all -= 1;
      const left = (ofAddress.get(address) ?? 1) - 1;
      if (left === 0) ofAddress.delete(address);
      else ofAddress.set(address, left);
    });
  });
  return refused;
}
