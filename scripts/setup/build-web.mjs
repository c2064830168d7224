import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildVerifier } from "./build-verifier.mjs";
import { stampOf } from "./stamp.mjs";

/** What the pages are made of: their sources, the domain that they share with the gateway, and (by the lock file) the packages. */
const inputs = [
  "gateway/web",
  "gateway/domain",
  "gateway/receipts",
  "scripts/setup/build-web.mjs",
  "scripts/setup/build-verifier.mjs",
  "package-lock.json",
];
const output = "build/web";
const server = "gateway/web/create-pages.tsx";
/** What a browser loads. */
const assets = [
  "gateway/web/browser/start.ts",
  "gateway/web/browser/digest-worker.ts",
  "gateway/web/style.css",
  "gateway/web/icon.svg",
];

/** True when the pages are those of the present sources. */
export function isWebBuilt(project) {
  const stamp = stampFile(project);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === stampOfWeb(project);
}

/**
 * Bundles the pages: `create-pages.mjs` for the gateway, since Node runs no .tsx; `assets/` for browsers, each with a hash
 * of its content in its name; `assets.json`, which leads from the plain names to those; and the page that verifies with a receipt as one file.
 */
export async function buildWeb(project, say) {
  say("building pages …");
  const stamp = stampOfWeb(project);
  const { build } = createRequire(path.join(project, "package.json"))("esbuild");
  const folder = path.join(project, output);
  rmSync(folder, { recursive: true, force: true });
  const common = {
    absWorkingDir: project,
    bundle: true,
    format: "esm",
    jsx: "automatic",
    logLevel: "silent",
    metafile: true,
  };
  await build({
    ...common,
    entryPoints: [server],
    outdir: output,
    outExtension: { ".js": ".mjs" },
    platform: "node",
    packages: "external",
    jsxImportSource: "hono/jsx",
    plugins: [leaveOutside(project)],
  });
  const { metafile } = await build({
    ...common,
    entryPoints: assets,
    outdir: `${output}/assets`,
    entryNames: "[name]-[hash]",
    platform: "browser",
    target: ["es2022"],
    minify: true,
    loader: { ".svg": "copy" },
    jsxImportSource: "hono/jsx/dom",
  });
  const names = Object.entries(metafile.outputs).map(([file, { entryPoint }]) => [
    plainNameOf(entryPoint ?? file),
    path.basename(file),
  ]);
  writeFileSync(path.join(folder, "assets.json"), `${JSON.stringify(Object.fromEntries(names), null, 2)}\n`);
  await buildVerifier(project, output, build, common);
  writeFileSync(stampFile(project), stamp);
}

/** The name by which a page asks for a file: that of its source, as what it becomes. */
const plainNameOf = (entryPoint) => path.basename(entryPoint).replace(/\.tsx?$/, ".js");

/** Modules of the gateway outside of the pages are loaded as they are: two copies of a class would be two classes. */
function leaveOutside(project) {
  const pages = path.join(project, "gateway", "web") + path.sep;
  return {
    name: "leave-outside",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.?\// }, ({ path: asked, resolveDir }) => {
        const file = path.resolve(resolveDir, asked);
        if (file.startsWith(pages)) return undefined;
        const relative = path.relative(path.join(project, output), file).split(path.sep).join("/");
        return { path: relative, external: true };
      });
    },
  };
}

const stampFile = (project) => path.join(project, output, "stamp");

const stampOfWeb = (project) => stampOf(project, inputs, () => true);
