import { gunzipSync } from "node:zlib";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { findResource } from "../../gateway/http/resources.ts";
import { describeApi } from "../../gateway/http/routes/documentation.ts";
import type { Description } from "../../scripts/fuzz/description.ts";

// What any address may answer before an operation is found, or instead of one.
const OF_NO_OPERATION: ReadonlySet<string> = new Set(["not-found", "method-not-allowed"]);

interface Narrowed {
  readonly allOf?: readonly { readonly properties?: { readonly code?: { readonly enum?: readonly string[] } } }[];
}

/** Makes an app fail on a problem that the description of the operation does not name. */
export function holdToDescription<A extends OpenAPIHono>(app: A): A {
  let description: Description | undefined;
  const find = findResource(app);
  const fetchAnswer = app.fetch;
  app.fetch = async (request, ...rest) => {
    const answer = await fetchAnswer(request, ...rest);
    const { pathname } = new URL(request.url);
    const isProblem = answer.headers.get("content-type") === "application/problem+json";
    if (!isProblem || find(pathname) === undefined) return answer;
    description ??= describeApi(app) as Description;
    // Not a clone: the server's own answers are read once.
    const body = Buffer.from(await answer.arrayBuffer());
    const again = new Response(body, { status: answer.status, headers: answer.headers });
    if (request.method === "HEAD") return again;
    const isPacked = answer.headers.get("content-encoding") === "gzip";
    const { code } = JSON.parse(String(isPacked ? gunzipSync(body) : body)) as { code: string };
    const isNamed =
      OF_NO_OPERATION.has(code) || codesOf(description, request.method, pathname, answer.status).includes(code);
    if (isNamed) return again;
    throw new Error(`the description of ${request.method} ${pathname} does not name ${code} (${answer.status})`);
  };
  return app;
}

function codesOf(description: Description, method: string, pathname: string, status: number): readonly string[] {
  const path = Object.keys(description.paths).find((template) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
  const verb = method === "HEAD" ? "get" : method.toLowerCase();
  const { content } = description.paths[path ?? ""]?.[verb]?.responses[status] ?? {};
  const schema = content?.["application/problem+json"]?.schema as Narrowed | undefined;
  return schema?.allOf?.flatMap(({ properties }) => properties?.code?.enum ?? []) ?? [];
}
