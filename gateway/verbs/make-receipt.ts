import { DomainError } from "../domain/errors.ts";
import { leavesOfManifest, packageTree } from "../domain/package.ts";
import type { DocumentRow, EvidenceRow, ExhibitRow, IndexReader } from "../domain/ports.ts";
import type { ReceiptQuery } from "../domain/wire/queries.ts";
import type { LedgerQuestion } from "../receipts/ask-ledger.ts";
import type { DisclosedExhibit, DisclosedField, Receipt } from "../receipts/receipt-format.ts";
import { findChanges } from "./find-changes.ts";
import { type Gateway, type IndexedHead, readHead } from "./gateway.ts";
import { gatherState } from "./gather-state.ts";
import { readPackage } from "./read-document.ts";
import { requireProven } from "./require-proven.ts";
import { notHere } from "./show-package.ts";

/** What the index has of evidence, of one moment. */
interface Held {
  readonly head: IndexedHead;
  readonly row: EvidenceRow;
  readonly document: DocumentRow | undefined;
  readonly exhibits: readonly ExhibitRow[];
}

/**
 * A receipt as of the last block indexed. Of what was not chosen it has hashes alone, under salts that it does not tell. What does not
 * verify is not given out.
 *
 * @throws DomainError `unknown-evidence`, `unknown-package`, `package-erased`, `unknown-exhibit`, `unknown-field`, `receipt-too-large`,
 * `index-stale`, `proof-unavailable`, `node-unreachable`
 */
export async function makeReceipt(gateway: Gateway, evidenceId: string, query: ReceiptQuery): Promise<Receipt> {
  const { ledger } = gateway;
  const { head, row, document, exhibits } = await gateway.store.snapshot((index) => readHeld(index, evidenceId));
  if (document === undefined) throw await notHere(gateway, row.root);
  const disclosed = {
    exhibits: discloseExhibits(exhibits, query.exhibit),
    fields: await discloseFields(gateway, document, query.field ?? []),
  };
  const claim = claimOf(gateway, row);
  const [header, state, changes] = await Promise.all([
    ledger.header(head.blockNumber),
    gatherState(ledger, claim.ledger, questionOf(row, claim.decisions, head.blockTime), head.blockNumber),
    findChanges(ledger, { since: query.since, epochLength: query.epoch }, head.blockNumber),
  ]);
  if (header === undefined) {
    throw new DomainError("proof-unavailable", `The node has no block ${head.blockNumber}.`, {
      block: head.blockNumber,
    });
  }
  const receipt: Receipt = {
    format: "concord-receipt/1",
    ledger: claim.ledger,
    package: claim.package,
    batch: claim.batch,
    ...disclosed,
    decisions: claim.decisions,
    block: { header },
    proof: { nodes: [...state.nodes] },
    changes,
  };
  requireProven(receipt, { evidenceId, head, codeHashes: state.codeHashes, now: gateway.now() });
  return receipt;
}

async function readHeld(index: IndexReader, evidenceId: string): Promise<Held> {
  const head = await readHead(index);
  if (head === undefined) throw new DomainError("index-stale", "This gateway has not indexed any block yet.");
  const row = await index.evidence(evidenceId);
  if (row === undefined) {
    throw new DomainError("unknown-evidence", `This gateway knows no evidence ${evidenceId}.`, {
      evidence: evidenceId,
    });
  }
  return { head, row, document: await index.document(row.root), exhibits: await index.exhibits(row.root) };
}

/** What a receipt names beside what it tells of the package. */
function claimOf({ ledger, deployment, partner }: Gateway, row: EvidenceRow) {
  const { root, path, partnerId, agreementId, version, kind, decisions } = row;
  const { registry, ledger: evidenceLedger } = ledger.contracts;
  const { genesisHash, deploymentId } = deployment;
  return {
    ledger: { chainId: ledger.chainId.toString(), genesisHash, deploymentId, registry, evidenceLedger },
    package: { root, partnerId, agreementId, version, kind },
    batch: path.length === 0 ? null : { path: [...path] },
    // That the own partner has not decided is proven alike.
    decisions: [...new Set([...decisions.map((decision) => decision.partnerId), partner.id])]
      .filter((decider) => decider !== partnerId)
      .sort((one, other) => one - other),
  };
}

function questionOf(row: EvidenceRow, decisions: readonly number[], blockTime: number): LedgerQuestion {
  const { evidenceId, recordId, path, partnerId, agreementId, version } = row;
  const isInBatch = path.length > 0;
  return { evidenceId, recordId, isInBatch, partnerId, agreementId, version, decisions, blockTime };
}

function discloseExhibits(exhibits: readonly ExhibitRow[], chosen: readonly string[] | undefined): DisclosedExhibit[] {
  const positions = chosen?.filter((each) => each !== "none").map(Number);
  for (const position of positions ?? []) {
    if (exhibits.some((exhibit) => exhibit.position === position)) continue;
    throw new DomainError("unknown-exhibit", `The package has no exhibit ${position}.`, { position });
  }
  return exhibits
    .filter(({ position }) => positions === undefined || positions.includes(position))
    .sort((one, other) => one.position - other.position)
    .map(({ position, path, mediaType, size, sha256, sm3, salt, siblings }) => ({
      position,
      path,
      mediaType,
      size,
      sha256,
      sm3,
      salt,
      siblings: [...siblings],
    }));
}

async function discloseFields(
  gateway: Gateway,
  document: DocumentRow,
  pointers: readonly string[],
): Promise<DisclosedField[]> {
  if (pointers.length === 0) return [];
  const salted = await readPackage(gateway, document);
  const tree = packageTree(salted);
  const values = new Map(
    leavesOfManifest(salted.document).flatMap((leaf) =>
      leaf.type === "field" ? [[leaf.pointer, leaf.value] as const] : [],
    ),
  );
  return [...new Set(pointers)].sort().map((pointer) => {
    const value = values.get(pointer);
    if (value === undefined) {
      throw new DomainError("unknown-field", `The manifest has no member ${pointer}.`, { pointer });
    }
    return { pointer, value, salt: salted.salts[pointer] as string, siblings: tree.proofOf(pointer).path };
  });
}
