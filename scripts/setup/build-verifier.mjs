import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = "gateway/web/browser";
const workers = { DIGEST_WORKER: "digest-worker.ts", RECEIPT_WORKER: "verifier/receipt-worker.ts" };

/**
 * Bundles the page that verifies with a receipt into one file that loads nothing and may reach nothing: `verifier.html`, whose policy allows its own
 * script and style by their hashes alone; and `verifier.policy`, the same for the header of whoever serves it. Plain HTML that a browser opens from a disk.
 *
 * @param {string} output folder
 * @param common esbuild's options
 */
export async function buildVerifier(project, output, build, common) {
  const bundle = async (entry, define = {}) => {
    const { outputFiles } = await build({
      ...common,
      entryPoints: [path.join(folder, entry)],
      platform: "browser",
      target: ["es2022"],
      minify: true,
      charset: "utf8",
      write: false,
      define,
      loader: { ".wasm": "binary" },
      jsxImportSource: "hono/jsx/dom",
      plugins: [inlineSecp256k1, leaveOutTranslations],
    });
    return outputFiles[0].text;
  };
  const texts = {};
  for (const [name, entry] of Object.entries(workers)) texts[name] = JSON.stringify(asClassic(await bundle(entry)));
  const script = await bundle("verifier/start-verifier.tsx", { ...texts, PLACES: JSON.stringify(namePlaces()) });
  const read = (name) => readFileSync(path.join(project, "gateway/web", name), "utf8");
  const style = read("style.css");
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    // The workers' scripts are in the script; what they compile is too.
    "worker-src blob:",
    `style-src ${hashOf(style)}`,
    "img-src data:",
  ].join("; ");
  const parts = {
    "{policy}": policy,
    "{icon}": `data:image/svg+xml,${encodeURIComponent(read("icon.svg"))}`,
    "<!--style-->": `<style>${style}</style>`,
    "<!--script-->": `<script type="module">${script}</script>`,
  };
  const html = read("verifier.html").replaceAll(/\{\w+\}|<!--\w+-->/g, (place) => parts[place]);
  writeFileSync(path.join(project, output, "verifier.html"), html);
  writeFileSync(path.join(project, output, "verifier.policy"), policy);
}

/** The names of all places in the page's languages (CLDR): a browser may lack them, or have others than a gateway's pages show. */
function namePlaces() {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return Object.fromEntries(
    ["zh-Hans", "zh-Hant", "en", "pt"].map((language) => {
      const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
      const named = codes.map((code) => [code, names.of(code)]);
      return [language, Object.fromEntries(named.filter(([, name]) => name !== undefined))];
    }),
  );
}

/** A module without imports as a classic script: of a page from a disk, Chromium starts no worker that is a module. What fails reaches `onerror`. */
const asClassic = (module) => `(async()=>{"use strict";${module}})().catch((error)=>setTimeout(()=>{throw error}));`;

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** tiny-secp256k1 imports its WebAssembly as a module, as some bundlers allow and no browser does. */
const inlineSecp256k1 = {
  name: "inline-secp256k1",
  setup({ onLoad }) {
    onLoad({ filter: /tiny-secp256k1[\\/]lib[\\/]wasm_loader\.browser\.js$/ }, () => ({
      contents: `
        import binary from "./secp256k1.wasm";
        import * as rand from "./rand.js";
        import * as errors from "./validate_error.js";
        const { instance } = await WebAssembly.instantiate(binary, { "./rand.js": rand, "./validate_error.js": errors });
        export default instance.exports;`,
      loader: "js",
    }));
  },
};

/** zod brings its messages in fifty languages along; problems are told in texts of our own. */
const leaveOutTranslations = {
  name: "leave-out-translations",
  setup({ onLoad }) {
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      loader: "js",
    }));
  },
};
