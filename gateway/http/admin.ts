import { Hono } from "hono";
import type { NodeHealth } from "../domain/ports.ts";
import type { Capabilities } from "./capabilities.ts";
import { secure } from "./middleware/secure.ts";
import { registerHealth } from "./routes/health.ts";

/** What an operator's own programs read of a gateway, on its own machine and with no role. */
export interface AdminOptions extends Pick<Capabilities, "checkReadiness"> {
  /** How the chain's nodes stand, where there are several. */
  readonly nodes: () => readonly NodeHealth[];
  /** The metrics in Prometheus' text format, with its media type. */
  readonly renderMetrics: () => Promise<{ readonly type: string; readonly text: string }>;
  readonly report: (error: unknown) => void;
}

/** The listener for monitoring: it shows counts and states, and nothing that anybody recorded. */
export function createAdminApp({ checkReadiness, nodes, renderMetrics, report }: AdminOptions): Hono {
  const app = new Hono();
  app.use(secure);
  registerHealth(app, { checkReadiness, nodes });
  app.get("/metrics", async (c) => {
    const { type, text } = await renderMetrics();
    return c.body(text, 200, { "content-type": type, "cache-control": "no-store" });
  });
  app.onError((error, c) => {
    report(error);
    return c.text("The gateway met an error that it did not foresee; it is in its log.\n", 500);
  });
  return app;
}
