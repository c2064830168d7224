import type { Hono } from "hono";
import type { NodeHealth } from "../../domain/ports.ts";
import type { Capabilities } from "../capabilities.ts";

interface HealthSources extends Pick<Capabilities, "checkReadiness"> {
  /** Told to the operator's own programs alone. */
  readonly nodes?: () => readonly NodeHealth[];
}

/** Signs of life for whoever supervises the process or leads requests to it; no part of the API that is described. */
export function registerHealth(app: Pick<Hono, "get">, deps: HealthSources): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    const waitsFor = await deps.checkReadiness();
    const isReady = waitsFor.length === 0;
    const nodes = deps.nodes?.() ?? [];
    const told = { status: isReady ? "ready" : "waiting", waitsFor, ...(nodes.length > 0 && { nodes }) };
    return c.json(told, isReady ? 200 : 503, {
      "cache-control": "no-store",
    });
  });
}
