import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Anchor } from "../../receipts/anchor-format.ts";
import { type AnchorFacts, type DeploymentToAnchor, type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { readDeployment, readLocalRun } from "../local-run.ts";
import { receiptTexts } from "../render/receipt-texts.ts";
import { openSession } from "../session.ts";
import { writeNewFile } from "../write-new-file.ts";

/** What whoever publishes an anchor decides. */
export interface AnchorTerms {
  readonly output: string;
  readonly node?: string;
  readonly block?: number;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly epochLength: number;
  readonly overlap: number;
}

const FORMAT = "concord-anchor/1";
const PUBLIC = 0o644;

/**
 * Writes the anchor of a deployment, as a node tells of it, into a new file.
 *
 * @throws Failure `usage`, `file-exists`, `file-unwritable`; DomainError `node-unreachable`, `chain-lost`, `proof-unavailable`
 */
export async function makeAnchor(deps: Deps, options: GlobalOptions, terms: AnchorTerms): Promise<number> {
  const { deployment, nodeUrl } = await findDeployment(deps, options, terms.node);
  const valid = validityOf(terms, deps.now());
  const facts = await deps.readAnchorFacts(nodeUrl, deployment, terms);
  const anchor = anchorOf(facts, terms, valid);
  await writeNewFile(terms.output, `${JSON.stringify(anchor)}\n`, PUBLIC);
  const { number, hash } = anchor.block;
  if (options.json === true) {
    deps.terminal.print(`${JSON.stringify({ file: terms.output, block: number, hash, valid })}\n`);
    return 0;
  }
  const say = sayIn(receiptTexts, languageOf(deps, options));
  deps.terminal.print(`${say("anchorWritten", { file: safeText(terms.output), block: number, hash, ...valid })}\n`);
  return 0;
}

function anchorOf(facts: AnchorFacts, { epochLength, overlap }: AnchorTerms, valid: Anchor["valid"]): Anchor {
  const { ledger, engine, block } = facts;
  if (engine === "none") return { format: FORMAT, ledger, engine, block, valid };
  return { format: FORMAT, ledger, engine, block, validators: facts.validators, epochLength, overlap, valid };
}

function validityOf({ validFrom, validUntil }: AnchorTerms, now: number): Anchor["valid"] {
  const from = validFrom ?? new Date(now).toISOString().slice(0, 10);
  const until = validUntil ?? aYearAfter(from);
  if (from > until) throw new Failure("usage", "An anchor's last day is not before its first.");
  return { from, until };
}

function aYearAfter(day: string): string {
  const end = new Date(day);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end.toISOString().slice(0, 10);
}

/** The deployment at hand, else the gateway's word for it; and the node to ask. */
async function findDeployment(
  deps: Deps,
  options: GlobalOptions,
  node: string | undefined,
): Promise<{ deployment: DeploymentToAnchor; nodeUrl: string }> {
  const file = options.deployment ?? deps.environment.deploymentFile;
  const pinned =
    file === undefined ? (await readLocalRun(deps.environment.runHome))?.deployment : await readDeployment(file);
  const nodeUrl = node ?? pinned?.nodeUrl;
  if (nodeUrl === undefined) throw new Failure("usage", "Name the chain node to ask with --node.");
  if (pinned !== undefined) return { deployment: pinned, nodeUrl };
  const { api } = await openSession(deps, options);
  const { chainId, deploymentId, genesisHash, contracts } = await api.readNetwork();
  deps.terminal.tell("concord: no deployment file is at hand, so the gateway's word is taken for the contracts\n");
  return { deployment: { chainId, deploymentId, genesisHash: genesisHash ?? undefined, contracts }, nodeUrl };
}
