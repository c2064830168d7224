/** `node scripts/bench/audit-chain.ts RECORDS STATE`: audits a chain of so many records in a process of its own, and prints what it took as JSON. */
import { readFileSync } from "node:fs";
import process from "node:process";
import { auditLedger } from "../../gateway/audit/audit-ledger.ts";
import { decodeLog } from "../../gateway/chain/decode-log.ts";
import { blocksFor, ledger, makeBlocks } from "./audited-chain.ts";
import { peakMemory } from "./memory.ts";

/** What an audit took. */
export interface AuditCost {
  readonly seconds: number;
  /** Of that, how long the blocks took to make, which a node would have told. */
  readonly making: number;
  readonly peakMiB: number;
}

const records = Number(process.argv[2]);
const { stateRoot, accounts } = JSON.parse(readFileSync(process.argv[3] ?? "", "utf8")) as {
  stateRoot: string;
  accounts: Record<string, string[]>;
};
const last = blocksFor(records) - 1;
const next = makeBlocks(last, stateRoot);
let making = 0;
const source = {
  head: async () => last,
  blocks: async (from: number, to: number) => {
    const start = performance.now();
    const blocks = Array.from({ length: to - from + 1 }, next);
    making += performance.now() - start;
    return blocks;
  },
  prove: async (contract: string) => ({ codeHash: "0x", account: accounts[contract] ?? [], storage: [] }),
};
const start = performance.now();
const trust = { anchor: undefined, checkpoints: [], codeHashes: {}, now: 0 };
const audit = await auditLedger(source, decodeLog, { ledger, from: 0, to: last, longestGap: 60, ...trust });
const milliseconds = performance.now() - start;
if (!("result" in audit) || audit.result.findings.length > 0 || audit.result.states.records !== records)
  throw new Error(`the audit of the bench's chain is not what it should be: ${JSON.stringify(audit).slice(0, 2_000)}`);
const cost: AuditCost = {
  seconds: (milliseconds - making) / 1_000,
  making: making / 1_000,
  peakMiB: peakMemory(process.pid),
};
process.stdout.write(JSON.stringify(cost));
