import { DomainError } from "../domain/errors.ts";
import type { CountersignedAnchor } from "../receipts/anchor-format.ts";
import type { Checkpoint, CheckpointStatement } from "../receipts/checkpoint-format.ts";
import { readAnchor, readCheckpoint } from "../receipts/read-formats.ts";
import type { AnchorFacts, Deps } from "./deps.ts";
import { Failure } from "./failure.ts";
import { readLocalRun } from "./local-run.ts";
import { readAnchorText, readCheckpointText } from "./read-receipt.ts";

/** The checkpoint of a file. Throws Failure `file-unreadable`, DomainError `checkpoint-malformed`. */
export const openCheckpoint = async (file: string): Promise<Checkpoint> =>
  readCheckpoint(await readCheckpointText(file));

/** The anchor of a file, which names who countersigns. Throws Failure `file-unreadable`, DomainError `anchor-malformed`, `checkpoint-signers-unnamed`. */
export async function openCountersignedAnchor(file: string): Promise<CountersignedAnchor> {
  const anchor = readAnchor(await readAnchorText(file));
  if (anchor.format === "concord-anchor/2") return anchor;
  throw new DomainError("checkpoint-signers-unnamed", "The anchor names nobody who countersigns checkpoints.");
}

/**
 * What a node tells of a block of the anchor's ledger; without a number the youngest at which votes are cleared.
 *
 * @throws Failure `usage` without a node; DomainError `node-unreachable`, `chain-lost`, `proof-unavailable`, `checkpoint-wrong-ledger`
 */
export async function askNode(
  deps: Deps,
  anchor: CountersignedAnchor,
  node: string | undefined,
  block: number | undefined,
): Promise<Pick<CheckpointStatement, "ledger" | "block" | "validators">> {
  const nodeUrl = node ?? (await readLocalRun(deps.environment.runHome))?.deployment.nodeUrl;
  if (nodeUrl === undefined) throw new Failure("usage", "Name the chain node to ask with --node.");
  const { codeHashes, ...ledger } = anchor.ledger;
  const { chainId, genesisHash, deploymentId, registry, evidenceLedger } = ledger;
  const deployment = { chainId, genesisHash, deploymentId, contracts: { registry, ledger: evidenceLedger } };
  const facts = await deps.readAnchorFacts(nodeUrl, deployment, {
    epochLength: anchor.epochLength,
    ...(block === undefined ? {} : { block }),
  });
  const told = facts.ledger.codeHashes;
  if (told.registry !== codeHashes.registry || told.evidenceLedger !== codeHashes.evidenceLedger)
    throw new DomainError("checkpoint-wrong-ledger", "The node has other contracts there than the anchor names.");
  return { ledger, block: facts.block, validators: validatorsOf(facts) };
}

function validatorsOf(facts: AnchorFacts): string[] {
  if (facts.engine === "qbft") return facts.validators;
  throw new DomainError("checkpoint-differs", "The blocks of that node carry no seals.");
}
