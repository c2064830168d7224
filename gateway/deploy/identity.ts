import { z } from "zod";
import { address, bytes32 } from "../domain/scalars.ts";

const eachContract = <S extends z.ZodType>(schema: S) =>
  z.strictObject({
    forwarder: schema,
    registry: schema,
    ledger: schema,
    board: schema,
    consortium: schema,
    anchors: schema,
  });

/** What a deployment is known by, in its record and in the configuration of a gateway that works on it. */
export const identityMembers = {
  chainId: z.string().regex(/^\d{1,20}$/),
  genesisHash: bytes32,
  deploymentId: bytes32,
  /** By what a block is final: `qbft`, the seals of its validators; `none`, nothing (the local chain). */
  engine: z.enum(["qbft", "none"]),
  contracts: eachContract(address),
  /** Keccak-256 of the code that each has on the chain, immutable values included: what EXTCODEHASH and a state proof tell. */
  codeHashes: eachContract(bytes32),
};
