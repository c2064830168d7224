import type { Interface } from "ethers";
import { receiptsRoot } from "../../gateway/audit/block-receipts.ts";
import { bloomOf } from "../../gateway/audit/bloom.ts";
import { deriveLedger } from "../../gateway/audit/derive-ledger.ts";
import { keptWords } from "../../gateway/audit/kept-words.ts";
import { type AuditedLedger, contractNames } from "../../gateway/audit/told.ts";
import { storageRoot } from "../../gateway/audit/words.ts";
import { interfaces } from "../../gateway/chain/contracts.ts";
import { decodeLog } from "../../gateway/chain/decode-log.ts";
import { evidenceIdOf } from "../../gateway/domain/ids.ts";
import { keccakOfBytes, keccakOfText } from "../../gateway/domain/keccak.ts";
import type { ToldBlock } from "../../gateway/domain/ports.ts";
import { assembleHeader } from "../../gateway/receipts/assemble-header.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";
import { buildTrie } from "../../test/receipts/trie-kit.ts";

const RECORDS_IN_BLOCK = 100;
/** Blocks without a transaction between two that have some. */
const EMPTY_BLOCKS = 19;
const START = 1_760_000_000;
const NO_END = 2 ** 40 - 1;
const ZERO = `0x${"00".repeat(32)}`;
const NO_BLOOM = `0x${"00".repeat(256)}`;
const addressOf = (name: string): string => `0x${keccakOfText(name).slice(-40)}`;
const [TIMELOCK, SIGNATORY, OFFICER] = ["timelock", "signatory", "officer"].map(addressOf) as [string, string, string];
const contracts = Object.fromEntries(
  contractNames.map((name) => [name, addressOf(name)]),
) as unknown as AuditedLedger["contracts"];

/** The ledger of a chain that exists in this bench alone. */
export const ledger: AuditedLedger = {
  ...{ chainId: "31337", genesisHash: undefined, deploymentId: keccakOfText("deployment"), contracts },
};

type Log = { readonly address: string; readonly topics: readonly string[]; readonly data: string };

function logOf(contract: keyof typeof contracts, name: string, values: readonly unknown[]): Log {
  const codec: Interface = interfaces[contract];
  const { data, topics } = codec.encodeEventLog(name, [...values]);
  return { address: contracts[contract], topics: topics as string[], data };
}

const times = { votingDelay: 1, votingPeriod: 600, timelockDelay: 5, gracePeriod: 86_400 };
const founding = (): Log[] => [
  logOf("consortium", "ConsortiumFounded", [TIMELOCK, times]),
  logOf("registry", "PartnerAdmitted", [1, "0x434e", SIGNATORY]),
  logOf("registry", "PartnerStateChanged", [1, 0, 2]),
  logOf("registry", "SignerAuthorised", [SIGNATORY, 1, 4, START + 1, NO_END, TIMELOCK]),
];
/** By the founder, and so not in the transaction that founds. */
const authorising = (): Log => logOf("registry", "SignerAuthorised", [OFFICER, 1, 1, START + 2, NO_END, SIGNATORY]);

function recordOf(position: number): Log {
  const root = keccakOfText(`package ${position}`);
  const bound = { partnerId: 1, agreementId: 0, version: 0, kind: 4, root };
  const recordId = evidenceIdOf({ chainId: 31_337n, ledger: contracts.ledger, ...bound });
  return logOf("ledger", "EvidenceRecorded", [recordId, 1, 0, 0, 4, 2, 1, root, OFFICER]);
}

/** How many blocks hold so many records: the founding, and one with a hundred after every nineteen empty ones. */
export const blocksFor = (records: number): number => 2 + Math.ceil(records / RECORDS_IN_BLOCK) * (EMPTY_BLOCKS + 1);

/** The logs of a block, all of one transaction. */
export function logsAt(number: number): Log[] {
  if (number === 1) return founding();
  if (number === 2) return [authorising()];
  const batch = (number - 1) / (EMPTY_BLOCKS + 1);
  if (number < 2 || !Number.isInteger(batch)) return [];
  return Array.from({ length: RECORDS_IN_BLOCK }, (_, n) => recordOf((batch - 1) * RECORDS_IN_BLOCK + n));
}

function encodeReceipt(logs: readonly Log[], bloom: Uint8Array): Uint8Array {
  const encoded = logs.map(({ address, topics, data }) =>
    encodeList([
      encodeBytes(toBytes(address)),
      encodeList(topics.map((topic) => encodeBytes(toBytes(topic)))),
      encodeBytes(toBytes(data)),
    ]),
  );
  return encodeList([
    encodeBytes(Uint8Array.of(1)),
    encodeBytes(Uint8Array.of(1)),
    encodeBytes(bloom),
    encodeList(encoded),
  ]);
}

/** Makes one block after the other; nothing of those before is kept. */
export function makeBlocks(last: number, stateRoot: string): () => ToldBlock {
  let number = 0;
  let parentHash = ZERO;
  return () => {
    const logs = logsAt(number);
    const bloom = bloomOf(logs);
    const receipts = logs.length === 0 ? [] : [encodeReceipt(logs, bloom)];
    const header = assembleHeader({
      ...{ parentHash, sha3Uncles: ZERO, miner: addressOf("miner"), transactionsRoot: ZERO },
      stateRoot: number === last ? stateRoot : ZERO,
      ...{ receiptsRoot: receiptsRoot(receipts), logsBloom: logs.length === 0 ? NO_BLOOM : toHex(bloom) },
      ...{ difficulty: "0x0", number: `0x${number.toString(16)}`, gasLimit: "0x1", gasUsed: "0x1" },
      ...{
        timestamp: `0x${(START + number).toString(16)}`,
        extraData: "0x",
        mixHash: ZERO,
        nonce: "0x0000000000000000",
      },
    });
    parentHash = readHeader(toBytes(header)).hash;
    number += 1;
    return { header, receipts: logs.length === 0 ? null : receipts.map(toHex) };
  };
}

/** The state that so many records make: its root, and the nodes that prove each contract's account. */
export function makeState(records: number): { stateRoot: string; accounts: Record<string, string[]> } {
  const { derived, apply } = deriveLedger(ledger, (code, _place, subject) => {
    throw new Error(`the chain of the bench is unsound: ${code} ${subject}`);
  });
  for (let number = 0; number < blocksFor(records); number += 1) {
    const place = { block: number, transaction: 0, time: START + number };
    const events = logsAt(number).flatMap((log, position) => {
      const contract = contractNames.find((name) => contracts[name] === log.address) ?? "registry";
      const fact = decodeLog(contract, { ...log, transaction: 0, log: position });
      return fact === undefined || fact === "unread" ? [] : [{ ...fact, ...place, log: position }];
    });
    apply(events);
  }
  const entries = contractNames.map((name) => {
    const root = storageRoot(keptWords(name, derived, ledger));
    const parts = [Uint8Array.of(0x80), Uint8Array.of(0x80), encodeBytes(toBytes(root)), encodeBytes(toBytes(ZERO))];
    return [toHex(keccakOfBytes(toBytes(contracts[name]))), encodeList(parts)] as const;
  });
  const trie = buildTrie("", new Map(entries));
  return {
    stateRoot: trie.root,
    accounts: Object.fromEntries(
      entries.map(([key], n) => [contracts[contractNames[n] ?? "ledger"], trie.proofOf(key)]),
    ),
  };
}
