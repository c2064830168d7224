// Compiles the contracts as they are deployed and writes their code to gateway/deploy/compiled.json, where it is committed. With
// --check it compiles nothing, and exits 1 when the committed code is not of the present sources, or not what the tests run.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { isDeepStrictEqual } from "node:util";
import { type Compiler, compileContracts, readCompilerInput } from "../gateway/deploy/compile.ts";
import type { CompiledContracts } from "../gateway/deploy/compiled-contracts.ts";

const project = join(import.meta.dirname, "..");
const file = join(project, "gateway/deploy/compiled.json");
const artifacts: Readonly<Record<string, string>> = {
  forwarder: "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol/ERC2771Forwarder",
  registry: "contracts/Registry.sol/Registry",
  ledger: "contracts/EvidenceLedger.sol/EvidenceLedger",
  board: "contracts/NoticeBoard.sol/NoticeBoard",
  consortium: "contracts/Consortium.sol/Consortium",
  anchors: "contracts/AccessLogAnchors.sol/AccessLogAnchors",
};
const { input, texts } = readCompilerInput(project);

if (process.argv.includes("--check")) {
  const { compiler, contracts } = JSON.parse(readFileSync(file, "utf8")) as CompiledContracts;
  const wrong = Object.entries(artifacts).filter(([name, artifact]) => {
    const { bytecode } = JSON.parse(readFileSync(join(project, `artifacts/${artifact}.json`), "utf8")) as {
      bytecode: string;
    };
    return withoutMetadata(contracts[name as keyof typeof contracts].creation) !== withoutMetadata(bytecode);
  });
  if (!isDeepStrictEqual(compiler.input, input)) wrong.push(["the compiler's input", ""]);
  if (wrong.length > 0) {
    const names = wrong.map(([name]) => name).join(", ");
    console.error(`gateway/deploy/compiled.json differs from the contracts: ${names}. Run "npm run code".`);
    process.exitCode = 1;
  }
} else {
  const compiler = createRequire(import.meta.url)("solc") as Compiler;
  writeFileSync(file, `${JSON.stringify(compileContracts(compiler, input, texts), null, 1)}\n`);
  console.log(`written to ${file}`);
}

/** Without the hashes of what it was compiled from, which say of Hardhat's build what else was built with it. */
function withoutMetadata(code: string): string {
  return code.replaceAll(/a2646970667358221220[0-9a-f]{64}64736f6c6343[0-9a-f]{6}0033/g, "");
}
