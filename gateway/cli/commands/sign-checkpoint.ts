import { DomainError } from "../../domain/errors.ts";
import { safeText } from "../../domain/safe-text.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Checkpoint, CheckpointStatement } from "../../receipts/checkpoint-format.ts";
import { findCountersigned } from "../../receipts/countersigned.ts";
import { checkpointDomain, checkpointMessage, checkpointTypes } from "../../receipts/hash-checkpoint.ts";
import { confirmSigning } from "../confirm-signing.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { readLocalRun } from "../local-run.ts";
import { askNode, openCheckpoint, openCountersignedAnchor } from "../read-checkpoint.ts";
import { renderStatement } from "../render/checkpoint.ts";
import { checkpointTexts } from "../render/checkpoint-texts.ts";
import { selectSigner } from "../select-officer.ts";
import { writeNewFile } from "../write-new-file.ts";

const PUBLIC = 0o644;

/**
 * Countersigns a checkpoint with the key of one whom the anchor names, into a new file. The signer's own node has to tell the same, and
 * what is signed is shown as it is: nobody signs on another's word.
 *
 * @throws DomainError `checkpoint-differs`, `not-entitled`, `keystore-…`, and whatever is wrong with the checkpoint; Failure
 * `not-confirmed`, `usage`, `file-exists`
 */
export async function signCheckpoint(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  way: { readonly anchor: string; readonly node?: string; readonly output: string },
): Promise<number> {
  const anchor = await openCountersignedAnchor(way.anchor);
  const checkpoint = await openCheckpoint(file);
  findCountersigned(checkpoint, anchor);
  requireSame(checkpoint, await askNode(deps, anchor, way.node, checkpoint.block.number));
  const localRun = await readLocalRun(deps.environment.runHome);
  const addresses = anchor.checkpointSigners.flatMap((partner) => partner.addresses);
  const { signer, name } = await selectSigner({ deps, options, localRun }, addresses);
  const say = sayIn(checkpointTexts, languageOf(deps, options));
  if (options.json !== true || options.confirm === true) {
    deps.terminal.tell(`${say("signing", { name: safeText(name), signer: signer.address })}\n`);
    deps.terminal.tell(renderStatement(checkpoint, languageOf(deps, options)));
  }
  await confirmSigning({ deps, options });
  const domain = checkpointDomain(checkpoint);
  const message = checkpointMessage(checkpoint);
  const signature = await signer.signTypedData({ domain, types: checkpointTypes, message });
  const signed = add(checkpoint, signer.address, signature);
  const { partners, outOf, needed } = findCountersigned(signed, anchor);
  await writeNewFile(way.output, `${JSON.stringify(signed)}\n`, PUBLIC);
  const answer = { file: way.output, signer: signer.address, partners, outOf, needed };
  deps.terminal.print(
    options.json === true
      ? `${JSON.stringify(answer)}\n`
      : `${say("signed", { file: safeText(way.output), count: partners.length, outOf, needed })}\n`,
  );
  return 0;
}

/** Signing again changes nothing. */
function add(checkpoint: Checkpoint, signer: string, signature: string): Checkpoint {
  const others = checkpoint.signatures.filter((each) => each.signer !== signer);
  const signatures = [...others, { signer, signature }];
  return { ...checkpoint, signatures: signatures.sort((one, other) => (one.signer < other.signer ? -1 : 1)) };
}

function requireSame(
  { block, validators }: CheckpointStatement,
  told: Pick<CheckpointStatement, "block" | "validators">,
): void {
  if (block.hash === told.block.hash && validators.join() === told.validators.join()) return;
  const what = block.hash === told.block.hash ? "who seals after it" : "its hash";
  throw new DomainError("checkpoint-differs", `The node tells otherwise of block ${block.number}: ${what}.`, { what });
}
