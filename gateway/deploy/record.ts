import { z } from "zod";
import { DomainError } from "../domain/errors.ts";
import { address, bytes32, iso } from "../domain/scalars.ts";
import type { CompiledContracts } from "./compiled-contracts.ts";
import { decisionTimesSchema } from "./founding.ts";
import { identityMembers } from "./identity.ts";
import type { DeploymentPlan, DeploymentTerms } from "./plan.ts";

const RECORD_MAX_LENGTH = 1_000_000;

/** The record of a deployment as its consortium publishes it. A local run adds what its own commands need. */
const recordSchema = z.object({
  format: z.literal("concord-deployment/1"),
  ...identityMembers,
  timelock: z.strictObject({ address, codeHash: bytes32 }),
  deployer: address,
  /** ISO code → id. */
  partners: z.record(iso, z.int().min(1).max(255)),
  founding: z.strictObject({ decisions: decisionTimesSchema, signatories: z.record(iso, address) }),
  compiler: z.strictObject({
    version: z.string(),
    input: z.strictObject({
      language: z.string(),
      settings: z.record(z.string(), z.unknown()),
      sources: z.record(z.string(), z.strictObject({ keccak256: bytes32, urls: z.array(z.string()) })),
    }),
  }),
});

export type DeploymentRecord = z.infer<typeof recordSchema>;

/** The record of a plan: the same for the same plan, so that whoever deploys again gets the same file. */
export function recordOf(
  { chainId, genesisHash, deployer, founding }: DeploymentTerms,
  engine: DeploymentRecord["engine"],
  plan: DeploymentPlan,
  { compiler }: Pick<CompiledContracts, "compiler">,
): DeploymentRecord {
  return recordSchema.parse({
    format: "concord-deployment/1",
    chainId: chainId.toString(),
    genesisHash,
    deploymentId: plan.deploymentId,
    engine,
    contracts: plan.contracts,
    codeHashes: plan.codeHashes,
    timelock: plan.timelock,
    deployer,
    partners: Object.fromEntries(founding.partners.map(({ iso: code, id }) => [code, id])),
    founding: {
      decisions: founding.decisions,
      signatories: Object.fromEntries(founding.partners.map(({ iso: code, signatory }) => [code, signatory])),
    },
    compiler,
  });
}

/** Reads a record. Throws DomainError `deployment-malformed`, which says what is wrong where. */
export function parseRecord(text: string): DeploymentRecord {
  const parsed = recordSchema.safeParse(contentOf(text));
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(({ path, message }) => `${path.map(String).join(".") || "it"}: ${message}`);
  throw new DomainError("deployment-malformed", mistakes.join("; "), { mistakes });
}

/** What a record says that its deployment follows from. */
export function termsOf({ chainId, genesisHash, deployer, partners, founding }: DeploymentRecord): DeploymentTerms {
  return {
    chainId: BigInt(chainId),
    genesisHash,
    deployer,
    founding: {
      decisions: founding.decisions,
      partners: Object.entries(partners).map(([code, id]) => ({
        id,
        iso: code,
        signatory: founding.signatories[code] ?? "0x0000000000000000000000000000000000000000",
      })),
    },
  };
}

function contentOf(text: string): unknown {
  try {
    return text.length > RECORD_MAX_LENGTH ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
