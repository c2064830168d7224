import { DomainError } from "../domain/errors.ts";
import type { Anchor } from "../receipts/anchor-format.ts";
import type { Receipt } from "../receipts/receipt-format.ts";
import { verifyReceipt } from "../receipts/verify-receipt.ts";
import { writeReceipt } from "../receipts/write-receipt.ts";
import { Failure } from "./failure.ts";
import type { Session } from "./session.ts";

/** What a receipt is to tell: the exhibits at these positions, all where none are named, and these fields of the manifest. */
export interface Disclosure {
  readonly exhibit?: readonly number[];
  readonly field?: readonly string[];
}

/** A receipt as a gateway made it. */
export interface FetchedReceipt {
  readonly text: string;
  readonly receipt: Receipt;
  /** The number of its block. */
  readonly block: number;
}

/**
 * Has the gateway make a receipt, and holds it to what was asked for and to the deployment at hand.
 *
 * @throws DomainError what the gateway answers; Failure `gateway-answer-untrue`
 */
export async function fetchReceipt(
  session: Session,
  evidence: string,
  disclosure: Disclosure,
  anchor: { readonly text: string; readonly anchor: Anchor } | undefined,
): Promise<FetchedReceipt> {
  const receipt = await session.api.readReceipt(evidence, queryOf(disclosure, anchor?.anchor));
  const text = writeReceipt(receipt);
  return { text, receipt, block: requireTrue(session, evidence, { text, receipt }, anchor?.text) };
}

function queryOf({ exhibit, field }: Disclosure, anchor: Anchor | undefined) {
  return {
    ...(exhibit === undefined ? {} : { exhibit: exhibit.length === 0 ? ["none"] : exhibit.map(String) }),
    ...(field === undefined ? {} : { field: [...field] }),
    ...(anchor === undefined ? {} : { since: anchor.block.number }),
    ...(anchor?.engine === "qbft" ? { epoch: anchor.epochLength } : {}),
  };
}

/** Answers the receipt's block. */
function requireTrue(
  { api, pin, deps }: Session,
  evidence: string,
  { text, receipt }: Pick<FetchedReceipt, "text" | "receipt">,
  anchor: string | undefined,
): number {
  const untrue = (why: string) =>
    new Failure("gateway-answer-untrue", `The receipt that ${api.gatewayUrl} gives ${why}; it was not kept.`);
  const { deploymentId, chainId, registry, evidenceLedger } = receipt.ledger;
  const isPinned =
    pin === undefined ||
    (pin.deploymentId === deploymentId &&
      pin.chainId === chainId &&
      pin.contracts.registry === registry &&
      pin.contracts.ledger === evidenceLedger);
  if (!isPinned) throw untrue("is of another deployment than yours");
  const now = Math.floor(deps.now() / 1_000);
  try {
    const found = verifyReceipt({ receipt: text, anchor, files: [], now });
    if (found.evidenceId !== evidence) throw untrue("is of other evidence");
    return found.asOf.blockNumber;
  } catch (error) {
    throw error instanceof DomainError ? untrue(`does not verify (${error.code})`) : error;
  }
}
