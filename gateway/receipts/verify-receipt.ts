import { canonicalJson } from "../domain/canonical.ts";
import { DomainError } from "../domain/errors.ts";
import { batchLeafOf, evidenceIdOf } from "../domain/ids.ts";
import { climb } from "../domain/merkle-tree.ts";
import { hashExhibit, hashField, isPathValid } from "../domain/salted-tree.ts";
import type { Finding } from "../domain/wire/verification.ts";
import type { Anchor } from "./anchor-format.ts";
import { type Asking, askLedger, type LedgerFacts, type ProvenDecision } from "./ask-ledger.ts";
import { readCheckpoints } from "./countersigned.ts";
import { type DigestedFile, type JudgedFile, judgeFile } from "./judge-files.ts";
import { judgeFinality } from "./judge-finality.ts";
import { type Asked, judgeLedger, judgeNothing, nameOf } from "./judge-ledger.ts";
import { readAnchor, readReceipt } from "./read-formats.ts";
import { readHeaders } from "./read-headers.ts";
import type { DisclosedField, Receipt } from "./receipt-format.ts";
import { openState, type ProvenState } from "./state.ts";

/** A receipt, and what is asked of it. */
export interface ReceiptQuestion extends Omit<Asked, "block" | "asker" | "maxAgeSeconds"> {
  /** The receipt's text. */
  readonly receipt: string;
  /** The anchor's text; without one nobody vouches for the receipt's block. */
  readonly anchor: string | undefined;
  /** Texts of checkpoints, in any order; each has to be countersigned by those whom the anchor names. */
  readonly checkpoints?: readonly string[];
  readonly files: readonly DigestedFile[];
  readonly maxAgeSeconds?: number;
  readonly asker?: string;
}

/** A decision with its partner's ISO code. */
export interface NamedDecision extends ProvenDecision {
  readonly partner: string;
}

/** What a receipt shows. */
export interface VerifiedReceipt {
  /** The block that everything holds as of; time in Unix seconds, as the validators claim. */
  readonly asOf: { readonly blockNumber: number; readonly blockTime: number; readonly blockHash: string };
  readonly evidenceId: string;
  readonly recordId: string;
  readonly package: Receipt["package"];
  /** ISO code of the recorder; null where the block is not shown to belong to the ledger. */
  readonly partner: string | null;
  /** Null where it is not on the ledger, or the block is not shown to belong to it. */
  readonly record: NonNullable<LedgerFacts["record"]> | null;
  /** Who decided, of those whose decisions the receipt proves; the recorder's own entry is its status. */
  readonly decisions: readonly NamedDecision[];
  /** On the record: from `recorded` to `finality`. */
  readonly findings: readonly Finding[];
  readonly files: readonly JudgedFile[];
  /** Members of the manifest that the package's root binds. */
  readonly fields: readonly Pick<DisclosedField, "pointer" | "value">[];
}

/**
 * Verifies a receipt by what is given and by nothing else: no clock, no network, no ledger.
 *
 * @throws DomainError when the receipt, the anchor or a checkpoint is malformed, contradicts itself or another: a code of
 * `problems-of-receipts.ts` or `problems-of-checkpoints.ts`
 */
export function verifyReceipt(question: ReceiptQuestion): VerifiedReceipt {
  const receipt = readReceipt(question.receipt);
  const anchor = question.anchor === undefined ? undefined : readAnchor(question.anchor);
  if (anchor !== undefined) requireSameLedger(receipt, anchor);
  const checkpoints = readCheckpoints(question.checkpoints ?? [], anchor);
  const headers = readHeaders(receipt, anchor);
  const { block } = headers;
  requireBound(receipt);
  const ids = idsOf(receipt);
  const state = openState(block.stateRoot, receipt);
  if (anchor !== undefined) requireSameCode(state, anchor);
  const { package: bound, batch, decisions } = receipt;
  const asking = askLedger({ ...ids, ...bound, decisions, isInBatch: batch !== null, blockTime: block.time });
  const facts = answer(asking, state);
  state.requireAllUsed();

  const { isEstablished, finality } = judgeFinality(headers, anchor, checkpoints, question.now);
  const { now, asker, maxAgeSeconds } = question;
  const onLedger = isEstablished ? judgeLedger(facts, receipt, { block, now, asker, maxAgeSeconds }) : judgeNothing();
  const findings = [...onLedger, finality];
  return {
    asOf: { blockNumber: block.number, blockTime: block.time, blockHash: block.hash },
    ...ids,
    package: bound,
    ...(isEstablished ? describe(facts, bound.partnerId) : { partner: null, record: null, decisions: [] }),
    findings,
    files: question.files.map((file) => judgeFile(file, receipt, findings)),
    fields: receipt.fields.map(({ pointer, value }) => ({ pointer, value })),
  };
}

function describe(facts: LedgerFacts, partnerId: number): Pick<VerifiedReceipt, "partner" | "record" | "decisions"> {
  return {
    partner: nameOf(facts, partnerId),
    record: facts.record ?? null,
    decisions: facts.decisions.map((decision) => ({ ...decision, partner: nameOf(facts, decision.partnerId) })),
  };
}

function answer<T>(asking: Asking<T>, { wordAt }: ProvenState): T {
  let step = asking.next();
  while (step.done !== true) step = asking.next(step.value.map(wordAt));
  return step.value;
}

function requireSameLedger({ ledger }: Receipt, anchor: Anchor): void {
  for (const [member, value] of Object.entries(ledger))
    if (anchor.ledger[member as keyof typeof ledger] !== value)
      throw new DomainError("wrong-ledger", `Receipt and anchor have another ${member}.`, { member });
}

function requireSameCode({ accounts }: ProvenState, { ledger }: Anchor): void {
  for (const contract of ["registry", "evidenceLedger"] as const)
    if (accounts[contract].codeHash !== ledger.codeHashes[contract])
      throw new DomainError("code-hash-differs", `The code of ${contract} is not the anchor's.`, { contract });
}

/** The ids that follow from what the receipt says of its package and of the way to its batch. */
export function idsOf({ ledger, package: bound, batch }: Pick<Receipt, "ledger" | "package" | "batch">): {
  readonly evidenceId: string;
  readonly recordId: string;
} {
  const idOf = (root: string): string =>
    evidenceIdOf({ ...bound, chainId: BigInt(ledger.chainId), ledger: ledger.evidenceLedger, root });
  const evidenceId = idOf(bound.root);
  return { evidenceId, recordId: batch === null ? evidenceId : idOf(climb(batchLeafOf(bound.root), batch.path)) };
}

/** @throws DomainError `exhibit-path-wrong`, `field-path-wrong` */
function requireBound({ package: { root }, exhibits, fields }: Receipt): void {
  for (const exhibit of exhibits)
    if (!isPathValid(root, hashExhibit(exhibit, exhibit.position, exhibit.salt), exhibit.siblings))
      throw new DomainError("exhibit-path-wrong", `The package's root does not bind the exhibit ${exhibit.path}.`, {
        position: exhibit.position,
      });
  for (const { pointer, value, salt, siblings } of fields)
    if (!isCanonical(value) || !isPathValid(root, hashField(pointer, value, salt), siblings))
      throw new DomainError("field-path-wrong", `The package's root does not bind the field ${pointer}.`, { pointer });
}

function isCanonical(value: string): boolean {
  try {
    return canonicalJson(JSON.parse(value)) === value;
  } catch {
    return false;
  }
}
