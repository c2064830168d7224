// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EvidenceKind, Grade, Clause, IRegistry} from "./IRegistry.sol";

/// @notice keccak256(abi.encode(EVIDENCE_TYPEHASH, chainId, ledger, partnerId, agreementId, version, kind, root)).
type EvidenceId is bytes32;

/// @notice Whether a record's root is one package's or a tree of packages' roots.
enum RecordForm {
    None,
    Single,
    Batch
}

/// @notice What a partner has said of evidence. The last two are the recorder's own.
enum DecisionState {
    None,
    Recognised,
    PartlyRecognised,
    Refused,
    Revoked,
    Withdrawn,
    Superseded
}

/// @notice What is recorded in one go.
/// @param rights bit set of the right types concerned, may be empty; checked against the scope, kept in the event
/// @param size number of packages under `root`; 1 means that `root` is the package's own
struct Recording {
    uint16 agreementId;
    uint8 version;
    EvidenceKind kind;
    uint8 rights;
    uint32 size;
    bytes32 root;
}

/// @notice One package and the way to the record that holds it.
/// @param root the package's root
/// @param path sibling hashes from the package's leaf to the batch root; empty for a single package
struct Member {
    uint8 partnerId;
    uint16 agreementId;
    uint8 version;
    EvidenceKind kind;
    bytes32 root;
    bytes32[] path;
}

/// @notice Many packages of one batch and the way to the record that holds them (OpenZeppelin `processMultiProof`).
/// @param roots the packages' roots, in the order in which the tree gives them up: from right to left, the deepest layer first
/// @param path hashes beside the way that no package of `roots` leads to
/// @param flags for each step up: whether it joins two nodes of the way, or one with the next of `path`
struct Members {
    uint8 partnerId;
    uint16 agreementId;
    uint8 version;
    EvidenceKind kind;
    bytes32[] roots;
    bytes32[] path;
    bool[] flags;
}

/// @notice The record of a package or a batch, in one slot.
struct EvidenceRecord {
    address signer;
    uint8 partnerId;
    uint16 agreementId;
    uint8 version;
    EvidenceKind kind;
    uint40 recordedAt;
    RecordForm form;
}

/// @notice A partner's decision on another's evidence, as asked for. It says all that {DecisionState} does: without a grade the evidence is
/// refused, with a grade and a reason it is recognised in part.
/// @param grade `None` to refuse, else how far
/// @param facets bit set: 1 identity, 2 integrity, 3 procedure, 4 appraisal, 5 translation (bit 1 << n)
/// @param reason coded; a refusal must carry one
/// @param conditions coded bit set
struct Recognition {
    Grade grade;
    uint8 facets;
    uint8 reason;
    uint16 conditions;
}

/// @notice One partner's entry for one package, in one slot. The recorder's own entry is the package's status.
struct Decision {
    address signer;
    uint40 decidedAt;
    DecisionState state;
    Grade grade;
    uint8 facets;
    uint8 reason;
    uint16 conditions;
}

/// @title Evidence, its recognition, withdrawal and supersession
/// @notice Keeps one slot per record (a package or a batch of any size under one Merkle root) and one per decision. A record's
/// root is not stored: it is bound by the id and recomputed from the path of whoever acts on a member.
/// @dev A batch leaf is keccak256(bytes.concat(keccak256(abi.encode(root)))), pairs are sorted (OpenZeppelin `StandardMerkleTree` of
/// `bytes32`). The chain proves that nothing changed after recording and nothing about before. The same package may stand in two
/// batches; gateways find that out, the contract cannot.
interface IEvidenceLedger {
    /// @notice `size` packages were recorded under `root`. For `size` 1 `recordId` is the package's evidence id.
    event EvidenceRecorded(
        EvidenceId indexed recordId,
        uint8 indexed partnerId,
        uint16 indexed agreementId,
        uint8 version,
        EvidenceKind kind,
        uint8 rights,
        uint32 size,
        bytes32 root,
        address signer
    );
    /// @notice A partner decided on another's evidence.
    event EvidenceRecognised(
        EvidenceId indexed evidenceId,
        uint8 indexed partnerId,
        EvidenceId recordId,
        DecisionState state,
        Grade grade,
        uint8 facets,
        uint8 reason,
        uint16 conditions,
        address signer
    );
    /// @notice A partner took its recognition back.
    event RecognitionRevoked(
        EvidenceId indexed evidenceId,
        uint8 indexed partnerId,
        EvidenceId recordId,
        uint8 reason,
        address signer
    );
    /// @notice The recorder withdrew evidence. The record stays.
    event EvidenceWithdrawn(
        EvidenceId indexed evidenceId,
        uint8 indexed partnerId,
        EvidenceId recordId,
        uint8 reason,
        address signer
    );
    /// @notice The recorder replaced evidence by other evidence of its own.
    event EvidenceSuperseded(
        EvidenceId indexed evidenceId,
        uint8 indexed partnerId,
        EvidenceId recordId,
        EvidenceId successor,
        uint8 reason,
        address signer
    );

    /// @notice The agreement or the signer's authority stands against it; `clause` names how.
    error NotAllowed(address signer, Clause clause);
    /// @notice That record exists.
    error AlreadyRecorded(EvidenceId recordId);
    /// @notice An empty root or no packages.
    error InvalidRecording(bytes32 root, uint32 size);
    /// @notice No record holds that member: unknown, or the path does not lead to it.
    error UnknownEvidence(EvidenceId evidenceId);
    /// @notice No batch holds these members: unknown, or the path does not lead to it. `recordId` is what it leads to.
    error UnknownRecord(EvidenceId recordId);
    /// @notice No members, or roots, path and flags that are no way to one root.
    error InvalidMembers();
    /// @notice Only the partner that recorded the evidence may do this.
    error NotRecorder(uint8 partnerId, uint8 recorder);
    /// @notice One does not recognise one's own evidence. Of many, `evidenceId` is the first.
    error OwnEvidence(EvidenceId evidenceId);
    /// @notice That partner has decided and not revoked its decision.
    error AlreadyDecided(EvidenceId evidenceId, uint8 partnerId, DecisionState state);
    /// @notice There is no recognition of that partner to revoke.
    error NotRecognised(EvidenceId evidenceId, uint8 partnerId);
    /// @notice The recorder has withdrawn or superseded it.
    error NotStanding(EvidenceId evidenceId, DecisionState state);
    /// @notice Facets that are unknown.
    error InvalidFacets(uint8 facets);
    /// @notice A refusal, revocation, withdrawal or supersession needs a reason code.
    error ReasonRequired();
    /// @notice The evidence is its own successor, or its successor does not stand.
    error InvalidSuccessor(EvidenceId evidenceId, EvidenceId successor);

    /// @notice Records a package, or a batch of any size under one Merkle root.
    function record(Recording calldata recording) external returns (EvidenceId);

    /// @notice Decides on another partner's evidence. Only a recogniser of a party to its agreement version.
    function recognise(Member calldata member, Recognition calldata recognition) external;

    /// @notice Decides alike on many packages of one batch of another partner: on all or on none, each with its own entry and event.
    function recogniseMembers(Members calldata members, Recognition calldata recognition) external;

    /// @notice Takes one's own recognition (not a refusal) back; a new decision may follow.
    function revokeRecognition(Member calldata member, uint8 reason) external;

    /// @notice Withdraws one's own evidence, for good.
    function withdraw(Member calldata member, uint8 reason) external;

    /// @notice Replaces one's own evidence by other evidence of one's own that stands, for good.
    function supersede(Member calldata member, Member calldata successor, uint8 reason) external;

    /// @notice The id that a package or batch has on this ledger.
    function evidenceIdOf(
        uint8 partnerId,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind,
        bytes32 root
    ) external view returns (EvidenceId);

    /// @notice The record with that id; form `None` when there is none.
    function recordOf(EvidenceId recordId) external view returns (EvidenceRecord memory);

    /// @notice Where a member stands: its id, its record's id, and the record (form `None` when no record holds it).
    function locate(
        Member calldata member
    ) external view returns (EvidenceId evidenceId, EvidenceId recordId, EvidenceRecord memory record_);

    /// @notice A partner's entry for a package; for its recorder, the package's status, `None` meaning that it stands.
    function decisionOf(EvidenceId evidenceId, uint8 partnerId) external view returns (Decision memory);

    /// @notice By which evidence that evidence was superseded; zero when it was not.
    function successorOf(EvidenceId evidenceId) external view returns (EvidenceId);

    /// @notice The registry that answers for signers and agreements.
    function registry() external view returns (IRegistry);
}
