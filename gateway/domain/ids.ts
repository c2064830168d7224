import { encodeWords } from "./abi-words.ts";
import { toBytes, toHex } from "./bytes.ts";
import { keccakOfBytes, keccakOfHex, keccakOfText } from "./keccak.ts";
import { buildTree, pathFrom } from "./merkle-tree.ts";
import { isPathValid } from "./salted-tree.ts";

const EVIDENCE_TYPEHASH = keccakOfText(
  "Evidence(uint256 chainId,address ledger,uint8 partnerId,uint16 agreementId,uint8 version,uint8 kind,bytes32 root)",
);
const NOTICE_TYPEHASH = keccakOfText(
  "Notice(uint256 chainId,address board,uint8 partnerId,uint16 agreementId,uint8 version,uint8 rights,uint16 channels,uint40 validFrom,uint40 validTo,uint256 recipients,bytes32[] offices,bytes32 commitment)",
);
const OFFICE_TYPEHASH = keccakOfText("Office(bytes32 salt,string office)");

const hashWords = (words: Parameters<typeof encodeWords>[0]): string => toHex(keccakOfBytes(encodeWords(words)));

/** What an evidence id binds beside the chain and the ledger. */
export interface EvidenceIdInput {
  readonly chainId: bigint;
  readonly ledger: string;
  readonly partnerId: number;
  readonly agreementId: number;
  readonly version: number;
  /** Evidence kind as its number on chain. */
  readonly kind: number;
  /** Root of the package, or of a batch of packages' roots. */
  readonly root: string;
}

/** The id of a package or of a batch on one ledger: `IEvidenceLedger.evidenceIdOf`. */
export function evidenceIdOf(input: EvidenceIdInput): string {
  return hashWords([
    EVIDENCE_TYPEHASH,
    input.chainId,
    input.ledger,
    input.partnerId,
    input.agreementId,
    input.version,
    input.kind,
    input.root,
  ]);
}

/** What a notice binds on chain: `INoticeBoard.NoticeTerms`. */
export interface NoticeTerms {
  readonly agreementId: number;
  readonly version: number;
  /** Bit set of rights. */
  readonly rights: number;
  /** Bit set of channels. */
  readonly channels: number;
  /** First second, Unix time. */
  readonly validFrom: number;
  /** First second after. */
  readonly validTo: number;
  /** Bit set of partners, decimal text. */
  readonly recipients: string;
  /** Office commitments, ascending. */
  readonly offices: readonly string[];
  readonly commitment: string;
}

/** The id that terms have when published by a partner on one board: `INoticeBoard.noticeIdOf`. */
export function noticeIdOf(chainId: bigint, board: string, partnerId: number, terms: NoticeTerms): string {
  return hashWords([
    NOTICE_TYPEHASH,
    chainId,
    board,
    partnerId,
    terms.agreementId,
    terms.version,
    terms.rights,
    terms.channels,
    terms.validFrom,
    terms.validTo,
    BigInt(terms.recipients),
    keccakOfHex(`0x${terms.offices.map((office) => office.slice(2)).join("")}`),
    terms.commitment,
  ]);
}

/** The salted commitment by which an office stands on chain; only those who have the salt can tell which office it is. */
export function officeCommitmentOf(salt: string, office: string): string {
  return hashWords([OFFICE_TYPEHASH, salt, keccakOfText(office)]);
}

/** A batch of packages under one root, in the order of its list. */
export interface Batch {
  readonly root: string;
  /** Sibling hashes from the package with that root up to the batch root; empty when the batch is a single package. */
  readonly pathOf: (packageRoot: string) => string[];
  /** The tree's hashes: node 0 is the root, the children of node n are 2n + 1 and 2n + 2. */
  readonly nodes: readonly Uint8Array[];
  /** The node of each package's leaf, in the order of the list. */
  readonly leafNodes: readonly number[];
}

// A leaf is hashed twice; of a bytes32 this is the leaf of OpenZeppelin's StandardMerkleTree, and the two trees are the same.
/** The leaf of a package in its batch. */
export const batchLeafOf = (packageRoot: string): string => toHex(leafOf(packageRoot));

const leafOf = (packageRoot: string): Uint8Array => keccakOfBytes(keccakOfBytes(toBytes(packageRoot)));

/**
 * The tree over a batch's package roots (OpenZeppelin `StandardMerkleTree` of `bytes32`); a single package is a batch of one whose root is its own.
 *
 * @throws RangeError when the list is empty or names a package twice
 */
export function buildBatch(packageRoots: readonly string[]): Batch {
  const [only] = packageRoots;
  if (only === undefined) throw new RangeError("a batch has at least one package");
  if (new Set(packageRoots).size !== packageRoots.length) throw new RangeError("a batch names a package twice");
  if (packageRoots.length === 1) return { root: only, pathOf: () => [], nodes: [toBytes(only)], leafNodes: [0] };
  const tree = buildTree(packageRoots.map(leafOf));
  const positions = new Map(packageRoots.map((root, position) => [root, position]));
  return {
    root: tree.root,
    pathOf: (packageRoot) => {
      const position = positions.get(packageRoot);
      if (position === undefined) throw new RangeError("the batch has no such package");
      return pathFrom(tree, tree.leafNodes[position] as number);
    },
    nodes: tree.nodes,
    leafNodes: tree.leafNodes,
  };
}

/** A package on the ledger and the record that is said to hold it. */
export interface RecordedMember extends Omit<EvidenceIdInput, "chainId" | "ledger"> {
  readonly evidenceId: string;
  readonly recordId: string;
  /** Root of the record, to which the path leads. */
  readonly recordRoot: string;
  readonly path: readonly string[];
}

/** Whether the ids bind what is said: the package's its root, and the record's the root that the path leads to from there. */
export function areIdsBinding(member: RecordedMember, chainId: bigint, ledger: string): boolean {
  const { root, recordRoot, path } = member;
  const idOf = (bound: string): string => evidenceIdOf({ ...member, chainId, ledger, root: bound });
  if (idOf(root) !== member.evidenceId) return false;
  // A path is empty for a single package and only for that: `EvidenceLedger.locate`.
  if (path.length === 0) return root === recordRoot && member.recordId === member.evidenceId;
  return idOf(recordRoot) === member.recordId && isPathValid(recordRoot, batchLeafOf(root), path);
}
