import type { MemberArgument } from "../domain/actions.ts";
import { numberOf } from "../domain/codes/code-list.ts";
import { evidenceKinds } from "../domain/codes/evidence-kinds.ts";
import { evidenceIdOf } from "../domain/ids.ts";
import type { EvidenceInfo } from "../domain/wire/records.ts";
import { Failure } from "./failure.ts";
import { type Network, partnerIdIn, type Session } from "./session.ts";

/**
 * Evidence as a call names it, checked to be that of the id: kind, agreement version, partner and root are bound by it, and the
 * path is the contract's to check.
 *
 * @throws Failure `gateway-answer-untrue` when the gateway answers with other evidence
 */
export async function readMember(
  session: Session,
  network: Network,
  id: string,
): Promise<{ readonly member: MemberArgument; readonly evidence: EvidenceInfo }> {
  const { evidence } = await session.api.readEvidence(id);
  const member = {
    partnerId: partnerIdIn(network)(evidence.partner),
    agreementId: evidence.agreement.id,
    version: evidence.agreement.version,
    kind: numberOf(evidenceKinds, evidence.kind),
    root: evidence.root,
    path: evidence.path,
  };
  const computed = evidenceIdOf({ chainId: network.chainId, ledger: network.contracts.ledger, ...member });
  if (evidence.id === id && computed === id) return { member, evidence };
  throw new Failure(
    "gateway-answer-untrue",
    `The gateway answers for ${id} with other evidence, ${computed}; nothing was signed.`,
  );
}
