import type { CaseAgreement, CaseContext } from "../domain/case/context.ts";
import type { AgreementInfo, PartnerInfo } from "../domain/wire/network.ts";

/** What records of a case are made under. Zero and no code: no agreement, for the recorder's own partner alone. */
export interface AgreementVersion {
  readonly code: string | null;
  readonly id: number;
  readonly version: number;
}

/** No agreement: what is recorded so is shared with nobody. */
export const noAgreement: AgreementVersion = { code: null, id: 0, version: 0 };

/** What a case is read against, as a gateway tells it. Of each agreement the version that a record would be made under. */
export function caseContextOf(
  now: Date,
  partners: readonly PartnerInfo[],
  agreements: readonly AgreementInfo[],
): CaseContext {
  return { now, partners, agreements: [...currentVersions(agreements).values()].map(caseAgreementOf) };
}

/** Per code the highest version in force; where none is, the highest. */
export function currentVersions(agreements: readonly AgreementInfo[]): Map<string, AgreementInfo> {
  const current = new Map<string, AgreementInfo>();
  const rank = ({ isInForce, version }: AgreementInfo): number => (isInForce ? 1_000 : 0) + version;
  for (const agreement of agreements) {
    const other = current.get(agreement.code);
    if (other === undefined || rank(agreement) > rank(other)) current.set(agreement.code, agreement);
  }
  return current;
}

function caseAgreementOf(agreement: AgreementInfo): CaseAgreement {
  const { code, parties, effective, expiry, state, evidence, rights, channels } = agreement;
  return {
    name: code,
    parties,
    effective: Date.parse(effective) / 1_000,
    expiry: Date.parse(expiry) / 1_000,
    state,
    evidence,
    rights,
    channels,
  };
}
