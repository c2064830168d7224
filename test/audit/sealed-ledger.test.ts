import { describe, expect, it } from "vitest";
import { type AuditTerms, auditLedger, type LedgerAudit } from "../../gateway/audit/audit-ledger.ts";
import { deriveLedger } from "../../gateway/audit/derive-ledger.ts";
import { keptWords } from "../../gateway/audit/kept-words.ts";
import { contractNames, type LedgerSource } from "../../gateway/audit/told.ts";
import { trieRoot } from "../../gateway/audit/trie-root.ts";
import { storageRoot } from "../../gateway/audit/words.ts";
import { keccakOfBytes, keccakOfText } from "../../gateway/domain/keccak.ts";
import type { ToldBlock } from "../../gateway/domain/ports.ts";
import { anchorSchema } from "../../gateway/receipts/anchor-format.ts";
import { toBytes, toHex } from "../../gateway/receipts/bytes.ts";
import { readHeader } from "../../gateway/receipts/header.ts";
import { encodeBytes, encodeList } from "../../gateway/receipts/rlp.ts";
import { byAddress, encodeVote, makeHeader, type Validator, validatorOf } from "../receipts/chain-kit.ts";
import { buildTrie } from "../receipts/trie-kit.ts";

const START = 1_760_000_000;
const LAST = 12;
const VALIDATORS = byAddress(["a", "b", "c", "d"].map(validatorOf));
const JOINED = byAddress([...VALIDATORS, validatorOf("e")]);
const added = (JOINED.find((each) => !VALIDATORS.some(({ address }) => address === each.address)) as Validator).address;
const contracts = Object.fromEntries(
  contractNames.map((name) => [name, `0x${keccakOfText(name).slice(-40)}`]),
) as Record<(typeof contractNames)[number], string>;
const code = keccakOfText("code");

/** The state of contracts that logged nothing yet. */
const ledger = { chainId: "1", genesisHash: undefined, deploymentId: keccakOfText("deployment"), contracts };
const { derived } = deriveLedger(ledger, () => {});
const accounts = contractNames.map((name) => {
  const root = storageRoot(keptWords(name, derived, ledger));
  const parts = [Uint8Array.of(0x80), Uint8Array.of(0x80), encodeBytes(toBytes(root)), encodeBytes(toBytes(code))];
  return [toHex(keccakOfBytes(toBytes(contracts[name]))), encodeList(parts)] as const;
});
const state = buildTrie("", new Map(accounts));

/** Thirteen sealed blocks; in three of them a fifth validator is voted in, who seals from the one after. */
function makeChain(
  sealersOf: (number: number, listed: readonly Validator[]) => readonly Validator[],
  timeOf = (number: number): number => START + number,
): ToldBlock[] {
  const blocks: ToldBlock[] = [];
  let parentHash = keccakOfText("nothing");
  for (let number = 0; number <= LAST; number += 1) {
    const listed = number > 7 ? JOINED : VALIDATORS;
    const votes = number >= 5 && number <= 7;
    const header = makeHeader({
      ...{ number, time: timeOf(number), stateRoot: state.root, listed, sealers: sealersOf(number, listed) },
      proposer: VALIDATORS[number % 4]?.address ?? "",
      ...(votes ? { vote: encodeVote(added, true) } : {}),
      members: { parentHash, receiptsRoot: trieRoot([]) },
    });
    parentHash = readHeader(toBytes(header)).hash;
    blocks.push({ header, receipts: null });
  }
  return blocks;
}

const sound = makeChain((_, listed) => listed.slice(0, 4));
const hashOf = (blocks: readonly ToldBlock[], number: number): string =>
  readHeader(toBytes(blocks[number]?.header ?? "0x")).hash;

/** What an auditor trusts who has an anchor of the first block. */
const anchorOf = (genesisHash: string) =>
  anchorSchema.parse({
    format: "concord-anchor/1",
    ledger: {
      ...{ chainId: "1", genesisHash, deploymentId: ledger.deploymentId },
      ...{ registry: contracts.registry, evidenceLedger: contracts.ledger },
      codeHashes: { registry: code, evidenceLedger: code },
    },
    ...{ engine: "qbft", block: { number: 0, hash: genesisHash }, epochLength: 100, overlap: 1 },
    validators: VALIDATORS.map(({ address }) => address),
    valid: { from: "2025-01-01", until: "2035-01-01" },
  });

async function audit(blocks: readonly ToldBlock[], changes: Partial<AuditTerms> = {}): Promise<LedgerAudit> {
  const source: LedgerSource = {
    head: async () => LAST,
    blocks: async (from, to) => blocks.slice(from, Math.min(to, from + 4) + 1),
    prove: async (contract) => ({
      codeHash: code,
      account: state.proofOf(toHex(keccakOfBytes(toBytes(contract)))),
      storage: [],
    }),
  };
  const trust = { anchor: anchorOf(hashOf(blocks, 0)), checkpoints: [], codeHashes: {}, now: START };
  const terms = { ledger, from: 0, to: LAST, longestGap: 60, ...trust, ...changes };
  const found = await auditLedger(source, () => undefined, terms);
  if (!("result" in found)) throw new Error(JSON.stringify(found.findings));
  return found;
}

describe("the audit of a ledger that validators seal", () => {
  it("shows that the last block is final, over a change of the validators that it has followed itself", async () => {
    const seen: number[] = [];
    const { result, finality, digest } = await audit(sound, { onBlock: (number) => void seen.push(number) });
    expect([result.findings, finality.verdict, finality.code]).toEqual([[], "holds", "final"]);
    expect(seen).toEqual(Array.from({ length: LAST + 1 }, (_, n) => n));
    const late = await audit(sound, { now: START + 20 * 365 * 86_400 });
    expect([late.finality.code, late.digest]).toEqual(["anchor-expired", digest]);
  });

  it("says when the seals are too few, or not of those whom the votes lead to", async () => {
    const few = makeChain((number, listed) => listed.slice(0, number === LAST ? 3 : 4));
    expect((await audit(few)).finality).toMatchObject({ verdict: "fails", code: "seals-too-few" });
    const unfollowed = makeChain((number, listed) => listed.slice(0, number === 6 ? 2 : 4));
    expect((await audit(unfollowed)).finality).toMatchObject({ verdict: "fails", code: "seals-too-few" });
  });

  it("says when an anchor or a checkpoint has another block than the chain", async () => {
    const other = keccakOfText("another block");
    expect((await audit(sound, { anchor: anchorOf(other) })).finality.code).toBe("block-differs");
    const checkpoint = { block: { number: 3, hash: other } } as AuditTerms["checkpoints"][number];
    expect((await audit(sound, { checkpoints: [checkpoint] })).finality.code).toBe("checkpoint-off-chain");
  });

  it("names the contract whose code is not that of the deployment", async () => {
    const { result } = await audit(sound, { codeHashes: { board: keccakOfText("other code"), forwarder: code } });
    expect(result.findings.map(({ code: found, subject }) => [found, subject])).toEqual([["code-differs", "board"]]);
  });

  it("names a clock that goes backward, and one that jumps", async () => {
    const chain = makeChain(
      (_, listed) => listed.slice(0, 4),
      (number) => START + number + (number === 4 ? -100 : 0),
    );
    const found = (await audit(chain)).result.findings.map(({ code: each, block }) => [each, block]);
    expect(found).toEqual([
      ["clock-backward", 4],
      ["clock-jump", 5],
    ]);
  });
});
