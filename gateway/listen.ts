import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import { answerMalformed } from "./http/answer-malformed.ts";

/** Takes HTTP requests at an address, once it resolves. Rejects when the address cannot be had. */
export async function listen(
  fetch: Parameters<typeof serve>[0]["fetch"],
  address: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = serve({ fetch, hostname: address.host, port: address.port }) as Server;
  answerMalformed(server);
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  return server;
}
