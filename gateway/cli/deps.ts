import type { DecodeLog, LedgerSource } from "../audit/told.ts";
import type { AccessRow } from "../domain/access-log.ts";
import type { AnchoredHead } from "../domain/audit-access-log.ts";
import type { Language } from "../domain/codes/code-list.ts";
import type { BlockRef, ContractAddresses, TableDigest } from "../domain/ports.ts";
import type { forwarderDomain, UnsignedRequest } from "../domain/submission.ts";
import type { ConfigMistake } from "../domain/texts/describe-config-mistake.ts";
import type { Anchor, CountersignedAnchor } from "../receipts/anchor-format.ts";

// All that commands are given from outside, past the usual length: a test stands in for it in one place.

/** Signs as one officer; what `gateway/keys` opens. */
export interface OfficerSigner {
  /** Lower case. */
  readonly address: string;
  signRequest(request: UnsignedRequest, domain: ReturnType<typeof forwarderDomain>): Promise<string>;
  /** What an EIP-712 message says that no contract is asked for. */
  signTypedData(typed: {
    readonly domain: ReturnType<typeof forwarderDomain>;
    readonly types: Record<string, { name: string; type: string }[]>;
    readonly message: Record<string, unknown>;
  }): Promise<string>;
}

/** Where a command reads and writes. Results go to `print`, everything else to `tell`. */
export interface Terminal {
  /** Standard output, without adding a line end. */
  print(text: string): void;
  /** Standard error, without adding a line end. */
  tell(text: string): void;
  readonly isDiagnosticsTerminal: boolean;
  readonly isInputTerminal: boolean;
  /** Whether results may be coloured. */
  readonly hasColour: boolean;
  /** Asks on the terminal without echo. */
  askSecret(question: string): Promise<string>;
  /** Asks on the terminal. Answers nothing when the input ends. */
  ask(question: string): Promise<string>;
}

/** What the environment says, read once. */
export interface Environment {
  /** The folder in which local runs are kept. */
  readonly runHome: string;
  readonly gatewayUrl: string | undefined;
  readonly deploymentFile: string | undefined;
  readonly passphraseFile: string | undefined;
  readonly signerTokenFile: string | undefined;
  readonly tokenFile: string | undefined;
  readonly machineKeyFile: string | undefined;
  readonly machineName: string | undefined;
  readonly language: Language;
}

/** Who makes access tokens for a gateway, and what it has them made for. */
export interface TokenPlace {
  readonly issuer: string;
  readonly audience: string;
}

/** Tokens as an issuer gave them. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
}

/** How access tokens are had. Throws DomainError `gateway-unreachable`, `issuer-unreachable`, `sign-in-failed`. */
export interface TokenSource {
  /** By the gateway's own word. */
  findPlace(gatewayUrl: string): Promise<TokenPlace>;
  /** For a name and its secret. */
  askAsClient(place: TokenPlace, name: string, secret: string): Promise<Tokens>;
  /** For somebody who signs in with a browser, which `show` leads to. */
  askByDevice(
    place: TokenPlace,
    clientId: string,
    show: (prompt: { readonly url: string; readonly code: string }) => void,
  ): Promise<Tokens>;
  refresh(place: TokenPlace, clientId: string, refreshToken: string): Promise<Tokens>;
}

/** A program that signs what it asks. */
export interface MachineSigner {
  /** The headers that sign a request to a gateway of a deployment; they are good once, for a minute. */
  sign(
    request: { readonly method: string; readonly url: string; readonly headers: Readonly<Record<string, string>> },
    deploymentId: string,
    nowMs: number,
  ): Promise<Readonly<Record<string, string>>>;
}

/** Keys by which programs sign what they ask; what `gateway/auth` does with them. */
export interface MachineOperation {
  /** A new key pair, both in PEM. */
  makeKey(): Promise<{ readonly privateKey: string; readonly publicKey: string }>;
  /** Undefined for what is no private key of a kind that gateways take. */
  open(name: string, privateKey: string): Promise<MachineSigner | undefined>;
  /** Which deployment a gateway is of, by its own word. Throws DomainError `gateway-unreachable`, `sign-in-failed`. */
  findDeployment(gatewayUrl: string): Promise<string>;
}

/** The index of a gateway that is not running; held until closed. */
export interface IndexOperation {
  digest(): Promise<TableDigest[]>;
  rebuild(
    onProgress: (done: { readonly objects: number; readonly block: number; readonly lastBlock: number }) => void,
  ): Promise<void>;
  close(): Promise<void>;
}

/** What a backup is of, and what it holds. */
export interface BackupInfo {
  readonly takenAt: string;
  readonly partner: string;
  readonly database: { readonly block: number | null; readonly rows: Readonly<Record<string, number>> };
}

/** What was made or restored, and how many objects were copied or were there already. */
export interface BackedUp {
  readonly backup: BackupInfo;
  readonly objects: { readonly copied: number; readonly present: number };
}

/** Backups of a gateway, for its operator on its own machine. */
export interface BackupOperation {
  /** Makes one of a gateway that may be running; in the folder of an earlier one, only what is new of the objects is copied. */
  backUp(configFile: string, folder: string): Promise<BackedUp>;
  /** What is wrong with one, a line each. */
  check(folder: string): Promise<string[]>;
  /** Makes a gateway from one; its feed begins anew unless it is kept. */
  restore(folder: string, configFile: string, isFeedKept: boolean): Promise<BackedUp>;
}

/** A deployment as the auditor says it is. */
interface AuditedDeployment {
  readonly chainId: string;
  readonly genesisHash?: string | undefined;
  readonly deploymentId: string;
  readonly contracts: { readonly registry: string; readonly anchors: string };
}

/** An access log that lies in a backup or a database, and the anchors that stand beside it there. */
interface StoredLog {
  readonly backup:
    | { readonly partner: string; readonly chainId: string; readonly deploymentId: string; readonly takenAt: string }
    | undefined;
  readonly partnerId: number | undefined;
  readonly rows: readonly AccessRow[];
  readonly anchors: readonly AnchoredHead[];
}

/** How a ledger is read block by block. */
export interface LedgerReading {
  /** The ledger as a node tells it, of whichever chain that is. */
  openNode(url: string, chainId: string, contracts: ContractAddresses): LedgerSource & { close(): void };
  readonly decodeLog: DecodeLog;
}

/** What an auditor reads past the gateway that is audited. */
export interface AuditOperation {
  /**
   * A partner's anchors as a node has them, from a day on (days since 1970-01-01 UTC). Throws DomainError `node-unreachable`,
   * `wrong-chain`, `unknown-partner`.
   */
  readAnchors(asked: {
    readonly url: string;
    readonly deployment: AuditedDeployment;
    readonly partner: string;
    readonly fromDay: number;
  }): Promise<{
    readonly partnerId: number;
    readonly block: BlockRef;
    readonly anchors: readonly AnchoredHead[];
  }>;
  /** Throws Error with why there is none. */
  readLog(path: string): Promise<StoredLog>;
  /** What reads ledgers, which is loaded when it is asked for. */
  openLedgers(): Promise<LedgerReading>;
}

/** What was looked at of a deployment. */
export interface DeploymentChecks {
  readonly deploymentId: string;
  readonly checks: readonly {
    readonly check: "chain" | "genesis" | "terms" | "compiler" | "code" | "founders" | "decisions";
    readonly contract?: string;
    readonly holds: boolean;
    /** By the record, and by the node. */
    readonly expected: string;
    readonly found: string;
  }[];
}

/** The contracts of a consortium; what `gateway/deploy` does. Throws DomainError. */
export interface DeploymentOperation {
  /** Makes what is not there yet, and looks at all of it. `onPlanned` is told the record before anything is sent, and may throw. */
  deploy(given: {
    readonly rpc: string;
    /** Text of `consortium.yaml`. */
    readonly founding: string;
    readonly keystore: string;
    readonly passphrase: string;
    readonly onPlanned: (record: string) => void;
    readonly onMade: (contract: string, address: string, isNew: boolean) => void;
  }): Promise<DeploymentChecks>;
  verify(given: {
    readonly rpc: string;
    /** Its text. */
    readonly record: string;
    /** Where the sources are to be compiled anew; empty where this program is. */
    readonly recompileIn: string | undefined;
  }): Promise<DeploymentChecks>;
}

/** Which deployment an anchor is made of. */
export interface DeploymentToAnchor {
  readonly chainId: string;
  /** Undefined: that of whatever chain it is. */
  readonly genesisHash?: string | undefined;
  readonly deploymentId: string;
  readonly contracts: { readonly registry: string; readonly ledger: string };
}

/** Whose registry is read. */
interface DeploymentToRead {
  readonly chainId: string;
  readonly genesisHash?: string | undefined;
  readonly deploymentId: string;
  readonly contracts: { readonly registry: string };
}

/** A registry's partners with their states, and those who may sign for active ones, as of a block. */
interface ReadMembers {
  readonly block: BlockRef;
  readonly partners: readonly { readonly iso: string; readonly state: number }[];
  readonly signers: readonly string[];
}

/** What a node tells for an anchor. */
export type AnchorFacts = Pick<Anchor, "ledger" | "block"> &
  ({ readonly engine: "none" } | { readonly engine: "qbft"; readonly validators: string[] }) & {
    /** Those asked for, by partner: each binds its partner now. */
    readonly checkpointSigners?: CountersignedAnchor["checkpointSigners"];
  };

/** Which block an anchor is to be of; without a number the youngest that will do. */
export interface AnchorBlock {
  readonly block?: number;
  /** After how many blocks votes are cleared, where validators seal. */
  readonly epochLength: number;
  /** Addresses of signatories. */
  readonly checkpointSigners?: readonly string[];
}

/** Everything that a command may use beside the domain. Times are in milliseconds. */
export interface Deps {
  readonly terminal: Terminal;
  readonly environment: Environment;
  readonly fetch: typeof fetch;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  readonly keystores: KeystoreOperation;
  openKeystore(file: string, passphrase: string): Promise<OfficerSigner>;
  /** A key that a signer in another process holds; without an address the only one that it holds, undefined when there are more. */
  openRemoteKey(
    url: string,
    address: string | undefined,
    token: string | undefined,
  ): Promise<OfficerSigner | undefined>;
  readonly tokens: TokenSource;
  readonly machines: MachineOperation;
  /**
   * Asks a node for what an anchor says of a deployment. Throws DomainError `node-unreachable`, `chain-lost`, `proof-unavailable` where
   * it has no such block, `signer-role` where an address binds no partner.
   */
  readAnchorFacts(nodeUrl: string, deployment: DeploymentToAnchor, block: AnchorBlock): Promise<AnchorFacts>;
  /**
   * Asks a node who the partners of a deployment are and who signs for them, as of a block or the last one. Throws DomainError
   * `node-unreachable`, `chain-lost`.
   */
  readMembers(nodeUrl: string, deployment: DeploymentToRead, block?: number): Promise<ReadMembers>;
  /** Opens the index of the gateway with that configuration file. */
  openIndex(configFile: string): Promise<IndexOperation>;
  readonly backups: BackupOperation;
  readonly audits: AuditOperation;
  readonly deployments: DeploymentOperation;
  /** Every mistake of a gateway's configuration, its files and its keys. */
  checkConfig(configFile: string): Promise<readonly ConfigMistake[]>;
}

/** What is done with keystore files; what `gateway/keys` does. */
export interface KeystoreOperation {
  /** Answers the address of a new key; undefined where the file is there already. */
  make(file: string, passphrase: string): Promise<string | undefined>;
  /** Answers the address. */
  changePassphrase(file: string, current: string, next: string): Promise<string>;
  /** By name; nothing is unlocked. */
  list(folder: string): Promise<readonly { readonly file: string; readonly address: string }[]>;
}

/** The options that every command takes. */
export interface GlobalOptions {
  readonly gateway?: string;
  readonly as?: string;
  readonly passphraseFile?: string;
  readonly signerTokenFile?: string;
  readonly asAccount?: string;
  readonly tokenFile?: string;
  readonly machineKey?: string;
  readonly machineName?: string;
  readonly deployment?: string;
  readonly json?: boolean;
  readonly lang?: Language;
  readonly confirm?: boolean;
}

/** The language in which codes are shown. */
export function languageOf(deps: Pick<Deps, "environment">, options: GlobalOptions): Language {
  return options.lang ?? deps.environment.language;
}
