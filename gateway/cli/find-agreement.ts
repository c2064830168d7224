import { DomainError } from "../domain/errors.ts";
import type { AgreementInfo } from "../domain/wire/network.ts";

/**
 * A version of an agreement: the one asked for, or the newest that `isFitting` finds, or the newest of all.
 *
 * @throws DomainError `unknown-agreement`
 */
export function findAgreement(
  agreements: readonly AgreementInfo[],
  code: string,
  version: number | undefined,
  isFitting: (agreement: AgreementInfo) => boolean = () => true,
): AgreementInfo {
  const versions = agreements
    .filter((agreement) => agreement.code === code || String(agreement.id) === code)
    .sort((a, b) => b.version - a.version);
  const found =
    version === undefined
      ? (versions.find(isFitting) ?? versions[0])
      : versions.find((agreement) => agreement.version === version);
  if (found !== undefined) return found;
  const which = version === undefined ? code : `${code} version ${version}`;
  throw new DomainError("unknown-agreement", `There is no agreement ${which}.`, { agreement: code });
}
