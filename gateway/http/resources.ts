import type { OpenAPIHono } from "@hono/zod-openapi";

/** What there is at an address: its methods, each with the media types that it answers with; none where any will do. */
export type Resource = ReadonlyMap<string, readonly string[]>;

interface Template {
  readonly pattern: RegExp;
  readonly method: string;
  readonly types: readonly string[];
}

/** Finds what the routes registered by then answer at a path; undefined when nothing does. */
export function findResource(app: OpenAPIHono): (path: string) => Resource | undefined {
  let templates: readonly Template[] | undefined;
  return (path) => {
    templates ??= templatesOf(app);
    const methods = new Map<string, readonly string[]>();
    for (const { pattern, method, types } of templates) {
      if (methods.has(method) || !pattern.test(path)) continue;
      methods.set(method, types);
      if (method === "GET") methods.set("HEAD", types);
    }
    return methods.size === 0 ? undefined : methods;
  };
}

function templatesOf(app: OpenAPIHono): Template[] {
  const described = new Map<string, readonly string[]>(
    app.openAPIRegistry.definitions.flatMap((definition) =>
      definition.type === "route"
        ? [[`${definition.route.method} ${definition.route.path}`, typesOf(definition.route.responses)] as const]
        : [],
    ),
  );
  return app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => ({
      pattern: patternOf(path),
      method,
      types: described.get(`${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`) ?? [],
    }));
}

function typesOf(responses: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, response]) => Object.keys((response as { content?: object }).content ?? {}));
}

function patternOf(path: string): RegExp {
  const parts = path.split("/").map((part) => {
    if (part.startsWith(":")) return "[^/]+";
    return part === "*" ? ".*" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
