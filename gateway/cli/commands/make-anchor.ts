import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import { type Anchor, anchorSchema } from "../../receipts/anchor-format.ts";
import { digestText } from "../../receipts/renewal-statement.ts";
import { type AnchorFacts, type DeploymentToAnchor, type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { Failure } from "../failure.ts";
import { readDeployment, readLocalRun } from "../local-run.ts";
import { readAnchor } from "../read-receipt.ts";
import { receiptTexts } from "../render/receipt-texts.ts";
import { openSession } from "../session.ts";
import { validDays } from "../valid-days.ts";
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
  readonly checkpointSigner?: readonly string[];
  /** Files of the anchors that were published before. */
  readonly former?: readonly string[];
}

const PUBLIC = 0o644;

/**
 * Writes the anchor of a deployment, as a node tells of it, into a new file.
 *
 * @throws Failure `usage`, `file-exists`, `file-unwritable`; DomainError `node-unreachable`, `chain-lost`, `proof-unavailable`
 */
export async function makeAnchor(deps: Deps, options: GlobalOptions, terms: AnchorTerms): Promise<number> {
  const { deployment, nodeUrl } = await findDeployment(deps, options, terms.node);
  const valid = validDays(terms, deps.now());
  const facts = await deps.readAnchorFacts(nodeUrl, deployment, {
    epochLength: terms.epochLength,
    ...(terms.block === undefined ? {} : { block: terms.block }),
    ...(terms.checkpointSigner === undefined ? {} : { checkpointSigners: terms.checkpointSigner }),
  });
  const anchor = requireSound(anchorOf(facts, terms, valid, await digestFormer(terms.former ?? [])));
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

/** Throws Failure `file-unreadable` for what is no anchor. */
async function digestFormer(files: readonly string[]): Promise<string[]> {
  const digests = await Promise.all(files.map(async (file) => digestText("sha3-512", (await readAnchor(file)).text)));
  return [...new Set(digests)].sort();
}

function anchorOf(
  facts: AnchorFacts,
  { epochLength, overlap }: AnchorTerms,
  valid: Anchor["valid"],
  formerAnchors: string[],
): Anchor {
  const { ledger, engine, block, checkpointSigners } = facts;
  if (engine === "none") {
    if (checkpointSigners === undefined && formerAnchors.length === 0)
      return { format: "concord-anchor/1", ledger, engine, block, valid };
    throw new Failure("usage", "An anchor of a chain without seals vouches for one block, and names nobody else.");
  }
  const sealed = { ledger, engine, block, validators: facts.validators, epochLength, overlap, valid };
  if (checkpointSigners === undefined && formerAnchors.length > 0)
    throw new Failure("usage", "Former anchors go with --checkpoint-signer, into an anchor of version 2.");
  return checkpointSigners === undefined
    ? { format: "concord-anchor/1", ...sealed }
    : { format: "concord-anchor/2", ...sealed, checkpointSigners, formerAnchors };
}

/** What no verifier would read is not published. */
function requireSound(anchor: Anchor): Anchor {
  const [issue] = anchorSchema.safeParse(anchor).error?.issues ?? [];
  if (issue === undefined) return anchor;
  throw new Failure("usage", `It would be no anchor: ${issue.path.join(".")} ${issue.message}.`);
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
