import { createRequire } from "node:module";
import { resolve } from "node:path";
import { connectNode, type Node } from "./chain/node.ts";
import type { DeploymentOperation } from "./cli/deps.ts";
import { type Compiler, compileContracts, findSources } from "./deploy/compile.ts";
import { type CompiledContracts, compiledContracts } from "./deploy/compiled-contracts.ts";
import { deployContracts } from "./deploy/deploy-contracts.ts";
import { parseFounding } from "./deploy/founding.ts";
import { type DeploymentRecord, parseRecord } from "./deploy/record.ts";
import { verifyDeployment } from "./deploy/verify-deployment.ts";
import { DomainError } from "./domain/errors.ts";
import { openKeystore } from "./keys/keystore.ts";

const NODE_TIMEOUT_MS = 30_000;
/** What a network of the field needs, with room for some that fail. */
const BLOCK_WITHIN_MS = 120_000;
const PROJECT = resolve(import.meta.dirname, "..");

/** Deployments, for who founds a consortium and for who audits it. */
export const operateDeployment: DeploymentOperation = {
  deploy: async ({ rpc, founding, keystore, passphrase, onPlanned, onMade }) => {
    const parsed = parseFounding(founding);
    const key = await openKeystore(keystore, passphrase);
    return withNode(rpc, async (node) => {
      const record = await deployContracts({
        node,
        key,
        founding: parsed,
        compiled: compiledContracts,
        timeoutMs: BLOCK_WITHIN_MS,
        onPlanned: (planned) => onPlanned(textOf(planned)),
        onMade: ({ name, address }, isNew) => onMade(name, address, isNew),
      });
      return { deploymentId: record.deploymentId, checks: await verifyDeployment(node, record, compiledContracts) };
    });
  },
  verify: async ({ rpc, record, recompileIn }) => {
    const parsed = parseRecord(record);
    const compiled = recompileIn === undefined ? compiledContracts : recompile(recompileIn, parsed);
    const { deploymentId } = parsed;
    return { deploymentId, checks: await withNode(rpc, (node) => verifyDeployment(node, parsed, compiled)) };
  },
};

async function withNode<T>(rpc: string, work: (node: Node) => Promise<T>): Promise<T> {
  // Which chain it is the node says; it is compared with the record.
  const node = connectNode(rpc, 0n, NODE_TIMEOUT_MS);
  try {
    return await work(node);
  } finally {
    node.close();
  }
}

const textOf = (record: DeploymentRecord): string => `${JSON.stringify(record, null, 2)}\n`;

/** What the sources that a record names by their hashes compile to. Throws DomainError `compiler-absent`. */
function recompile(folder: string, { compiler }: DeploymentRecord): CompiledContracts {
  const { texts, missing } = findSources(folder === "" ? PROJECT : folder, compiler.input);
  if (missing.length > 0) {
    const detail = `These sources are not there as the record names them: ${missing.join(", ")}.`;
    throw new DomainError("compiler-absent", detail, { missing });
  }
  const solc = openCompiler(compiler.version);
  try {
    return compileContracts(solc, compiler.input, texts);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    throw new DomainError("deployment-malformed", `What the record names does not compile: ${reason}`, { reason });
  }
}

function openCompiler(version: string): Compiler {
  let solc: Compiler | undefined;
  try {
    solc = createRequire(import.meta.url)("solc") as Compiler;
  } catch {
    // Where only what runs is installed, it is not there.
  }
  if (solc?.version().startsWith(version)) return solc;
  throw new DomainError("compiler-absent", `The compiler ${version} is not installed.`, { version });
}
