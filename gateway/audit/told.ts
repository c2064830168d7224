import type { LedgerFact } from "../domain/ledger-events.ts";
import type { ContractAddresses, StateProof, ToldBlock } from "../domain/ports.ts";

/**
 * Where an auditor reads a ledger: a node, or a gateway that passes on what its node says. Nothing of it is believed. Rejections are the
 * source's own.
 */
export interface LedgerSource {
  /** Number of the newest block. */
  head(): Promise<number>;
  /** Blocks from one number to another, both included, ascending; it may answer fewer, from the first on, and at least one. */
  blocks(from: number, to: number): Promise<readonly ToldBlock[]>;
  /** Rejects with DomainError `proof-unavailable` where there is no proof of that block. */
  prove(contract: string, slots: readonly string[], block: number): Promise<StateProof>;
}

/** Which deployment on which chain is audited, by the auditor's own word. Addresses in lower case. */
export interface AuditedLedger {
  readonly chainId: string;
  /** Undefined: that of whatever chain it is. */
  readonly genesisHash: string | undefined;
  readonly deploymentId: string;
  readonly contracts: ContractAddresses;
}

export type ContractName = keyof ContractAddresses;

/** In the order in which they are reported. */
export const contractNames = ["forwarder", "registry", "ledger", "board", "consortium", "anchors"] as const;

/** A log as a block's receipts hold it, and where. */
export interface ReadLog {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
  /** Position of its transaction in the block. */
  readonly transaction: number;
  /** Position among all logs of the block. */
  readonly log: number;
}

/** What a log of the contracts says. */
export type AuditedFact =
  | LedgerFact
  | { readonly name: "ExecutedForwardRequest"; readonly args: { signer: string; nonce: string; success: boolean } };

/** Reads a log of one of the contracts: `unread` for what says nothing that others do not; undefined for none of its events. */
export type DecodeLog = (contract: ContractName, log: ReadLog) => AuditedFact | "unread" | undefined;

/** A fact with where it stands. */
export type AuditedEvent = AuditedFact & {
  readonly block: number;
  readonly transaction: number;
  readonly log: number;
  /** Of the block, Unix seconds. */
  readonly time: number;
};
