import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import type { AuditCost } from "./audit-chain.ts";
import { blocksFor, makeState } from "./audited-chain.ts";
import { type Bench, figureOf } from "./figure.ts";

const RECORDS = 100_000;
const RUNS = 3;
const SCRIPT = join(import.meta.dirname, "audit-chain.ts");

/** An audit of a ledger of many records, told block by block, in a process of its own. */
export const audit: Bench = {
  name: "audit",
  subject: `the auditor's check of a ledger of ${RECORDS.toLocaleString("en")} records, without a node`,
  measure: async (say) => {
    const folder = await mkdtemp(join(tmpdir(), "concord-audit-"));
    try {
      say("the state of the ledger is made");
      const file = join(folder, "state.json");
      await writeFile(file, JSON.stringify(makeState(RECORDS)));
      const costs: AuditCost[] = [];
      for (let nth = 0; nth < RUNS; nth += 1) {
        say(`audit ${nth + 1} of ${RUNS}`);
        const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, String(RECORDS), file]);
        costs.push(JSON.parse(stdout) as AuditCost);
      }
      const blocks = blocksFor(RECORDS);
      return [
        figureOf(
          "records audited",
          "/s",
          costs.map(({ seconds }) => RECORDS / seconds),
          { comparedWith: `in ${blocks.toLocaleString("en")} blocks, most of them empty`, budget: { least: 2_000 } },
        ),
        figureOf(
          "memory at its peak",
          "MiB",
          costs.map(({ peakMiB }) => peakMiB),
          { comparedWith: "with what makes the blocks", budget: { most: 768 } },
        ),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
