import type { Transaction, TypedDataDomain, TypedDataField } from "ethers";
import type { UnsignedRequest } from "../domain/submission.ts";

/** Whose signatures these are: 20 bytes as hex, in lower case. */
interface Addressed {
  readonly address: string;
}

/** Signs as one officer. */
export interface OfficerSigner extends Addressed {
  /** 65 bytes r, s, v as hex, over the request's EIP-712 message. */
  signRequest(request: UnsignedRequest, domain: TypedDataDomain): Promise<string>;
}

/** What an EIP-712 signature is over. */
export interface TypedData {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly message: Record<string, unknown>;
}

/** Signs for a partner what no contract is asked for. */
export interface StatementSigner extends Addressed {
  /** 65 bytes r, s, v as hex, over the EIP-712 message. */
  signTypedData(typed: TypedData): Promise<string>;
}

/** Signs what a gateway says to another. */
export interface MessageSigner extends Addressed {
  /** 65 bytes r, s, v as hex, over the text as an Ethereum message (EIP-191). */
  signMessage(text: string): Promise<string>;
}

/** Signs the transactions of a relay. */
export interface TransactionSigner extends Addressed {
  /** The signed transaction's bytes as hex. */
  signTransaction(transaction: Transaction): Promise<string>;
}

/** A key that signs without being shown, wherever it is kept. Who uses it takes the one of these parts that it needs. */
export type Key = OfficerSigner & StatementSigner & MessageSigner & TransactionSigner;
