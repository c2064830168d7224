import type { Context } from "hono";
import { matchedRoutes } from "hono/route";

/** The template of the route for a request, such as `/v1/evidence/:id`; undefined when none is registered. */
export function routeOf(c: Context): string | undefined {
  return matchedRoutes(c).findLast(({ method }) => method !== "ALL")?.path;
}
