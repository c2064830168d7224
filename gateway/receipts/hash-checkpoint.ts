import { encodeWords } from "../domain/abi-words.ts";
import { keccakOfBytes, keccakOfText } from "../domain/keccak.ts";
import { join } from "./bytes.ts";
import type { CheckpointStatement } from "./checkpoint-format.ts";

// The domain's name is of checkpoints alone, so that no signature of another purpose is one of these; it binds chain and deployment too.
const NAME = "Concord checkpoint";
const VERSION = "1";

/** The EIP-712 type of what partners countersign. Days are texts, as the file has them and as the signer reads them. */
export const checkpointTypes = {
  Checkpoint: [
    { name: "genesisHash", type: "bytes32" },
    { name: "deploymentId", type: "bytes32" },
    { name: "evidenceLedger", type: "address" },
    { name: "blockNumber", type: "uint64" },
    { name: "blockHash", type: "bytes32" },
    { name: "validators", type: "address[]" },
    { name: "validFrom", type: "string" },
    { name: "validUntil", type: "string" },
  ],
};

const DOMAIN_TYPEHASH = keccakOfText(
  "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
);
const TYPEHASH = keccakOfText(
  `Checkpoint(${checkpointTypes.Checkpoint.map(({ name, type }) => `${type} ${name}`).join(",")})`,
);
/** EIP-191 version 0x01: structured data. */
const PREFIX = Uint8Array.of(0x19, 0x01);

/** The EIP-712 domain of a ledger's checkpoints. */
export function checkpointDomain({ ledger }: CheckpointStatement) {
  return { name: NAME, version: VERSION, chainId: BigInt(ledger.chainId), verifyingContract: ledger.registry };
}

/** The EIP-712 message of a checkpoint. */
export function checkpointMessage({ ledger, block, validators, valid }: CheckpointStatement) {
  return {
    genesisHash: ledger.genesisHash,
    deploymentId: ledger.deploymentId,
    evidenceLedger: ledger.evidenceLedger,
    blockNumber: block.number,
    blockHash: block.hash,
    validators: [...validators],
    validFrom: valid.from,
    validUntil: valid.until,
  };
}

/** The EIP-712 digest that partners sign. */
export function hashOfCheckpoint(statement: CheckpointStatement): Uint8Array {
  const { chainId, verifyingContract } = checkpointDomain(statement);
  const { ledger, block, validators, valid } = statement;
  const separator = encodeWords([
    DOMAIN_TYPEHASH,
    keccakOfText(NAME),
    keccakOfText(VERSION),
    chainId,
    verifyingContract,
  ]);
  const struct = encodeWords([
    TYPEHASH,
    ledger.genesisHash,
    ledger.deploymentId,
    ledger.evidenceLedger,
    block.number,
    block.hash,
    keccakOfBytes(encodeWords(validators)),
    keccakOfText(valid.from),
    keccakOfText(valid.until),
  ]);
  return keccakOfBytes(join([PREFIX, keccakOfBytes(separator), keccakOfBytes(struct)]));
}
