import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, concat, keccak256, id as keccakOfText } from "ethers";

const abi = AbiCoder.defaultAbiCoder();

const EVIDENCE_TYPEHASH = keccakOfText(
  "Evidence(uint256 chainId,address ledger,uint8 partnerId,uint16 agreementId,uint8 version,uint8 kind,bytes32 root)",
);
const NOTICE_TYPEHASH = keccakOfText(
  "Notice(uint256 chainId,address board,uint8 partnerId,uint16 agreementId,uint8 version,uint8 rights,uint16 channels,uint40 validFrom,uint40 validTo,uint256 recipients,bytes32[] offices,bytes32 commitment)",
);
const OFFICE_TYPEHASH = keccakOfText("Office(bytes32 salt,string office)");

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
  return keccak256(
    abi.encode(
      ["bytes32", "uint256", "address", "uint8", "uint16", "uint8", "uint8", "bytes32"],
      [
        EVIDENCE_TYPEHASH,
        input.chainId,
        input.ledger,
        input.partnerId,
        input.agreementId,
        input.version,
        input.kind,
        input.root,
      ],
    ),
  );
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
  return keccak256(
    abi.encode(
      [
        "bytes32",
        "uint256",
        "address",
        "uint8",
        "uint16",
        "uint8",
        "uint8",
        "uint16",
        "uint40",
        "uint40",
        "uint256",
        "bytes32",
        "bytes32",
      ],
      [
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
        terms.recipients,
        keccak256(concat([...terms.offices])),
        terms.commitment,
      ],
    ),
  );
}

/** The salted commitment by which an office stands on chain; only those who have the salt can tell which office it is. */
export function officeCommitmentOf(salt: string, office: string): string {
  return keccak256(abi.encode(["bytes32", "bytes32", "bytes32"], [OFFICE_TYPEHASH, salt, keccakOfText(office)]));
}

/** A batch of packages under one root, in the order of its list. */
export interface Batch {
  readonly root: string;
  /** Sibling hashes from the package with that root up to the batch root; empty when the batch is a single package. */
  readonly pathOf: (packageRoot: string) => string[];
}

/**
 * The tree over a batch's package roots; a single package is a batch of one whose root is its own.
 *
 * @throws RangeError when the list is empty or names a package twice
 */
export function buildBatch(packageRoots: readonly string[]): Batch {
  const [only] = packageRoots;
  if (only === undefined) throw new RangeError("a batch has at least one package");
  if (new Set(packageRoots).size !== packageRoots.length) throw new RangeError("a batch names a package twice");
  if (packageRoots.length === 1) return { root: only, pathOf: () => [] };
  const tree = StandardMerkleTree.of(
    packageRoots.map((root) => [root]),
    ["bytes32"],
  );
  const positions = new Map(packageRoots.map((root, position) => [root, position]));
  return {
    root: tree.root,
    pathOf: (packageRoot) => {
      const position = positions.get(packageRoot);
      if (position === undefined) throw new RangeError("the batch has no such package");
      return tree.getProof(position);
    },
  };
}
