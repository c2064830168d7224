import type { Kysely } from "kysely";

// Every table of the database in one place, past the usual length: what the migrations made of it is read nowhere else.

/** The one row that says which chain this database follows and how far it has come. */
interface ChainHeadTable {
  id: number;
  chain_id: string;
  genesis_hash: string;
  deployment_id: string;
  block_number: number;
  block_hash: string;
  block_time: number;
}

/** One of the last blocks that were indexed. */
interface IndexedBlockTable {
  block_number: number;
  block_hash: string;
  block_time: number;
}

interface LedgerEventTable {
  block_number: number;
  log_index: number;
  block_hash: string;
  block_time: number;
  transaction_hash: string;
  name: string;
  args: string;
}

interface PartnerTable {
  partner_id: number;
  iso: string;
  state: number;
}

/** Where a partner has stood from a second on, for ever. */
interface PartnerStandingTable {
  partner_id: number;
  since: number;
  state: number;
}

interface SignerTable {
  address: string;
  partner_id: number;
  roles: number;
  valid_from: number;
  valid_to: number;
}

interface AgreementTable {
  agreement_id: number;
  version: number;
  parties: string;
  scope: string;
  instrument: string;
  state: number;
  ratified_by: string;
  suspended_by: string;
  ended_by: string;
  effective: number;
  expiry: number;
}

/** The bit set `agreement.parties` as rows. */
interface AgreementPartyTable {
  agreement_id: number;
  version: number;
  partner_id: number;
}

/** The one row that says where the timelock is and how long each step of a decision takes. */
interface ConsortiumTable {
  timelock: string;
  times: string;
}

/** The deployment that succeeds this one; one row at most. */
interface SuccessorTable {
  registry: string;
  deployment_id: string;
  named_at: number;
}

interface ProposalTable {
  proposal_id: string;
  proposer: string;
  targets: string;
  calldatas: string;
  reference: string;
  snapshot: number;
  deadline: number;
  eta: number | null;
  executed_at: number | null;
  canceled_at: number | null;
  proposed_at: number;
  block_number: number;
  transaction_hash: string;
}

interface VoteTable {
  proposal_id: string;
  partner_id: number;
  support: number;
  signer: string;
  cast_at: number;
  transaction_hash: string;
}

interface RecordTable {
  record_id: string;
  partner_id: number;
  agreement_id: number;
  version: number;
  kind: number;
  rights: number;
  size: number;
  root: string;
  signer: string;
  block_number: number;
  log_index: number;
  recorded_at: number;
  transaction_hash: string;
}

interface EvidenceTable {
  evidence_id: string;
  record_id: string;
  root: string;
  position: number;
  /** Node of its leaf in the tree of the record's batch. */
  leaf_node: number;
}

interface DecisionTable {
  evidence_id: string;
  partner_id: number;
  record_id: string;
  state: number;
  grade: number;
  facets: number;
  reason: number;
  conditions: number;
  successor: string | null;
  signer: string;
  decided_at: number;
  block_number: number;
  transaction_hash: string;
}

interface NoticeTable {
  notice_id: string;
  partner_id: number;
  agreement_id: number;
  version: number;
  terms: string;
  recipients: string;
  commitment: string;
  valid_from: number;
  valid_to: number;
  state: number;
  reason: number;
  successor: string | null;
  previous: string | null;
  signer: string;
  block_number: number;
  log_index: number;
  published_at: number;
  transaction_hash: string;
}

/** Whom a notice is addressed to, and the agreement's clock. `office` is zero for a partner as a whole. */
interface NoticeRecipientTable {
  notice_id: string;
  partner_id: number;
  office: string;
  acknowledge_by: number;
  answer_by: number;
}

interface ResponseTable {
  notice_id: string;
  partner_id: number;
  office: string;
  acknowledged_at: number;
  acknowledged_by: string;
  answered_at: number | null;
  answered_by: string | null;
  outcome: number;
  commitment: string | null;
  answers: number;
  transaction_hash: string;
}

/** Every answer to a notice; `response` holds the last one. */
interface AnswerTable {
  block_number: number;
  log_index: number;
  notice_id: string;
  partner_id: number;
  commitment: string;
}

/** A salted document (package, notice body, feedback) that this gateway holds; its bytes are the object `object_sha256`. */
interface DocumentTable {
  root: string;
  type: string;
  object_sha256: string;
  keyed_hash: string | null;
  case_number: string | null;
  ref: string | null;
  title: string | null;
  kind: string | null;
  right_type: string | null;
  /** The object that it is a line of, and where, when it is no object of its own. */
  pack_sha256: string | null;
  pack_offset: number | null;
  pack_length: number | null;
  /** From when it is to be erased, Unix milliseconds; null where no end was stated. */
  erase_at: number | null;
}

interface ExhibitTable {
  root: string;
  position: number;
  path: string;
  base_name: string;
  media_type: string;
  size: number;
  sha256: string;
  sm3: string;
  salt: string;
  siblings: string;
}

/** A batch's list of package roots, which the batch root commits to, and where in its tree each of them stands. */
interface BatchTable {
  root: string;
  members: string;
  leaf_nodes: string;
  object_sha256: string;
}

/** Hashes of a batch's tree, many a row: `hashes` is their digits one after the other. */
interface BatchNodesTable {
  root: string;
  chunk: number;
  hashes: string;
}

/** An object that this gateway is entitled to and does not have yet. */
interface WantedTable {
  type: string;
  key: string;
  subject: string;
  partner_id: number;
  attempts: number;
  next_at: number;
  problem: string | null;
}

interface SubmissionTable {
  submission_id: string;
  /** Order of acceptance: clocks go back, and two acceptances may share a millisecond. */
  sequence: number;
  accepted_at: number;
  state: string;
  requests: string;
  digest: string;
  relay: string | null;
  relay_nonce: number | null;
  transaction_hash: string | null;
  block_number: number | null;
  outcome: string | null;
  settled_at: number | null;
  times_carried: number;
  /** 0: the node was away when it was accepted. */
  is_simulated: number;
  supersedes: string | null;
  superseded_by: string | null;
  signer: string;
  partner_id: number;
}

/** A transaction that the relay key signed; `state` is `open`, `mined`, or `unused` when another with its nonce was mined. */
interface RelayTransactionTable {
  hash: string;
  relay: string;
  nonce: number;
  attempt: number;
  is_empty: number;
  gas_price: string;
  raw: string;
  signed_at: number;
  signed_block: number;
  state: string;
  /** The block in which the nonce was used up; null while it is not known. */
  block_number: number | null;
}

/**
 * A forward request taken on, one row for each (signer, nonce): two requests for one nonce cannot both be accepted, unless the one
 * takes the place of the other, also here.
 */
interface SubmittedNonceTable {
  signer: string;
  nonce: number;
  submission_id: string;
}

/** What the forwarder expects of a signer next, since a block; older ones go. */
interface ForwarderNonceTable {
  signer: string;
  block_number: number;
  nonce: number;
}

/** What an asker had left to look up, and when. */
interface LookUpBudgetTable {
  asker: string;
  remaining: number;
  /** Unix milliseconds. */
  refilled_at: number;
}

/** A challenge of the exchange that was used once (RFC 9421 §7.2.2), kept until it expires. */
interface ExchangeNonceTable {
  nonce: string;
  expires_at: number;
}

/** The one row that says which feed this database has and how far it has come. */
interface FeedTable {
  id: number;
  feed_id: string;
  last_sequence: number;
}

/** What became known, in that order; rows are only added. `block_number` is null where no block says it. */
interface FeedEntryTable {
  sequence: number;
  type: string;
  block_number: number | null;
  block_hash: string | null;
  log_index: number | null;
  fact: string;
}

/** What an idempotency key is bound to; `status`, `headers` and `body` are null until the request was answered for good. */
interface IdempotencyKeyTable {
  key: string;
  fingerprint: string;
  expires_at: number;
  status: number | null;
  headers: string | null;
  body: string | null;
}

/** The one row that says which partner's gateway has this database, and how often a process took its turn to carry. */
interface CarrierTable {
  id: number;
  partner_id: number | null;
  turn: number;
}

/** The one row that says how the node stood when the process whose turn it is last asked it. */
interface NodeStatusTable {
  id: number;
  node: string;
  checked_at: number | null;
}

/** An order to keep a package; no index: it stays when that is made anew. */
interface LegalHoldTable {
  hold_id: string;
  root: string;
  reference: string;
  placed_at: number;
  placed_by: string | null;
  released_at: number | null;
  released_by: string | null;
}

/** A package that was erased, or of which files are left (`erased_at` is null, `exhibits` their digests); a row never goes away. */
interface ErasureTable {
  root: string;
  due_at: number;
  begun_at: number;
  erased_at: number | null;
  object_sha256: string;
  pack_sha256: string | null;
  exhibits: string | null;
}

/** Who asked for what, one row after the other; the database refuses to change or delete any. */
interface AccessLogTable {
  sequence: number;
  at_ms: number;
  body: string;
  hash: string;
}

/** What partners anchored of their access logs. */
interface AccessLogAnchorTable {
  partner_id: number;
  day: number;
  head: string;
  count: number;
  anchored_at: number;
  signer: string;
}

export interface Tables {
  access_log: AccessLogTable;
  access_log_anchor: AccessLogAnchorTable;
  carrier: CarrierTable;
  node_status: NodeStatusTable;
  chain_head: ChainHeadTable;
  indexed_block: IndexedBlockTable;
  ledger_event: LedgerEventTable;
  partner: PartnerTable;
  partner_standing: PartnerStandingTable;
  consortium: ConsortiumTable;
  successor: SuccessorTable;
  proposal: ProposalTable;
  vote: VoteTable;
  signer: SignerTable;
  agreement: AgreementTable;
  agreement_party: AgreementPartyTable;
  record: RecordTable;
  evidence: EvidenceTable;
  decision: DecisionTable;
  notice: NoticeTable;
  notice_recipient: NoticeRecipientTable;
  response: ResponseTable;
  answer: AnswerTable;
  document: DocumentTable;
  exhibit: ExhibitTable;
  batch: BatchTable;
  batch_nodes: BatchNodesTable;
  wanted: WantedTable;
  submission: SubmissionTable;
  relay_transaction: RelayTransactionTable;
  submitted_nonce: SubmittedNonceTable;
  forwarder_nonce: ForwarderNonceTable;
  exchange_nonce: ExchangeNonceTable;
  look_up_budget: LookUpBudgetTable;
  feed: FeedTable;
  feed_entry: FeedEntryTable;
  idempotency_key: IdempotencyKeyTable;
  legal_hold: LegalHoldTable;
  erasure: ErasureTable;
}

export type Database = Kysely<Tables>;
