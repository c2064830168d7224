import { type AuditTerms, auditLedger, type LedgerAudit } from "../../audit/audit-ledger.ts";
import { lastBlockBefore } from "../../audit/find-block.ts";
import type { Finding } from "../../audit/finding.ts";
import type { AuditedLedger, LedgerSource } from "../../audit/told.ts";
import { dayOf, endOfDay } from "../../domain/access-log.ts";
import { DomainError } from "../../domain/errors.ts";
import { sayIn } from "../../domain/texts/say.ts";
import type { Anchor } from "../../receipts/anchor-format.ts";
import { readCheckpoints } from "../../receipts/countersigned.ts";
import { requirePin } from "../audit-sources.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { type LedgerPlace, openLedgerSource } from "../ledger-sources.ts";
import type { Deployment } from "../local-run.ts";
import { readAnchor, readCheckpointText } from "../read-receipt.ts";
import { renderLedgerAudit } from "../render/ledger-audit.ts";
import { ledgerAuditTexts } from "../render/ledger-audit-texts.ts";
import { renderProblem } from "../render/show-problem.ts";

/** What the command is told: who is asked, what is trusted, and which blocks. */
export interface LedgerAuditOptions {
  readonly rpc?: string;
  readonly anchor?: string;
  readonly checkpoint?: readonly string[];
  /** A block's number, or a day (UTC). */
  readonly from?: number | string;
  readonly to?: number | string;
  /** Seconds. */
  readonly maxGap: number;
}

const SHOWN_EVERY_MS = 200;

/**
 * Audits the ledger as a node or a gateway tells it. Exit code 0 when nothing is found, 1 when something is, 2 when nothing could be
 * concluded: what keeps it from an answer is no fault of the ledger.
 */
export async function auditWholeLedger(deps: Deps, options: GlobalOptions, given: LedgerAuditOptions): Promise<number> {
  try {
    const pin = await requirePin(deps, options);
    const anchor = given.anchor === undefined ? undefined : (await readAnchor(given.anchor)).anchor;
    const checkpoints = readCheckpoints(await Promise.all((given.checkpoint ?? []).map(readCheckpointText)), anchor);
    const ledger = nameLedger(pin, anchor);
    const reading = await deps.audits.openLedgers();
    const opened = await openLedgerSource(deps, options, pin, reading, given.rpc);
    try {
      const range = await findRange(opened.source, given);
      const trust = { anchor, checkpoints, codeHashes: pin.codeHashes ?? {}, now: Math.floor(deps.now() / 1_000) };
      const walk = showWalk(deps, options, range.to);
      const terms: AuditTerms = { ledger, ...range, longestGap: given.maxGap, ...trust, onBlock: walk.show };
      const audit = await auditLedger(opened.source, reading.decodeLog, terms).finally(walk.finish);
      print(deps, options, opened.place, audit);
      return exitCodeOf(audit);
    } finally {
      opened.close();
    }
  } catch (error) {
    if (error instanceof Failure && error.code === "usage") throw error;
    deps.terminal.tell(renderProblem(error, languageOf(deps, options)));
    return exitCodes.inconclusive;
  }
}

/** On a terminal, how far the walk over the blocks is; anywhere else nothing. */
function showWalk({ terminal, now, ...deps }: Deps, options: GlobalOptions, last: number) {
  const say = sayIn(ledgerAuditTexts, languageOf(deps, options));
  let shownAt = now();
  let isShown = false;
  return {
    show: (block: number): void => {
      if (!terminal.isDiagnosticsTerminal || now() - shownAt < SHOWN_EVERY_MS) return;
      [shownAt, isShown] = [now(), true];
      terminal.tell(`\r\u001b[K${say("walking", { block, last })}`);
    },
    finish: (): void => {
      if (isShown) terminal.tell("\r\u001b[K");
    },
  };
}

/** Throws DomainError `wrong-chain` where the anchor is of another ledger than the auditor means. */
function nameLedger({ chainId, genesisHash, deploymentId, contracts }: Deployment, anchor?: Anchor): AuditedLedger {
  const anchored = anchor?.ledger;
  const isOther =
    anchored !== undefined &&
    (anchored.chainId !== chainId ||
      anchored.deploymentId !== deploymentId ||
      anchored.genesisHash !== (genesisHash ?? anchored.genesisHash) ||
      anchored.registry !== contracts.registry ||
      anchored.evidenceLedger !== contracts.ledger);
  if (isOther) throw new DomainError("wrong-chain", "The anchor is of another ledger than the one that you named.");
  return { chainId, genesisHash: genesisHash ?? anchored?.genesisHash, deploymentId, contracts };
}

/** Throws Failure `usage` where there is no such block. */
async function findRange(
  source: LedgerSource,
  { from, to }: LedgerAuditOptions,
): Promise<{ from: number; to: number }> {
  const newest = await source.head();
  const last = typeof to === "string" ? await lastBlockBefore(source, newest, endOf(to)) : (to ?? newest);
  const first = typeof from === "string" ? (await lastBlockBefore(source, newest, startOf(from))) + 1 : (from ?? 0);
  if (last > newest) throw new Failure("usage", `There is no block ${last} yet; the newest is ${newest}.`);
  if (first > last) throw new Failure("usage", `No block lies from ${from} to ${to ?? newest}.`);
  return { from: first, to: last };
}

const startOf = (day: string): number => Date.parse(day) / 1_000;
const endOf = (day: string): number => endOfDay(dayOf(Date.parse(day))) / 1_000;

type Outcome = LedgerAudit | { readonly findings: readonly Finding[] };

/** Blocks that do not follow each other say something of who was asked, and nothing of the ledger. */
function exitCodeOf(audit: Outcome): number {
  if (!("result" in audit)) return exitCodes.inconclusive;
  const { findings } = audit.result;
  if (audit.finality.verdict === "fails" || findings.some(({ code }) => code !== "state-unproven"))
    return exitCodes.failed;
  return findings.length === 0 ? exitCodes.done : exitCodes.inconclusive;
}

function print(deps: Deps, options: GlobalOptions, place: LedgerPlace, audit: Outcome): void {
  if (options.json !== true) {
    deps.terminal.print(renderLedgerAudit(place, audit, languageOf(deps, options)));
    return;
  }
  const shown =
    "result" in audit
      ? { source: place, finality: audit.finality, digest: audit.digest, ...audit.result }
      : { source: place, finality: null, digest: null, findings: audit.findings };
  deps.terminal.print(`${JSON.stringify(shown)}\n`);
}
