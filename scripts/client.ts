/** Writes the types of the typed client from the committed OpenAPI, or with `--check` exits with 1 when the committed ones differ. */
import { readFileSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { ts } from "@ts-morph/common";

const DESCRIPTION = join(import.meta.dirname, "../gateway/http/openapi.json");
const FILE = join(import.meta.dirname, "../gateway/client/api.d.ts");
const HEAD = "// Generated from gateway/http/openapi.json by `npm run client`; not to be edited.\n\n";

const compilerApi = new URL("./client/typescript-api.mjs", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => next(specifier === "typescript" ? compilerApi : specifier, context),
});
const { astToString, default: describeTypes } = await import("openapi-typescript");

// What may be left out may also be undefined, as zod's types have it.
const admitUndefined: ts.TransformerFactory<ts.Node> = (context) => {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, context);
    if (!ts.isPropertySignature(visited) || visited.questionToken === undefined || visited.type === undefined) {
      return visited;
    }
    if (visited.type.kind === ts.SyntaxKind.NeverKeyword) return visited;
    const { factory } = context;
    const type = factory.createUnionTypeNode([
      visited.type,
      factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword),
    ]);
    return factory.updatePropertySignature(visited, visited.modifiers, visited.name, visited.questionToken, type);
  };
  return visit;
};

const nodes = await describeTypes(JSON.parse(readFileSync(DESCRIPTION, "utf8")), { exportType: true });
const { transformed } = ts.transform(nodes as unknown as ts.Node[], [admitUndefined]);
const text = HEAD + astToString(transformed as never);
if (!process.argv.includes("--check")) writeFileSync(FILE, text);
else if (readFileSync(FILE, "utf8") !== text) {
  console.error("gateway/client/api.d.ts is not that of gateway/http/openapi.json: npm run client");
  process.exitCode = 1;
}
