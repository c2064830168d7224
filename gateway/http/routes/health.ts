import type { Hono } from "hono";
import type { Capabilities } from "../capabilities.ts";

/** Signs of life for whoever supervises the process or leads requests to it; no part of the API that is described. */
export function registerHealth(app: Pick<Hono, "get">, deps: Pick<Capabilities, "checkReadiness">): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const waitsFor = await deps.checkReadiness();
    const isReady = waitsFor.length === 0;
    return c.json({ status: isReady ? "ready" : "waiting", waitsFor }, isReady ? 200 : 503, {
      "cache-control": "no-store",
    });
  });
}
