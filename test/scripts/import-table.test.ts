import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = path.resolve(import.meta.dirname, "../..");
let copy: string;
let findings: { category: string; location: { path: string | { file: string } } }[];

const source: Record<string, string> = {
  "domain/allowed-hash":
    'import { keccak256 } from "ethers";\nimport { z } from "zod";\nexport const a = [keccak256, z];\n',
  "domain/codes/allowed-own":
    'import { a } from "../allowed-hash.ts";\nexport const b = [a, new Date("2026-01-01")];\n',
  "domain/refused-io": 'import { readFileSync } from "node:fs";\nexport const a = readFileSync;\n',
  "domain/codes/refused-adapter": 'import { a } from "../../storage/allowed-driver.ts";\nexport const b = a;\n',
  "domain/refused-clock": "export const now = () => new Date();\n",
  "domain/refused-millis": "export const now = () => Date.now();\n",
  "domain/refused-network": 'export const ask = () => fetch("/");\n',
  "domain/refused-environment": "export const home = process.env.HOME;\n",
  "chain/allowed-types": 'import type { Registry } from "../../types/index.ts";\nexport type A = Registry;\n',
  "chain/refused-adapter": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "storage/allowed-driver": 'import { Kysely } from "kysely";\nexport const a = [Kysely, Date.now()];\n',
  "storage/refused-types": 'import type { Registry } from "../../types/index.ts";\nexport type A = Registry;\n',
  "digests/allowed-thread": 'import { Worker } from "node:worker_threads";\nexport const a = Worker;\n',
  "digests/refused-adapter": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "storage/allowed-digests": 'import { a } from "../digests/allowed-thread.ts";\nexport const b = a;\n',
  "cli/allowed-digests": 'import { a } from "../digests/allowed-thread.ts";\nexport const b = a;\n',
  "network/allowed-key":
    'import { randomBytes } from "node:crypto";\nimport { pointFromScalar } from "tiny-secp256k1";\nexport const a = [randomBytes, pointFromScalar];\n',
  "network/refused-adapter": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "cli/allowed-network": 'import { a } from "../network/allowed-key.ts";\nexport const b = a;\n',
  "http/refused-network": 'import { a } from "../network/allowed-key.ts";\nexport const b = a;\n',
  "audit/allowed-abi": 'import { AbiCoder } from "ethers";\nexport const a = AbiCoder;\n',
  "audit/refused-clock": "export const now = () => Date.now();\n",
  "audit/refused-adapter": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "storage/refused-audit": 'import { a } from "../audit/allowed-abi.ts";\nexport const b = a;\n',
  "cli/allowed-audit": 'import { a } from "../audit/allowed-abi.ts";\nexport const b = a;\n',
  "metrics/allowed-client": 'import { Registry } from "prom-client";\nexport const a = Registry;\n',
  "metrics/refused-adapter": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "config/allowed-files": 'import { readFileSync } from "node:fs";\nexport const a = readFileSync;\n',
  "config/refused-adapter": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "deploy/allowed-node": 'import type { A } from "../chain/allowed-types.ts";\nexport type B = A;\n',
  "deploy/refused-keys": 'import { a } from "../keys/allowed-key.ts";\nexport const b = a;\n',
  "cli/refused-deploy": 'import type { B } from "../deploy/allowed-node.ts";\nexport type C = B;\n',
  "http/refused-mistakes": 'import { a } from "../config/allowed-files.ts";\nexport const b = a;\n',
  "http/refused-metrics": 'import { a } from "../metrics/allowed-client.ts";\nexport const b = a;\n',
  "http/refused-digests": 'import { a } from "../digests/allowed-thread.ts";\nexport const b = a;\n',
  "delivery/refused-storage": 'import { a } from "../storage/allowed-driver.ts";\nexport const b = a;\n',
  "http/routes/allowed-hono":
    'import { Hono } from "hono";\nimport { stream } from "hono/streaming";\nexport const a = [Hono, stream];\n',
  "http/routes/refused-database": 'import { Kysely } from "kysely";\nexport const a = Kysely;\n',
  "http/routes/refused-config": 'import { a } from "../../config.ts";\nexport const b = a;\n',
  "cli/refused-http": 'import { a } from "../http/routes/allowed-hono.ts";\nexport const b = a;\n',
  "cli/refused-environment": "export const home = process.env.HOME;\n",
  "web/allowed-domain":
    'import { b } from "../domain/codes/allowed-own.ts";\nimport { Hono } from "hono";\nexport const c = [b, Hono];\n',
  "web/refused-http": 'import { a } from "../http/routes/allowed-hono.ts";\nexport const b = a;\n',
  "web/refused-io": 'import { readFileSync } from "node:fs";\nexport const a = readFileSync;\n',
  config: "export const a = process.env.HOME;\n",
};

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), "concord-imports-"));
  for (const file of ["biome.json", ".biome"])
    cpSync(path.join(project, file), path.join(copy, file), { recursive: true });
  symlinkSync(path.join(project, "node_modules"), path.join(copy, "node_modules"));
  for (const [name, text] of Object.entries(source)) {
    const file = path.join(copy, "gateway", `${name}.ts`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const biome = path.join(project, "node_modules/.bin/biome");
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "gateway"];
  const { stdout } = spawnSync(biome, args, { cwd: copy, encoding: "utf8" });
  findings = JSON.parse(stdout).diagnostics;
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("the import table", () => {
  it.each(Object.keys(source))("judges gateway/%s.ts as its name says", (name) => {
    const inFile = findings.filter(({ location }) => JSON.stringify(location.path).includes(`gateway/${name}.ts`));
    const isRefused = path.basename(name).startsWith("refused-");
    expect(inFile.length > 0, JSON.stringify(inFile.map(({ category }) => category))).toBe(isRefused);
  });
});
