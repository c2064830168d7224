import { originOf } from "../../domain/access-log.ts";
import { type AccessAudit, auditAccessLog } from "../../domain/audit-access-log.ts";
import { type Deps, type GlobalOptions, languageOf } from "../deps.ts";
import { renderAccessAudit } from "../render/access-audit.ts";
import { openSession, requireSameDeployment } from "../session.ts";

const EXIT_CODES: Readonly<Record<AccessAudit["verdict"], number>> = { holds: 0, fails: 1, unknown: 2 };

/**
 * Checks the whole access log of the gateway; `days` says which are shown. Exit code 0 when what is anchored holds, 1 when a day fails, 2 when
 * nothing is anchored yet.
 */
export async function auditAccess(
  deps: Deps,
  options: GlobalOptions,
  days: { readonly from?: string; readonly to?: string },
): Promise<number> {
  const { api, pin } = await openSession(deps, options);
  const network = await api.readNetwork();
  if (pin !== undefined) requireSameDeployment(pin, network);
  const { chainId, contracts, partner } = network;
  // The anchors first: what is anchored while the log is read is beyond nothing that was read.
  const { anchors, asOf } = await api.listAnchors();
  const rows = await api.listAccessLog();
  const origin = originOf({ chainId: BigInt(chainId), ledger: contracts.ledger, partnerId: partner.id });
  const audit = auditAccessLog(origin, rows, anchors);
  const isShown = ({ day }: { readonly day: string }): boolean =>
    day >= (days.from ?? "") && day <= (days.to ?? "9999-12-31");
  const shown = { partner: partner.iso, asOf, ...audit, days: audit.days.filter(isShown) };
  deps.terminal.print(
    options.json === true ? `${JSON.stringify(shown)}\n` : renderAccessAudit(shown, languageOf(deps, options)),
  );
  return EXIT_CODES[audit.verdict];
}
