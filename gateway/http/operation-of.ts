import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { routeOf } from "./route-of.ts";

/** Finds the operation of the API's description that a request is; undefined for what is not described. */
export function operationOf(app: OpenAPIHono): (c: Context) => string | undefined {
  let operations: ReadonlyMap<string, string> | undefined;
  return (c) => {
    operations ??= operationsOf(app);
    const method = c.req.method === "HEAD" ? "GET" : c.req.method;
    return operations.get(`${method} ${routeOf(c)}`);
  };
}

function operationsOf(app: OpenAPIHono): ReadonlyMap<string, string> {
  return new Map(
    app.openAPIRegistry.definitions.flatMap((definition) => {
      if (definition.type !== "route") return [];
      const { method, path, operationId = "" } = definition.route;
      return [[`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`, operationId] as const];
    }),
  );
}
