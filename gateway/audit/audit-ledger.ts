import { canonicalSha256 } from "../domain/canonical-sha256.ts";
import { finding } from "../domain/judge.ts";
import type { Finding as FinalityFinding } from "../domain/wire/verification.ts";
import type { Anchor } from "../receipts/anchor-format.ts";
import type { Checkpoint } from "../receipts/checkpoint-format.ts";
import type { VotingHeader } from "../receipts/follow-changes.ts";
import type { Header } from "../receipts/header.ts";
import { judgeFinality } from "../receipts/judge-finality.ts";
import { deriveLedger } from "./derive-ledger.ts";
import { findOverdue } from "./find-overdue.ts";
import { collectFindings, type Finding, type Note } from "./finding.ts";
import { type FollowedBlock, followBlocks } from "./follow-blocks.ts";
import { keptWords } from "./kept-words.ts";
import { type ComparedStorage, compareStorage, tellAccounts } from "./prove-state.ts";
import { countEvent, countStates, describeSigners, noTally, type SignerTally } from "./tally.ts";
import {
  type AuditedEvent,
  type AuditedLedger,
  type ContractName,
  contractNames,
  type DecodeLog,
  type LedgerSource,
} from "./told.ts";

/** What is audited, and by what it is judged. */
export interface AuditTerms {
  readonly ledger: AuditedLedger;
  /** Numbers of the first and the last block whose findings are reported. What is before is derived all the same. */
  readonly from: number;
  readonly to: number;
  /** Seconds that may lie between two blocks. */
  readonly longestGap: number;
  readonly anchor: Anchor | undefined;
  /** Countersigned by those whom the anchor names, in ascending order of their blocks. */
  readonly checkpoints: readonly Checkpoint[];
  /** Keccak-256 of the code that contracts are to have, where the auditor's deployment says it. */
  readonly codeHashes: Partial<Readonly<Record<ContractName, string>>>;
  /** Unix seconds, by which the anchor is relied on or not. */
  readonly now: number;
  /** Told of each block that was followed. */
  readonly onBlock?: (number: number) => void;
}

/** What comes out of an audit: the same for everybody who audits the same, whomever he asked and when. */
export interface AuditResult {
  readonly format: "concord-ledger-audit/1";
  readonly ledger: AuditedLedger;
  readonly range: {
    readonly from: number;
    readonly to: number;
    /** Of the last block. */
    readonly hash: string;
    readonly time: number;
    readonly longestGap: number;
  };
  /** How many of each event lie in the range. */
  readonly events: Readonly<Record<string, number>>;
  readonly signers: readonly SignerTally[];
  /** How much of each kind the ledger holds as of the last block. */
  readonly states: Readonly<Record<string, number>>;
  readonly storage: readonly ComparedStorage[];
  readonly findings: readonly Finding[];
  /** How many findings lie before the range; they are not among these. */
  readonly earlier: number;
}

export interface LedgerAudit {
  readonly result: AuditResult;
  /** SHA-256 of the result as canonical JSON (RFC 8785). */
  readonly digest: string;
  /** Whether the last block is final, which the result is not asked for: it depends on the anchor and on the day. */
  readonly finality: FinalityFinding;
}

/**
 * Audits a ledger from its first block to `to`: follows the blocks, derives from their logs what the contracts must hold, and compares
 * that with the whole of their storage as the last block's state root proves it. Undefined where not even one block follows.
 *
 * Rejects as the source does.
 */
export async function auditLedger(
  source: LedgerSource,
  decode: DecodeLog,
  terms: AuditTerms,
): Promise<LedgerAudit | { readonly findings: readonly Finding[] }> {
  const { ledger, from, to, longestGap, anchor, checkpoints } = terms;
  let genesisHash: string | undefined;
  const { findings, note } = collectFindings();
  const { derived, apply } = deriveLedger(ledger, note);
  const tally = noTally();
  const changes: VotingHeader[] = [];
  let fault: FinalityFinding | undefined;
  let last: Header | undefined;
  const accounts = await tellAccounts(source, ledger, to);
  for await (const block of followBlocks(source, ledger, to, longestGap, note)) {
    const { header } = block;
    last = header;
    genesisHash ??= header.hash;
    fault ??= findOtherBlock(header, anchor, checkpoints);
    if (isVoting(header, anchor)) changes.push(header);
    const events = readEvents(block, ledger, decode, note);
    apply(events);
    terms.onBlock?.(header.number);
    if (header.number >= from) for (const event of events) countEvent(tally, event);
  }
  if (last === undefined || last.number !== to) return { findings };
  findOverdue(derived, last, note);
  const storage: ComparedStorage[] = [];
  for (const account of accounts) {
    const words = keptWords(account.name, derived, ledger);
    storage.push(await compareStorage(source, last, account, words, note));
  }
  judgeCode(storage, terms, last.number, note);
  const reported = findings.filter(({ block }) => block === null || block >= from);
  const result: AuditResult = {
    format: "concord-ledger-audit/1",
    ledger: nameLedger(ledger, genesisHash),
    range: { from, to, hash: last.hash, time: last.time, longestGap },
    events: Object.fromEntries(tally.events),
    signers: describeSigners(tally, derived),
    states: countStates(derived),
    storage,
    findings: reported,
    earlier: findings.length - reported.length,
  };
  return { result, digest: canonicalSha256(result), finality: fault ?? judgeLast(last, changes, terms) };
}

/** What names a ledger, and nothing else that a deployment's file may say. */
function nameLedger(
  { chainId, deploymentId, contracts }: AuditedLedger,
  genesisHash: string | undefined,
): AuditedLedger {
  const { forwarder, registry, ledger, board, consortium, anchors } = contracts;
  return { chainId, genesisHash, deploymentId, contracts: { forwarder, registry, ledger, board, consortium, anchors } };
}

const isVoting = (header: Header, anchor: Anchor | undefined): header is VotingHeader =>
  anchor?.engine === "qbft" &&
  header.qbft?.vote !== undefined &&
  header.number > anchor.block.number &&
  header.number % anchor.epochLength !== 0;

/** Where a block is another one than those who vouch for it say. */
function findOtherBlock(
  { number, hash }: Header,
  anchor: Anchor | undefined,
  checkpoints: readonly Checkpoint[],
): FinalityFinding | undefined {
  const isOther = ({ block }: Pick<Anchor, "block">): boolean => block.number === number && block.hash !== hash;
  if (anchor !== undefined && isOther(anchor))
    return finding("finality", "fails", "block-differs", `The anchor has another block ${number}.`);
  return checkpoints.some(isOther)
    ? finding("finality", "fails", "checkpoint-off-chain", `A checkpoint has another block ${number}.`)
    : undefined;
}

function judgeLast(
  last: Header,
  changes: readonly VotingHeader[],
  { anchor, checkpoints, now }: AuditTerms,
): FinalityFinding {
  const { number } = last;
  if (anchor?.engine === "qbft" && number > anchor.block.number && last.qbft === undefined)
    return finding("finality", "fails", "validators-differ", `Block ${number} lists no validators.`);
  return judgeFinality({ block: last, changes }, anchor, checkpoints, now).finality;
}

/** The contracts' logs of a block, read. */
function readEvents(
  { header, logs }: FollowedBlock,
  ledger: AuditedLedger,
  decode: DecodeLog,
  note: Note,
): AuditedEvent[] {
  return logs.flatMap((log) => {
    const contract = contractNames.find((name) => ledger.contracts[name] === log.address);
    if (contract === undefined) return [];
    const place = { block: header.number, transaction: log.transaction, log: log.log };
    const fact = decode(contract, log);
    if (fact === undefined) note("event-unknown", place, contract, { topic: log.topics[0] ?? "" });
    if (fact === undefined || fact === "unread") return [];
    return [{ ...fact, ...place, time: header.time }];
  });
}

/** The deployment may say which code each contract is to have, and an anchor says it of the registry and the ledger. */
function judgeCode(
  storage: readonly ComparedStorage[],
  { anchor, codeHashes }: AuditTerms,
  block: number,
  note: Note,
): void {
  const { registry, evidenceLedger } = anchor?.ledger.codeHashes ?? {};
  const anchored: Partial<Record<ContractName, string | undefined>> = { registry, ledger: evidenceLedger };
  for (const { contract, codeHash } of storage) {
    const differing = [codeHashes[contract], anchored[contract]].find(
      (code) => code !== undefined && code !== codeHash,
    );
    if (differing !== undefined && codeHash !== null)
      note("code-differs", { block }, contract, { expected: differing, actual: codeHash });
  }
}
