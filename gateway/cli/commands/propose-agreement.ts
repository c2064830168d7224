import { type AgreementTerms, parseTerms, scopeOf } from "../../domain/agreement-file.ts";
import { bitsOf } from "../../domain/bit-sets.ts";
import { DomainError } from "../../domain/errors.ts";
import { act } from "../act.ts";
import type { Deps, GlobalOptions } from "../deps.ts";
import { hashFile } from "../hash-file.ts";
import { readTextFile } from "../read-text-file.ts";
import type { Network } from "../session.ts";

/** Puts an agreement, or the next version of one, to its parties. The digest of the signed instrument goes with it. */
export function proposeAgreement(
  deps: Deps,
  options: GlobalOptions,
  file: string,
  { agreement: code, instrument }: { readonly agreement: string; readonly instrument: string },
): Promise<number> {
  return act(deps, options, async (_session, network) => {
    const terms = await readTermsFile(file);
    const { sha256 } = await hashFile(instrument);
    const { id, version } = nextVersion(network, code);
    const parties = bitsOf(terms.parties.map((iso) => partnerIdOf(network, iso)));
    return {
      action: {
        contract: "registry",
        name: "proposeAgreement",
        args: { agreementId: id, version, parties, scope: scopeOf(terms), instrument: `0x${sha256}` },
      },
      wanted: { role: "signatory" },
      done: `agreement ${code} v${version}: proposed to ${terms.parties.join(", ")}`,
      result: { agreement: code, id, version },
    };
  });
}

/** A code of an agreement that is there, or the number of a new one. */
function nextVersion({ agreements }: Network, code: string): { id: number; version: number } {
  const versions = agreements.filter((agreement) => agreement.code === code || String(agreement.id) === code);
  const [first] = versions;
  if (first !== undefined) return { id: first.id, version: Math.max(...versions.map(({ version }) => version)) + 1 };
  const id = Number(code);
  if (Number.isInteger(id) && id >= 1 && id <= 65_535) return { id, version: 1 };
  const detail = `There is no agreement ${code}; a new one is named by its number, 1 to 65535.`;
  throw new DomainError("unknown-agreement", detail, { agreement: code });
}

function partnerIdOf({ partners }: Network, iso: string): number {
  const partner = partners.find((candidate) => candidate.iso === iso);
  if (partner === undefined) throw new DomainError("unknown-partner", `There is no partner ${iso}.`, { partner: iso });
  return partner.id;
}

async function readTermsFile(file: string): Promise<AgreementTerms> {
  const terms = parseTerms(await readTextFile(file));
  if (!("mistakes" in terms)) return terms;
  throw new DomainError("invalid-scope", `${file}: ${terms.mistakes.join("; ")}`, { mistakes: terms.mistakes });
}
