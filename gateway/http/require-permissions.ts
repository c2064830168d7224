import type { OpenAPIHono } from "@hono/zod-openapi";
import { isOperationId } from "../domain/permissions.ts";

const PROTECTED = /^\/v1\//;

/**
 * Makes sure that somebody has decided on every route of the API who may take it.
 *
 * @throws Error for one that the table of permissions does not have: it would be open to everybody, or to nobody
 */
export function requirePermissions(app: OpenAPIHono): void {
  const known = new Set<string>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== "route") continue;
    const { method, path, operationId } = definition.route;
    if (!isOperationId(operationId)) {
      throw new Error(`${method} ${path} (${operationId}) is not in the table of permissions`);
    }
    known.add(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`);
  }
  for (const { method, path } of app.routes) {
    if (method === "ALL" || !PROTECTED.test(path) || known.has(`${method} ${path}`)) continue;
    throw new Error(`${method} ${path} is no operation that is described`);
  }
}
