import { type AccessRow, originOf } from "../../domain/access-log.ts";
import { type AccessAudit, asShown, auditAccessLog, withDiffering } from "../../domain/audit-access-log.ts";
import { differingDays } from "../../domain/compare-anchors.ts";
import {
  type AuditOptions,
  askGateway,
  askNode,
  askWitness,
  readStore,
  requirePin,
  type ShownLog,
  type ToldAnchors,
} from "../audit-sources.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { exitCodes, Failure } from "../failure.ts";
import { renderAccessAudit } from "../render/access-audit.ts";
import { renderProblem } from "../render/show-problem.ts";

const EXIT_CODES: Readonly<Record<AccessAudit["verdict"], number>> = {
  holds: exitCodes.done,
  fails: exitCodes.failed,
  unknown: exitCodes.inconclusive,
};

/** What the command is told: who is asked, and which days are shown. */
export interface AccessAuditOptions extends AuditOptions {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Checks a whole access log against what is anchored of it, by the word of a node or of another partner's gateway where one is named;
 * else by that of the one that is audited, which is said. Exit code 0 when what is anchored holds, 1 when a day fails, 2 when nothing
 * can be concluded: whatever keeps it from an answer is no failure of the log.
 */
export async function auditAccess(deps: Deps, options: GlobalOptions, given: AccessAuditOptions): Promise<number> {
  try {
    const log = await readLog(deps, options, given);
    const told = await askOthers(deps, options, given, log);
    const audit = judge(log, await readToTheEnd(log, told), told);
    const isShown = ({ day }: { readonly day: string }): boolean =>
      day >= (given.from ?? "") && day <= (given.to ?? "9999-12-31");
    const sources = { entriesFrom: log.source, anchorsFrom: told.map(({ source }) => source) };
    const shown = { partner: log.partner, ...sources, ...audit, days: audit.days.filter(isShown) };
    const text =
      options.json === true ? `${JSON.stringify(shown)}\n` : renderAccessAudit(shown, languageOf(deps, options));
    deps.terminal.print(text);
    return EXIT_CODES[audit.verdict];
  } catch (error) {
    if (error instanceof Failure && error.code === "usage") throw error;
    deps.terminal.tell(renderProblem(error, languageOf(deps, options)));
    return exitCodes.inconclusive;
  }
}

async function readLog(deps: Deps, options: GlobalOptions, given: AccessAuditOptions): Promise<ShownLog> {
  const { store } = given;
  if (store === undefined) return askGateway(deps, options, given);
  return readStore(deps, await requirePin(deps, options), store, given);
}

/** The first one's word counts; what another says otherwise is shown. */
async function askOthers(
  deps: Deps,
  options: GlobalOptions,
  { rpc, witness, witnessTokenFile }: AccessAuditOptions,
  log: ShownLog,
): Promise<ToldAnchors[]> {
  if (rpc === undefined && witness === undefined) return [];
  const pin = await requirePin(deps, options);
  const byWitness = witness === undefined ? [] : [await askWitness(deps, options, pin, log, witness, witnessTokenFile)];
  if (rpc === undefined) return byWitness;
  return [await askNode(deps, pin, log, rpc, byWitness[0]?.anchors ?? []), ...byWitness];
}

/** The entries, with what was added while others were asked where that was anchored meanwhile. */
async function readToTheEnd({ rows, readMore }: ShownLog, told: readonly ToldAnchors[]): Promise<AccessRow[]> {
  const last = rows.at(-1)?.sequence ?? 0;
  const isBeyond = told.some(({ anchors }) => anchors.some(({ count }) => count > last));
  return isBeyond ? [...rows, ...(await readMore(last))] : [...rows];
}

function judge(log: ShownLog, rows: readonly AccessRow[], [first, second]: readonly ToldAnchors[]): AccessAudit {
  const { chainId, ledger, anchors, takenOn } = log;
  const partnerId = first?.partnerId ?? log.partnerId;
  const origin = originOf({ chainId: BigInt(chainId), ledger, partnerId });
  const audit = auditAccessLog(origin, rows, first?.anchors ?? anchors, takenOn);
  if (first === undefined) return asShown(audit);
  const compared = withDiffering(audit, differingDays(anchors, first.anchors), "anchor-shown-otherwise");
  if (second === undefined) return compared;
  return withDiffering(compared, differingDays(second.anchors, first.anchors), "sources-differ");
}
