import compiled from "./compiled.json" with { type: "json" };

/** The compiler's input in its own standard form, with its sources by their hashes: who has them compiles the same code. */
export interface CompilerInput {
  readonly language: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, { readonly keccak256: string; readonly urls: readonly string[] }>>;
}

/** The code of one contract. */
export interface ContractCode {
  /** Makes it; the constructor's arguments come after it. */
  readonly creation: string;
  /** Where in that the code lies which the contract will have, and how many bytes it is; its immutable values are zero there. */
  readonly runtime: readonly number[];
  /** Name of an immutable variable → the bytes of that code from which its 32 bytes stand. */
  readonly immutables: Readonly<Record<string, readonly number[]>>;
}

/** In the order in which they are made: the nonces of the deploying key. */
export const MADE = ["forwarder", "consortium", "registry", "ledger", "board", "anchors"] as const;
export type MadeContract = (typeof MADE)[number];

/** What the contracts are made of. */
export interface CompiledContracts {
  readonly compiler: { readonly version: string; readonly input: CompilerInput };
  readonly contracts: Readonly<Record<MadeContract | "timelock", ContractCode>>;
}

/** Those of this release. */
export const compiledContracts: CompiledContracts = compiled;
