import type { Action, MemberArgument } from "../../gateway/domain/actions.ts";
import type { EvidenceRow } from "../../gateway/domain/ports.ts";

/** A package as a call names it. */
export const memberOf = ({ partnerId, agreementId, version, kind, root, path }: EvidenceRow): MemberArgument => ({
  partnerId,
  agreementId,
  version,
  kind,
  root,
  path,
});

/** A decision on another partner's evidence. */
export const decisionOn = (row: EvidenceRow, grade: number, reason: number): Action => ({
  contract: "ledger",
  name: "recognise",
  args: { member: memberOf(row), recognition: { grade, facets: 0, reason, conditions: 0 } },
});
