import { type AccessRow, dayOf } from "../domain/access-log.ts";
import type { AnchoredHead } from "../domain/audit-access-log.ts";
import { DomainError } from "../domain/errors.ts";
import { safeText } from "../domain/safe-text.ts";
import type { AsOf } from "../domain/wire/network.ts";
import { createApiClient } from "./api-client.ts";
import { chooseCredential } from "./choose-credential.ts";
import type { Deps, GlobalOptions } from "./deps.ts";
import { Failure } from "./failure.ts";
import { type Deployment, readLocalRun } from "./local-run.ts";
import { openSession, readPin, requireSameDeployment } from "./session.ts";

/** Where the entries are from. A place is shown without what an address may hold of secrets. */
export type LogSource =
  | { readonly kind: "gateway"; readonly place: string; readonly asOf: AsOf }
  | { readonly kind: "store"; readonly place: string; readonly takenAt: string | null };

/** Who else was asked for the anchors. */
export type AnchorSource =
  | { readonly kind: "node"; readonly place: string; readonly asOf: AsOf }
  | { readonly kind: "witness"; readonly place: string; readonly partner: string; readonly asOf: AsOf };

/** A log as the one that is audited shows it, and the anchors that it shows beside it. */
export interface ShownLog {
  readonly source: LogSource;
  readonly partner: string;
  readonly partnerId: number;
  readonly chainId: string;
  readonly ledger: string;
  readonly rows: readonly AccessRow[];
  readonly anchors: readonly AnchoredHead[];
  /** UTC day of a copy: what was anchored of that day and later may be beyond it. */
  readonly takenOn?: string;
  /** Entries that were added since. */
  readMore(after: number): Promise<readonly AccessRow[]>;
}

/** A partner's anchors by the word of somebody else. */
export interface ToldAnchors {
  readonly source: AnchorSource;
  readonly partnerId: number;
  readonly anchors: readonly AnchoredHead[];
}

/** What an auditor may say beside what every command takes. */
export interface AuditOptions {
  readonly partner?: string;
  readonly rpc?: string;
  readonly witness?: string;
  readonly witnessTokenFile?: string;
  readonly store?: string;
}

/** The deployment that the auditor means. Throws Failure `usage` where nothing says: it is not taken from who is audited. */
export async function requirePin(deps: Deps, options: GlobalOptions): Promise<Deployment> {
  const pin = await readPin(deps, options, await readLocalRun(deps.environment.runHome));
  if (pin !== undefined) return pin;
  throw new Failure(
    "usage",
    "Name the deployment file with --deployment: it is not taken from the one that is audited.",
  );
}

/** The log over HTTP, and what the gateway itself shows of its anchors. Throws as the gateway's API does, and `wrong-chain`. */
export async function askGateway(deps: Deps, options: GlobalOptions, given: AuditOptions): Promise<ShownLog> {
  const { api, pin } = await openSession(deps, options, given.partner);
  const { chainId, contracts, partner, ...network } = await api.readNetwork();
  if (pin !== undefined) requireSameDeployment(pin, { chainId, contracts, partner, ...network });
  if (given.partner !== undefined && given.partner !== partner.iso) {
    throw new Failure("usage", `${api.gatewayUrl} is the gateway of ${partner.iso}, not of ${given.partner}.`);
  }
  // The anchors first: what is anchored while the log is read is beyond nothing that was read.
  const { anchors, asOf } = await api.listAnchors();
  return {
    source: { kind: "gateway", place: originOf(api.gatewayUrl), asOf },
    partner: partner.iso,
    partnerId: numberOf(pin, partner.iso, partner.id),
    chainId,
    ledger: contracts.ledger,
    rows: await api.listAccessLog(),
    anchors,
    readMore: (after) => api.listAccessLog(after),
  };
}

/** The log as a backup or a database has it, with nobody asked. Throws Failure `usage`, `file-unreadable`; DomainError `wrong-chain`. */
export async function readStore(deps: Deps, pin: Deployment, path: string, given: AuditOptions): Promise<ShownLog> {
  const { backup, partnerId, rows, anchors } = await deps.audits.readLog(path).catch((error: Error) => {
    throw new Failure("file-unreadable", safeText(error.message));
  });
  if (backup !== undefined && (backup.chainId !== pin.chainId || backup.deploymentId !== pin.deploymentId)) {
    throw new DomainError(
      "wrong-chain",
      `The backup ${safeText(path)} is of another deployment than the one that you named.`,
    );
  }
  const partner = given.partner ?? backup?.partner ?? isoOf(pin, partnerId);
  if (partner === undefined) throw new Failure("usage", "Name the partner whose log it is with --partner.");
  const last = /"time":"(\d{4}-\d\d-\d\d)T/.exec(rows.at(-1)?.body ?? "")?.[1];
  const takenOn = backup?.takenAt.slice(0, 10) ?? last;
  return {
    source: { kind: "store", place: path, takenAt: backup?.takenAt ?? null },
    partner,
    partnerId: numberOf(pin, partner, partnerId),
    chainId: pin.chainId,
    ledger: pin.contracts.ledger,
    rows,
    anchors,
    ...(takenOn === undefined ? {} : { takenOn }),
    readMore: async () => [],
  };
}

/** A partner's anchors as another partner's gateway has them. Throws as its API does; Failure `usage` where it is the audited partner's. */
export async function askWitness(
  deps: Deps,
  options: GlobalOptions,
  pin: Deployment,
  { partner }: ShownLog,
  url: string,
  tokenFile: string | undefined,
): Promise<ToldAnchors> {
  // The token for the one that is audited is not shown to another partner's gateway; an account or a machine's key is good for both.
  const { tokenFile: _audited, ...rest } = options;
  const { asAccount: _account, machineKey: _key, ...plain } = rest;
  const asWitness = { ...deps, environment: { ...deps.environment, tokenFile: undefined } };
  const localRun = await readLocalRun(deps.environment.runHome);
  const asked = tokenFile === undefined ? rest : { ...plain, tokenFile };
  const api = createApiClient(url, deps.fetch, await chooseCredential(asWitness, asked, url, localRun));
  const network = await api.readNetwork();
  requireSameDeployment(pin, network);
  if (network.partner.iso === partner) {
    throw new Failure(
      "usage",
      `${originOf(url)} is a gateway of ${partner}, whose log is audited: a witness is another partner's.`,
    );
  }
  const told = (await api.listPartners()).find(({ iso }) => iso === partner);
  if (told === undefined) throw new DomainError("unknown-partner", `The witness knows no partner ${partner}.`);
  const { anchors, asOf } = await api.listAnchors(partner);
  const source = { kind: "witness", place: originOf(url), partner: network.partner.iso, asOf } as const;
  return { source, partnerId: numberOf(pin, partner, told.id), anchors };
}

/** A partner's anchors as a node of the auditor's choice has them. Throws DomainError `node-unreachable`, `wrong-chain`, `unknown-partner`. */
export async function askNode(
  deps: Deps,
  deployment: Deployment,
  { partner, rows, anchors }: ShownLog,
  url: string,
  others: readonly AnchoredHead[],
): Promise<ToldAnchors> {
  const fromDay = firstDayOf(rows, [...anchors, ...others]);
  const told = await deps.audits.readAnchors({ url, deployment, partner, fromDay });
  const checkedAt = new Date(deps.now()).toISOString();
  const { blockNumber, blockHash, blockTime } = told.block;
  const time = new Date(blockTime * 1_000).toISOString();
  const asOf = { block: blockNumber, hash: blockHash, time, checkedAt, ageMs: 0 };
  const partnerId = numberOf(deployment, partner, told.partnerId);
  return { source: { kind: "node", place: originOf(url), asOf }, partnerId, anchors: told.anchors };
}

/** The first day that anything is said of; no later one has anchors of these entries but the last. */
function firstDayOf(rows: readonly AccessRow[], anchors: readonly AnchoredHead[]): number {
  const times = rows.flatMap(({ body }) => /"time":"([^"]+)"/.exec(body)?.[1] ?? []);
  const days = [...times, ...anchors.map(({ day }) => day)].map((text) => dayOf(Date.parse(text)));
  return days.filter(Number.isFinite).reduce((first, day) => Math.min(first, day), Number.MAX_SAFE_INTEGER);
}

/** A partner's number: what somebody tells of it must be what the deployment says, where it does. Throws DomainError `wrong-chain`. */
function numberOf(pin: Deployment | undefined, partner: string, told: number | undefined): number {
  const partners = pin?.partners ?? {};
  const pinned = Object.hasOwn(partners, partner) ? partners[partner] : undefined;
  const number = pinned ?? told;
  if (number === undefined) throw new Failure("usage", `The deployment file has no number of ${partner} (partners).`);
  if (told === undefined || told === number) return number;
  throw new DomainError("wrong-chain", `${partner} has the number ${told} there; the deployment says ${number}.`);
}

const isoOf = (pin: Deployment, partnerId: number | undefined): string | undefined =>
  Object.entries(pin.partners ?? {}).find(([, id]) => id === partnerId)?.[0];

/** Without user, path and query, which may be a key. */
const originOf = (url: string): string => new URL(url).origin;
