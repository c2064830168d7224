import type { AccessAnchor, AccessHead, AccessRow, NewAccessEntry } from "./access-log.ts";
import type { EventType } from "./codes/event-types.ts";
import type { BlockPlace } from "./cursors.ts";
import type { DomainError } from "./errors.ts";
import type { FeedEntry, FeedState } from "./feed.ts";
import type { AgreementFilter, EvidenceFilter, NoticeFilter, Page, RecognitionFilter } from "./filters.ts";
import type { NoticeTerms } from "./ids.ts";
import type { DecisionTimes, LedgerEvent, ScopeBits } from "./ledger-events.ts";
import type { BlockFound, OutboxStore, SubmissionRow } from "./outbox.ts";
import type { RetentionStore } from "./retention.ts";
import type { ExhibitLeaf } from "./salted-tree.ts";
import type { SubmittedRequest } from "./submission.ts";

// The ports and the rows that they speak of stand together, past the usual length: an adapter is written against all of it.

/** What was found while an object was written. Digests are 64 hex digits, `size` is in bytes. */
export interface StoredDigests {
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
}

/** Which part of a pack a document is. */
export interface Slice {
  /** SHA-256 of the pack. */
  readonly pack: string;
  readonly offset: number;
  readonly length: number;
}

/** Bytes that are kept: their SHA-256, and where they are when they are no object of their own. */
export interface KeptBytes {
  readonly objectSha256: string;
  readonly slice?: Slice;
}

/** Objects addressed by SHA-256, durable once a write has resolved. */
export interface Objects {
  /** Writes a stream; `accepts` may throw to refuse what was read, and nothing stays. */
  put(bytes: AsyncIterable<Uint8Array>, accepts: (stored: StoredDigests) => void): Promise<StoredDigests>;
  /** Keeps a document or a batch list: what is read back whole, and what an index is rebuilt from. */
  putDocument(bytes: Uint8Array): Promise<StoredDigests>;
  /** The same for a document alone; those that come while the disk writes others go with the next ones, as a pack. */
  keep(document: Uint8Array): Promise<KeptBytes>;
  /** Keeps many documents at once, each a line of one object: one write to disk, and the answers in their order. */
  putPack(documents: readonly Uint8Array[]): Promise<KeptBytes[]>;
  /** Every document and batch list, in an order that stays. */
  documents(): AsyncIterable<KeptBytes>;
  /** Forgets a document that was kept and that nobody was told of. */
  removeDocument(kept: KeptBytes): Promise<void>;
  /** Removes the file of an exhibit that no package has any more. `isWanted` is asked when it can be read no more: then it stays. */
  eraseExhibit(sha256: string, isWanted: () => Promise<boolean>): Promise<void>;
  /** Removes a pack, of which no line is anything's. */
  erasePack(pack: string): Promise<void>;
  has(sha256: string): Promise<boolean>;
  /** A document or batch list; undefined when there is none. */
  read(kept: KeptBytes): Promise<Uint8Array | undefined>;
  /** Throws unless something can be written here at the moment. */
  requireWritable(): Promise<void>;
  /** The object's bytes, or those of a range, both ends included. */
  stream(sha256: string, range?: { readonly start: number; readonly end: number }): AsyncIterable<Uint8Array>;
}

/** The chain that a database follows, and the last block of it that was indexed. */
export interface ChainHead {
  readonly chainId: string;
  readonly genesisHash: string;
  readonly deploymentId: string;
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly blockTime: number;
}

/** How a gateway stands with its node, as its carrying process last found. */
export interface NodeStatus {
  readonly node: "following" | "unreachable" | "chain-lost";
  /** When the index was last level with the node, Unix milliseconds. */
  readonly checkedAt: number | undefined;
}

/** A partner as indexed. */
export interface PartnerRow {
  readonly partnerId: number;
  readonly iso: string;
  readonly state: number;
}

/** A signer's one window. */
export interface SignerRow {
  readonly address: string;
  readonly partnerId: number;
  readonly roles: number;
  readonly validFrom: number;
  readonly validTo: number;
}

/** One version of an agreement as indexed. `parties` is a decimal bit set. */
export interface AgreementRow {
  readonly agreementId: number;
  readonly version: number;
  readonly parties: string;
  readonly scope: ScopeBits;
  readonly instrument: string;
  readonly state: number;
  readonly ratifiedBy: string;
  /** The parties that take no part now, and those of them that consented to the end; decimal bit sets. */
  readonly suspendedBy: string;
  readonly endedBy: string;
}

/** A partner's vote as indexed. */
export interface VoteRow {
  readonly partnerId: number;
  readonly support: number;
  readonly signer: string;
  readonly castAt: number;
}

/** A proposal to the consortium as indexed. Times are Unix seconds. */
export interface ProposalRow {
  readonly proposalId: string;
  readonly proposer: string;
  readonly targets: readonly string[];
  readonly calldatas: readonly string[];
  readonly reference: string;
  readonly snapshot: number;
  readonly deadline: number;
  readonly eta: number | undefined;
  readonly executedAt: number | undefined;
  readonly canceledAt: number | undefined;
  readonly proposedAt: number;
  readonly blockNumber: number;
  readonly transactionHash: string;
  readonly votes: readonly VoteRow[];
}

/** The deployment that succeeds this one. */
export interface SuccessorRow {
  readonly registry: string;
  readonly deploymentId: string;
  readonly namedAt: number;
}

/** A partner's entry for evidence as indexed; the recorder's own entry is its status. */
export interface DecisionRow {
  readonly partnerId: number;
  readonly state: number;
  readonly grade: number;
  readonly facets: number;
  readonly reason: number;
  readonly conditions: number;
  readonly successor: string | undefined;
  readonly signer: string;
  readonly decidedAt: number;
}

/** What is known of a package from its document, where this gateway holds it. */
export interface DocumentRow extends KeptBytes {
  readonly root: string;
  readonly type: DocumentType;
  readonly caseNumber: string | undefined;
  readonly ref: string | undefined;
  readonly title: string | undefined;
  /** Kind and right as the manifest states them. */
  readonly kind: string | undefined;
  readonly right: string | undefined;
  /** From when it is to be erased, Unix milliseconds; undefined where no end was stated. */
  readonly eraseAt: number | undefined;
}

export type DocumentType = "package" | "notice" | "feedback";

/** One package on the ledger, with the record that holds it. */
export interface EvidenceRow {
  readonly evidenceId: string;
  readonly recordId: string;
  /** Root of the record: the package's own, or its batch's. */
  readonly recordRoot: string;
  readonly root: string;
  readonly path: readonly string[];
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly kind: number;
  readonly signer: string;
  readonly blockNumber: number;
  readonly recordedAt: number;
  readonly transactionHash: string;
  readonly document: DocumentRow | undefined;
  readonly decisions: readonly DecisionRow[];
}

/** A record whose members nobody has disclosed to this gateway yet, or one that holds them. */
export interface RecordRow {
  readonly recordId: string;
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly root: string;
  readonly size: number;
}

/** A recipient's acknowledgement and answer as indexed. */
export interface ResponseRow {
  readonly partnerId: number;
  readonly office: string;
  readonly acknowledgedAt: number;
  /** Who signed. */
  readonly acknowledgedBy: string;
  /** Of the last answer. */
  readonly answeredAt: number | undefined;
  readonly answeredBy: string | undefined;
  readonly outcome: number;
  readonly commitment: string | undefined;
  readonly answers: number;
}

/** A notice as indexed. */
export interface NoticeRow {
  readonly noticeId: string;
  readonly partnerId: number;
  readonly terms: NoticeTerms;
  readonly state: number;
  readonly reason: number;
  readonly successor: string | undefined;
  readonly previous: string | undefined;
  readonly signer: string;
  readonly blockNumber: number;
  readonly publishedAt: number;
  readonly transactionHash: string;
  readonly responses: readonly ResponseRow[];
}

/** An exhibit with what its leaf is salted with, and the sibling hashes from there up to the package's root. */
export interface BoundExhibit extends ExhibitLeaf {
  readonly salt: string;
  readonly siblings: readonly string[];
}

/** Which file stands at a position of a package. */
export type ExhibitDigest = Pick<ExhibitRow, "root" | "position" | "sha256">;

/** An exhibit of a package that this gateway holds the document of. */
export interface ExhibitRow extends BoundExhibit {
  readonly root: string;
  readonly position: number;
}

/** Something to be fetched from its originator's gateway. `subject` is the record or notice that entitles to it. */
export interface Wanted {
  readonly type: DocumentType | "batch";
  /** The root that the object must lead to. */
  readonly key: string;
  readonly subject: string;
  readonly partnerId: number;
  readonly attempts: number;
}

/** A decision with the evidence that it is on. */
export interface RecognitionRow extends DecisionRow {
  readonly evidenceId: string;
  readonly recordId: string;
  readonly recorderId: number;
  readonly agreementId: number;
  readonly version: number;
  readonly blockNumber: number;
  readonly transactionHash: string;
}

/** A document to be kept, with what is looked up of it. */
export interface NewDocument extends DocumentRow {
  readonly keyedHash: string | undefined;
  readonly exhibits: readonly BoundExhibit[];
}

/** Which part of the feed: after one sequence and up to another, oldest first. */
export interface FeedRange {
  readonly after: number;
  readonly upTo: number;
  readonly types: readonly EventType[] | undefined;
  readonly limit: number;
}

/** An answer over HTTP that is given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A document or a batch list as the index keeps it. */
export type KeptRow =
  | { readonly type: "document"; readonly document: NewDocument }
  | {
      readonly type: "batch";
      readonly root: string;
      readonly packages: readonly string[];
      readonly objectSha256: string;
    };

/** Blocks up to a head, as they were read of the node. */
export interface BlockRange {
  readonly head: ChainHead;
  readonly events: readonly LedgerEvent[];
  /** Blocks before the head that are to be remembered. */
  readonly passed: readonly BlockRef[];
  readonly nonces: readonly ForwarderNonce[];
}

/** What the forwarder expects of a signer next, since a block. */
export interface ForwarderNonce {
  readonly signer: string;
  readonly nonce: number;
  readonly blockNumber: number;
}

/** What an index is made from. */
export interface IndexSource {
  readonly kept: AsyncIterable<KeptRow> | Iterable<KeptRow>;
  readonly blocks: AsyncIterable<BlockRange> | Iterable<BlockRange>;
}

/** How many rows a table has, and the SHA-256 over all of them in the order of their keys. */
export interface TableDigest {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

/** How many of the last blocks an index remembers: no reorganisation deeper than that is followed. */
export const MOST_BLOCKS_KEPT = 1_024;

/** How much there is of what an operator watches. */
export interface Figures {
  /** Submissions by their state. */
  readonly submissions: Readonly<Record<SubmissionRow["state"], number>>;
  /** When the oldest of those that are not settled was accepted, Unix milliseconds. */
  readonly oldestAcceptedAt: number | undefined;
  /** Documents and batch lists that are here, that are to be fetched, and of these those that could not be fetched yet. */
  readonly objects: { readonly held: number; readonly wanted: number; readonly unavailable: number };
}

/** What may be read of the index at one moment. */
export type IndexReader = Pick<
  Store,
  | "head"
  | "nodeStatus"
  | "partners"
  | "partnerStateAt"
  | "signer"
  | "signersOf"
  | "listAgreements"
  | "agreement"
  | "proposal"
  | "listProposals"
  | "decisionTimes"
  | "activeCountAt"
  | "successor"
  | "evidence"
  | "evidenceOfRoots"
  | "listEvidence"
  | "listRecognitions"
  | "record"
  | "recordsOfRoot"
  | "notice"
  | "listNotices"
  | "noticesOfCommitment"
  | "noticeOfFeedback"
  | "document"
  | "documentsOfRoots"
  | "documentOfKeyedHash"
  | "documentsOfKeyedHashes"
  | "exhibits"
  | "digestsOfRoots"
  | "exhibitsOfSha256"
  | "exhibitsOfName"
  | "exhibitsOfSize"
  | "batch"
>;

/**
 * The gateway's database. Every method is one transaction, or part of one with others of its kind; what it resolved with survives
 * `kill -9`.
 */
export interface Store extends OutboxStore, RetentionStore {
  head(): Promise<ChainHead | undefined>;
  nodeStatus(): Promise<NodeStatus>;
  figures(): Promise<Figures>;
  /**
   * Keeps how the node stands for every process of this gateway, and when the index was level with it, unless that stays as it was.
   * The last of it may be lost with the power.
   */
  keepNodeStatus(node: NodeStatus["node"], checkedAt?: number): Promise<void>;
  /**
   * Reads the index as it is at one moment, whatever is written meanwhile. `read` asks the index that it is given and nothing
   * else: no other work of this database goes on until it is done.
   */
  snapshot<T>(read: (index: IndexReader) => Promise<T>): Promise<T>;
  /**
   * Applies the events of blocks after the head up to the new head, and adds what is wanted because of them. `passed` are blocks
   * before the new head that are to be remembered, `nonces` what the forwarder expects since.
   */
  advance(
    head: ChainHead,
    events: readonly LedgerEvent[],
    passed?: readonly BlockRef[],
    nonces?: readonly ForwarderNonce[],
  ): Promise<void>;
  /**
   * Forgets every block after `blockNumber` and rebuilds the read model from the events that stay. Submissions that those blocks
   * had settled are to be carried again.
   */
  rollBack(head: ChainHead): Promise<void>;
  /**
   * Empties the index and fills it from the objects and the chain, in one transaction: all of it or nothing. What is no index
   * (submissions, the feed, idempotency keys, how often something wanted was asked for) stays.
   */
  rebuild(source: IndexSource): Promise<void>;
  /** A digest of each table of the index: equal content, equal digests. */
  digestIndex(): Promise<TableDigest[]>;
  /** The SHA-256 of every object that the index has a document or a batch of. */
  heldObjects(): Promise<ReadonlySet<string>>;
  blockHashAt(blockNumber: number): Promise<string | undefined>;
  /** The last blocks indexed, the newest first. */
  indexedBlocks(): Promise<BlockRef[]>;

  partners(): Promise<PartnerRow[]>;
  /** A partner's standing at a time (Unix seconds), as the registry keeps it; 0 before it was admitted. */
  partnerStateAt(partnerId: number, when: number): Promise<number>;
  signer(address: string): Promise<SignerRow | undefined>;
  /** The signers of a partner by address. */
  signersOf(partnerId: number, page: Page<string>): Promise<SignerRow[]>;
  listAgreements(filter: AgreementFilter): Promise<AgreementRow[]>;
  agreement(agreementId: number, version: number): Promise<AgreementRow | undefined>;

  proposal(proposalId: string): Promise<ProposalRow | undefined>;
  /** Newest first. */
  listProposals(page: Page<BlockPlace>): Promise<ProposalRow[]>;
  /** How long each step of a decision takes; undefined before the consortium's first block was indexed. */
  decisionTimes(): Promise<DecisionTimes | undefined>;
  /** How many partners were active at a time, Unix seconds. */
  activeCountAt(when: number): Promise<number>;
  successor(): Promise<SuccessorRow | undefined>;

  evidence(evidenceId: string): Promise<EvidenceRow | undefined>;
  evidenceOfRoots(roots: readonly string[]): Promise<EvidenceRow[]>;
  listEvidence(filter: EvidenceFilter): Promise<EvidenceRow[]>;
  /** Decisions on others' evidence, newest first. */
  listRecognitions(filter: RecognitionFilter): Promise<RecognitionRow[]>;
  record(recordId: string): Promise<RecordRow | undefined>;
  recordsOfRoot(root: string): Promise<RecordRow[]>;
  notice(noticeId: string): Promise<NoticeRow | undefined>;
  listNotices(filter: NoticeFilter): Promise<NoticeRow[]>;
  noticesOfCommitment(commitment: string): Promise<NoticeRow[]>;
  /** The notice that a partner answered with this commitment. */
  noticeOfFeedback(commitment: string, partnerId: number): Promise<NoticeRow | undefined>;

  document(root: string): Promise<DocumentRow | undefined>;
  /** Documents by their roots; what is not here is not in it. */
  documentsOfRoots(roots: readonly string[]): Promise<ReadonlyMap<string, DocumentRow>>;
  documentOfKeyedHash(keyedHash: string): Promise<DocumentRow | undefined>;
  /** Documents by their keyed hashes; what is not here is not in it. */
  documentsOfKeyedHashes(keyedHashes: readonly string[]): Promise<ReadonlyMap<string, DocumentRow>>;
  /** Keeps a document; where one with that root or keyed hash is there, the first stays and is answered. */
  addDocument(document: NewDocument): Promise<DocumentRow>;
  /** Keeps all of the documents, or none where one with a root or keyed hash of them is there: then it answers false. */
  addDocuments(documents: readonly NewDocument[]): Promise<boolean>;
  exhibits(root: string): Promise<ExhibitRow[]>;
  /** Which files packages have: the SHA-256 of each exhibit of these roots, a root's own in the order of their positions. */
  digestsOfRoots(roots: readonly string[]): Promise<ExhibitDigest[]>;
  exhibitsOfSha256(sha256: string): Promise<ExhibitRow[]>;
  exhibitsOfName(baseName: string, limit: number): Promise<ExhibitRow[]>;
  exhibitsOfSize(size: number, limit: number): Promise<ExhibitRow[]>;
  batch(root: string): Promise<readonly string[] | undefined>;
  addBatch(root: string, members: readonly string[], objectSha256: string): Promise<void>;

  dueWanted(now: number, limit: number): Promise<Wanted[]>;
  postponeWanted(wanted: Wanted, nextAt: number, problem: string): Promise<void>;
  dropWanted(wanted: Wanted): Promise<void>;
  problemOfWanted(key: string): Promise<string | undefined>;

  /** The feed is added to in the transactions of `advance`, `rollBack`, `closeNonce` and `settle`. */
  feed(): Promise<FeedState>;
  feedEntries(range: FeedRange): Promise<FeedEntry[]>;
  /** Calls the watcher after the feed may have grown, until what is answered is called. */
  watchFeed(watcher: () => void): () => void;

  /**
   * Binds an idempotency key to a request until `expiresAt`, unless it is bound: what it is bound to, and the answer that was kept.
   * Expired keys go.
   */
  bindIdempotencyKey(
    key: string,
    fingerprint: string,
    now: number,
    expiresAt: number,
  ): Promise<{ readonly fingerprint: string; readonly answer: KeptAnswer | undefined }>;
  keepAnswer(key: string, answer: KeptAnswer): Promise<void>;
  /**
   * Holds a key for this process until what is answered is called, or the process ends; undefined when another process of this
   * gateway holds it.
   */
  holdIdempotencyKey(key: string): Promise<(() => Promise<void>) | undefined>;

  /** Adds an entry to the access log; resolves when it is durable. */
  appendAccess(entry: NewAccessEntry): Promise<void>;
  /** Goes on after what was anchored, where the log of this database ends before that: the gap stays, for everybody to see. */
  resumeAccess(anchored: AccessHead): Promise<void>;
  /** The last entry dated before a moment (Unix milliseconds), after which no other is; undefined when there is none. */
  accessHeadBefore(endMs: number): Promise<AccessHead | undefined>;
  /** Entries after a sequence, in their order. */
  accessEntries(after: number, limit: number): Promise<AccessRow[]>;
  /** What a partner anchored after a day, in their order. */
  accessAnchors(partnerId: number, after: number, limit: number): Promise<AccessAnchor[]>;
  lastAccessAnchor(partnerId: number): Promise<AccessAnchor | undefined>;
  /** Uses a challenge once; false when it was used before. */
  spendNonce(nonce: string, expiresAt: number, now: number): Promise<boolean>;
  /**
   * Takes from what an asker may still look up: `most`, or `least` where there is not so much. Nothing is taken, and `left` says how many
   * there are, when there are fewer.
   */
  leaseLookUps(lease: LookUpLease): Promise<{ readonly taken: number; readonly left: number }>;
  close(): Promise<void>;
}

/** What a process takes of an asker's look-ups, at a time in Unix milliseconds. */
export interface LookUpLease {
  /** Names nobody: a keyed hash. */
  readonly asker: string;
  readonly perMinute: number;
  readonly least: number;
  readonly most: number;
  readonly nowMs: number;
}

/** A block as this gateway's node gave it. */
export interface BlockRef {
  readonly blockNumber: number;
  readonly blockHash: string;
  readonly blockTime: number;
}

/** What became of a transaction. */
export interface TransactionReceipt {
  readonly blockNumber: number;
  readonly blockHash: string;
  /** False when the whole was reverted. */
  readonly isSuccess: boolean;
  /** The requests that the forwarder took, and whether the call that each asks for succeeded. */
  readonly executed: readonly { readonly signer: string; readonly nonce: number; readonly isSuccess: boolean }[];
}

/** Where a nonce of an officer was used up, and whether the contract took what was asked for. */
export interface NonceUse extends BlockFound {
  readonly transactionHash: string;
  readonly isSuccess: boolean;
  /** Whether it was by the request asked about; false: by another with its nonce. */
  readonly isByThis: boolean;
}

/** What a contract has at storage slots as of a block, with the nodes that prove it (EIP-1186); all of it hex. */
export interface StateProof {
  /** Keccak-256 of the contract's code. */
  readonly codeHash: string;
  /** From the state root to the contract's account. */
  readonly account: readonly string[];
  /** For each slot its word of 32 bytes and the nodes from the contract's storage root; zero is proven by where the slot is not. */
  readonly storage: readonly { readonly slot: string; readonly value: string; readonly nodes: readonly string[] }[];
}

/** A block as a node tells it, unchecked; all of it hex. */
export interface ToldBlock {
  /** RLP of the whole header. */
  readonly header: string;
  /** Its receipts as its receipts trie holds them; null where the header's bloom says that the contracts logged nothing. */
  readonly receipts: readonly string[] | null;
}

/**
 * How one of several nodes stands: of another chain or with other code than the deployment's, with a last block that is not sealed, with
 * other blocks than the rest, too far behind, without an answer; or sound, and only then used.
 */
export type NodeStanding =
  | "unasked"
  | "sound"
  | "unreachable"
  | "behind"
  | "other-chain"
  | "other-code"
  | "unsealed"
  | "disagrees";

/** What is known of one of several nodes. */
export interface NodeHealth {
  /** As it stands in the configuration, from 1. */
  readonly place: number;
  /** Host and port of its address, and nothing else of it. */
  readonly host: string;
  readonly standing: NodeStanding;
  /** Its last block; undefined before it was known. */
  readonly block: number | undefined;
  readonly isInUse: boolean;
}

/** A call that the forwarder would make for an officer. */
export type CallToSimulate = Pick<SubmittedRequest, "from" | "to" | "gas" | "data">;

/**
 * The node. Every method throws DomainError `node-unreachable` when it does not answer in time, and `chain-lost` when what
 * answers is another chain or deployment.
 */
export interface Ledger {
  readonly chainId: bigint;
  readonly contracts: ContractAddresses;
  /** Checks chain id, genesis, deployment id, and now and then the contracts' code, of which it throws DomainError `code-differs`. */
  identify(): Promise<Pick<ChainHead, "chainId" | "genesisHash" | "deploymentId">>;
  /** The last block that is final by its seals, where the engine has them. Throws DomainError `block-unsealed` for one that is not. */
  head(): Promise<BlockRef>;
  block(blockNumber: number): Promise<BlockRef | undefined>;
  /**
   * The same by one node alone, which has a block of that number at least: for whoever reads several things that have to be of one
   * moment. When that node is lost meanwhile, it throws, and whoever reads begins anew.
   */
  byOneNode(atLeast?: number): Promise<Ledger>;
  /** How several nodes stand; none where there is but one. */
  nodes(): readonly NodeHealth[];
  events(fromBlock: number, toBlock: number): Promise<LedgerEvent[]>;
  /** As the node says, unchecked. Throws DomainError `proof-unavailable` when the node keeps no proofs of that block. */
  prove(contract: string, slots: readonly string[], blockNumber: number): Promise<StateProof>;
  /**
   * The RLP of a block's whole header, as the node says and unchecked; undefined when there is no such block. Throws DomainError
   * `proof-unavailable` when what the node answers is no block.
   */
  header(blockNumber: number): Promise<string | undefined>;
  /**
   * Blocks from one number to another, both included, with their receipts; those that there are. Throws DomainError
   * `proof-unavailable` when what the node answers is no block, or it lacks a receipt.
   */
  tell(fromBlock: number, toBlock: number): Promise<ToldBlock[]>;
  forwarderNonce(signer: string): Promise<number>;
  /** For each signer of whom requests were carried out in a range of blocks, what the forwarder expects since the last of them. */
  forwarderNonces(fromBlock: number, toBlock: number): Promise<ForwarderNonce[]>;
  /**
   * What the contracts would say to calls that the forwarder makes in this order, as of the latest block; undefined where nothing
   * stands against one. Each sees what those before it did. Signatures, nonces and deadlines are not looked at.
   */
  simulate(calls: readonly CallToSimulate[]): Promise<(DomainError | undefined)[]>;
  /** Address of the relay key that signs now, in lower case. */
  readonly relay: string;
  /** How many transactions of the relay are mined, or of another one. */
  relayNonce(relay?: string): Promise<number>;
  /** What a transaction has to offer for a unit of gas to be mined soon, in wei; 0 where gas is free. */
  gasPrice(): Promise<bigint>;
  /** Carries the requests in this order; without any, the transaction only uses the nonce up. */
  signTransaction(
    requests: readonly SubmittedRequest[],
    relayNonce: number,
    gasPrice: bigint,
  ): Promise<{ raw: string; hash: string }>;
  /** Resolves when the node answered, also when it refused: it may know the transaction, or its nonce may be used. */
  sendTransaction(raw: string): Promise<void>;
  receipt(hash: string): Promise<TransactionReceipt | undefined>;
  /** The transaction, of whomever, in which the forwarder used up a request's nonce; undefined while it is not used. */
  findNonceUse(request: SubmittedRequest): Promise<NonceUse | undefined>;
}

/** Where the contracts are; addresses in lower case. */
export interface ContractAddresses {
  readonly forwarder: string;
  readonly registry: string;
  readonly ledger: string;
  readonly board: string;
  readonly consortium: string;
  readonly anchors: string;
}

/**
 * The processes of one gateway on one database. Each serves requests; one at a time carries: it follows the ledger, runs the outbox
 * and fetches.
 */
export interface Processes {
  /**
   * Waits for this process's turn to carry, or until `isOver`, which is thrown then. The turn lasts until the signal is raised that
   * this answers: what the process writes as carrier comes to nothing after that.
   */
  takeTurn(isOver: AbortSignal): Promise<AbortSignal>;
  /** Tells the process whose turn it is that there is something to carry. */
  callCarrier(): void;
  /** Calls the listener whenever some process has called the carrier. */
  onCall(listener: () => void): void;
  /** Gives the turn back. */
  close(): Promise<void>;
}
