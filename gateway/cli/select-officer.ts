import { stat } from "node:fs/promises";
import { DomainError } from "../domain/errors.ts";
import type { OfficerSigner } from "./deps.ts";
import { Failure } from "./failure.ts";
import type { LocalOfficer } from "./local-run.ts";
import { askPassphrase, readSecret } from "./read-passphrase.ts";
import type { Session } from "./session.ts";

/** Who is wanted to sign when nobody is named. */
export interface Wanted {
  readonly partner: string;
  readonly role: "officer" | "recogniser" | "signatory";
  /** Whether every gateway carries it, also for another partner's signer. */
  readonly isCarriedForAll?: boolean;
  /** The office acted for; an officer whose office it starts with is preferred. */
  readonly office?: string | undefined;
}

/** Where keys are looked for. */
export type KeyPlaces = Pick<Session, "deps" | "options" | "localRun">;

/** An officer with the key unlocked. */
export interface Officer {
  readonly name: string;
  readonly signer: OfficerSigner;
}

interface Found {
  readonly name: string;
  readonly keystoreFile: string;
  readonly passphraseFile: string | undefined;
}

/**
 * The officer that `--as` names, or the fitting one of the local run, unlocked, and as far as the gateway knows authorised now.
 *
 * @throws DomainError `keystore-not-found`, `keystore-locked`, `signer-…`, `not-entitled` or by the clause that stands against the officer;
 * Failure `file-unreadable` for a passphrase file
 */
export async function selectOfficer(session: Session, wanted: Wanted): Promise<Officer> {
  const officer = (await openRemote(session)) ?? (await unlock(session, await findOfficer(session, wanted)));
  await requireAuthorised(session, wanted, officer.signer.address);
  return officer;
}

/**
 * The officer who has one of these addresses, unlocked: whom `--as` names, or one of the local run; authorised or not.
 *
 * @throws DomainError `not-entitled` when `--as` names another; else as {@link selectOfficer}
 */
export async function selectSigner(places: KeyPlaces, addresses: readonly string[]): Promise<Officer> {
  const officer = (await openRemote(places)) ?? (await unlock(places, await findSigner(places, addresses)));
  const { address } = officer.signer;
  if (addresses.includes(address)) return officer;
  const detail = `${officer.name} is ${address}, and it is to be signed by ${addresses.join(" or ")}.`;
  throw new DomainError("not-entitled", detail, { address });
}

async function unlock(places: KeyPlaces, { name, keystoreFile, passphraseFile }: Found): Promise<Officer> {
  const { deps, options } = places;
  const file = options.passphraseFile ?? passphraseFile ?? deps.environment.passphraseFile;
  const passphrase = file === undefined ? await askPassphrase(deps, options, name) : await readSecret(file);
  return { name, signer: await deps.openKeystore(keystoreFile, passphrase) };
}

/** The officer whose key a signer in another process holds; undefined when `--as` is no address of one. */
async function openRemote({ deps, options }: KeyPlaces): Promise<Officer | undefined> {
  const { as = "" } = options;
  if (!/^https?:\/\//.test(as)) return undefined;
  const [url = "", address] = as.split("#");
  if (!URL.canParse(url) || (address !== undefined && !/^0x[0-9a-fA-F]{40}$/.test(address))) {
    throw new Failure("usage", "A signer is named as http://HOST:PORT#0xADDRESS.");
  }
  const file = options.signerTokenFile ?? deps.environment.signerTokenFile;
  const token = file === undefined ? undefined : await readSecret(file);
  const signer = await deps.openRemoteKey(url, address, token);
  if (signer === undefined) throw new Failure("usage", `${url} holds several keys: name one as ${url}#0xADDRESS.`);
  return { name: url, signer };
}

/** Before anything is sent, shown or asked: the contracts would refuse in the end, and only they decide. */
async function requireAuthorised({ api, deps }: Session, wanted: Wanted, address: string): Promise<void> {
  const { partner, roles, validFrom, validTo } = await api.readSigner(address);
  if (partner === null) throw new DomainError("signer-unknown", `No partner has authorised ${address}.`, { address });
  if (partner !== wanted.partner && wanted.isCarriedForAll !== true) {
    const detail = `${address} signs for ${partner}; this is the gateway of ${wanted.partner}.`;
    throw new DomainError("not-entitled", detail, { address, partner });
  }
  if (!roles.includes(wanted.role)) {
    throw new DomainError("signer-role", `${address} is no ${wanted.role} of ${partner}.`, { address, roles });
  }
  if (validFrom !== null && Date.parse(validFrom) > deps.now()) {
    throw new DomainError("signer-not-yet-valid", `${address} may sign from ${validFrom} on.`, { address, validFrom });
  }
  if (validTo !== null && Date.parse(validTo) <= deps.now()) {
    throw new DomainError("signer-expired", `${address} may sign no more: until ${validTo}.`, { address, validTo });
  }
}

async function findOfficer({ localRun, options }: Session, wanted: Wanted): Promise<Found> {
  const officers = localRun?.officers ?? [];
  const found = options.as === undefined ? findFitting(officers, wanted) : await findNamed(officers, options.as);
  if (found !== undefined) return found;
  const detail = `No ${wanted.role} of ${wanted.partner} is known here.`;
  throw new DomainError("keystore-not-found", detail, { partner: wanted.partner, role: wanted.role });
}

async function findSigner({ localRun, options }: KeyPlaces, addresses: readonly string[]): Promise<Found> {
  const officers = localRun?.officers ?? [];
  const found =
    options.as === undefined
      ? officers.find(({ address }) => address !== undefined && addresses.includes(address))
      : await findNamed(officers, options.as);
  if (found !== undefined) return found;
  throw new DomainError("keystore-not-found", `No keystore of ${addresses.join(" or ")} is known here.`, { addresses });
}

async function findNamed(officers: readonly LocalOfficer[], as: string): Promise<Found> {
  const officer = officers.find(({ name }) => name === as);
  if (officer !== undefined) return officer;
  if (await isFile(as)) return { name: as, keystoreFile: as, passphraseFile: undefined };
  const names = officers.map(({ name }) => name).join(", ");
  const known = names === "" ? "" : `; the local run has ${names}`;
  throw new DomainError(
    "keystore-not-found",
    `${as} is neither an officer of the local run nor a keystore file${known}.`,
    { as },
  );
}

function findFitting(officers: readonly LocalOfficer[], { partner, role, office }: Wanted): LocalOfficer | undefined {
  const candidates = officers.filter((officer) => officer.partner === partner && officer.role === role);
  const atOffice = candidates.find((officer) => officer.office !== null && office?.startsWith(officer.office));
  return atOffice ?? candidates[0];
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
