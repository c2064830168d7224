import { readFileSync } from "node:fs";
import { join } from "node:path";
import { whyNotPath } from "../domain/exhibit-path.ts";
import { keccakOfText } from "../domain/keccak.ts";
import type { CompiledContracts, CompilerInput, ContractCode } from "./compiled-contracts.ts";

/** The contracts of a deployment, and where the code of each begins. */
const SOURCES = {
  forwarder: ["@openzeppelin/contracts/metatx/ERC2771Forwarder.sol", "ERC2771Forwarder"],
  registry: ["contracts/Registry.sol", "Registry"],
  ledger: ["contracts/EvidenceLedger.sol", "EvidenceLedger"],
  board: ["contracts/NoticeBoard.sol", "NoticeBoard"],
  consortium: ["contracts/Consortium.sol", "Consortium"],
  anchors: ["contracts/AccessLogAnchors.sol", "AccessLogAnchors"],
} as const;
const TIMELOCK = ["@openzeppelin/contracts/governance/TimelockController.sol", "TimelockController"] as const;
const LIBRARY = "@openzeppelin/contracts";
const OUTPUTS = ["evm.bytecode.object", "evm.deployedBytecode.object", "evm.deployedBytecode.immutableReferences"];

interface Output {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[];
  readonly contracts: Readonly<
    Record<string, Readonly<Record<string, { readonly evm: { bytecode: Bytecode; deployedBytecode: Bytecode } }>>>
  >;
  readonly sources: Readonly<Record<string, { readonly ast: unknown }>>;
}

interface Bytecode {
  readonly object: string;
  readonly immutableReferences?: Readonly<Record<string, readonly { readonly start: number }[]>>;
}

/** What compiles: `solc` from npm, where development dependencies are installed. */
export interface Compiler {
  version(): string;
  compile(input: string): string;
}

/** The input of the contracts in a checkout, and the texts that it names by their hashes. */
export function readCompilerInput(project: string): { input: CompilerInput; texts: ReadonlyMap<string, string> } {
  const { version } = JSON.parse(readFileSync(join(project, "node_modules", LIBRARY, "package.json"), "utf8")) as {
    version: string;
  };
  const prefix = `npm/${LIBRARY}@${version}/`;
  const texts = new Map<string, string>();
  const waiting = Object.values(SOURCES).map(([path]) => nameOf(path, prefix));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (texts.has(name)) continue;
    const text = readFileSync(placeOf(project, name), "utf8");
    texts.set(name, text);
    for (const [, path = ""] of text.matchAll(/^import\s[^"]*"([^"]+)";/gm)) {
      waiting.push(path.startsWith(".") ? resolveIn(name, path) : nameOf(path, prefix));
    }
  }
  const sources = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  const input: CompilerInput = {
    language: "Solidity",
    settings: {
      evmVersion: "cancun",
      optimizer: { enabled: true, runs: 200 },
      remappings: [`project/:${LIBRARY}/=${prefix}`],
      viaIR: false,
    },
    sources: Object.fromEntries(sources.map(([name, text]) => [name, { keccak256: keccakOfText(text), urls: [] }])),
  };
  return { input, texts };
}

/** The sources that an input names by their hashes, from a checkout; those that are not there, or are others, are named. */
export function findSources(project: string, { sources }: CompilerInput) {
  const texts = new Map<string, string>();
  const missing: string[] = [];
  for (const [name, { keccak256 }] of Object.entries(sources)) {
    // A record is somebody else's: its names lead nowhere but into the checkout.
    const text = whyNotPath(name) === undefined && name.endsWith(".sol") ? readText(placeOf(project, name)) : undefined;
    if (text !== undefined && keccakOfText(text) === keccak256) texts.set(name, text);
    else missing.push(name);
  }
  return { texts, missing };
}

/** Compiles an input with the texts of its sources. Throws Error with the compiler's words. */
export function compileContracts(
  compiler: Compiler,
  input: CompilerInput,
  texts: ReadonlyMap<string, string>,
): CompiledContracts {
  const sources = Object.fromEntries([...texts].map(([name, content]) => [name, { content }]));
  const settings = { ...input.settings, outputSelection: { "*": { "": ["ast"], "*": OUTPUTS } } };
  const output = JSON.parse(compiler.compile(JSON.stringify({ ...input, sources, settings }))) as Output;
  const failure = output.errors?.find(({ severity }) => severity === "error");
  if (failure !== undefined) throw new Error(failure.formattedMessage);
  const library = Object.keys(input.sources).find((name) => name.startsWith(`npm/${LIBRARY}@`)) ?? "";
  const prefix = library.slice(0, library.indexOf("/", `npm/${LIBRARY}@`.length) + 1);
  const variables = namesOfVariables(output.sources);
  const codeOf = ([path, name]: readonly [string, string], within?: string): ContractCode => {
    const compiled = output.contracts[nameOf(path, prefix)]?.[name]?.evm;
    if (compiled === undefined) throw new Error(`the compiler made no ${name}`);
    const { object, immutableReferences = {} } = compiled.deployedBytecode;
    const creation = `0x${within ?? compiled.bytecode.object}`;
    const place = (creation.indexOf(object) - 2) / 2;
    if (place <= 0) throw new Error(`what ${name} becomes is not in what makes it`);
    const places = Object.entries(immutableReferences).map(
      ([id, found]) => [variables.get(id) ?? id, found.map(({ start }) => start)] as const,
    );
    const immutables = Object.fromEntries(places.sort(([one], [other]) => (one < other ? -1 : 1)));
    return { creation: within === undefined ? creation : "0x", runtime: [place, object.length / 2], immutables };
  };
  const contracts = Object.fromEntries(Object.entries(SOURCES).map(([name, source]) => [name, codeOf(source)]));
  const { consortium } = contracts;
  if (consortium === undefined) throw new Error("the compiler made no consortium");
  // Made by the consortium's constructor, in whose code its own is.
  const timelock = codeOf(TIMELOCK, consortium.creation.slice(2));
  return {
    compiler: { version: plainVersion(compiler.version()), input },
    contracts: { ...contracts, timelock } as CompiledContracts["contracts"],
  };
}

const plainVersion = (told: string): string => told.replace(/\.Emscripten.*$/, "");

const nameOf = (path: string, prefix: string): string =>
  path.startsWith(`${LIBRARY}/`) ? prefix + path.slice(LIBRARY.length + 1) : `project/${path}`;

const placeOf = (project: string, name: string): string =>
  join(project, name.replace(/^project\//, "").replace(/^npm\/(.*)@[^/]+\//, "node_modules/$1/"));

const resolveIn = (name: string, path: string): string => join(name, "..", path);

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** The compiler tells places of immutable variables by the numbers of their declarations, which change with every build. */
function namesOfVariables(sources: Output["sources"]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  JSON.stringify(sources, (_key, value: unknown) => {
    const { nodeType, id, name } = (value ?? {}) as { nodeType?: string; id?: number; name?: string };
    if (nodeType === "VariableDeclaration" && id !== undefined && name) names.set(String(id), name);
    return value;
  });
  return names;
}
