// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {
    Decision,
    DecisionState,
    EvidenceId,
    EvidenceRecord,
    IEvidenceLedger,
    Member,
    Members,
    Recognition,
    RecordForm,
    Recording
} from "./interfaces/IEvidenceLedger.sol";
import {Clause, EvidenceKind, Grade, IRegistry} from "./interfaces/IRegistry.sol";
import {Typehashes} from "./libraries/Typehashes.sol";

/// @title The ledger as deployed
/// @dev Long, since records and the decisions on them lie in one contract: a decision reads the record's slot without a call.
contract EvidenceLedger is IEvidenceLedger, ERC2771Context {
    /// @dev {EvidenceRecord} as it is kept. An enum is checked wherever it is stored, which would split one write into several.
    struct KeptRecord {
        address signer;
        uint8 partnerId;
        uint16 agreementId;
        uint8 version;
        uint8 kind;
        uint40 recordedAt;
        uint8 form;
    }

    /// @dev {Decision} as it is kept.
    struct KeptDecision {
        address signer;
        uint40 decidedAt;
        uint8 state;
        uint8 grade;
        uint8 facets;
        uint8 reason;
        uint16 conditions;
    }

    uint8 private constant FACETS = 0x3E;
    uint8 private constant NONE = 0;

    /// @inheritdoc IEvidenceLedger
    IRegistry public immutable registry;

    mapping(EvidenceId recordId => KeptRecord) private _records;
    mapping(EvidenceId evidenceId => mapping(uint8 partnerId => KeptDecision)) private _decisions;
    mapping(EvidenceId evidenceId => EvidenceId) private _successors;

    constructor(address trustedForwarder_, IRegistry registry_) ERC2771Context(trustedForwarder_) {
        // A zero forwarder would let calls from the zero address pass for anybody's.
        require(trustedForwarder_ != address(0) && address(registry_) != address(0), IRegistry.ZeroAddress());
        registry = registry_;
    }

    /// @inheritdoc IEvidenceLedger
    function record(Recording memory recording) public returns (EvidenceId recordId) {
        address sender = _msgSender();
        uint8 partnerId = _mayRecord(sender, recording);
        require(recording.root != 0 && recording.size != 0, InvalidRecording(recording.root, recording.size));
        recordId = evidenceIdOf(partnerId, recording.agreementId, recording.version, recording.kind, recording.root);
        require(_records[recordId].form == NONE, AlreadyRecorded(recordId));

        _keepRecord(
            _records[recordId],
            KeptRecord({
                signer: sender,
                partnerId: partnerId,
                agreementId: recording.agreementId,
                version: recording.version,
                kind: uint8(recording.kind),
                recordedAt: uint40(block.timestamp),
                form: uint8(recording.size == 1 ? RecordForm.Single : RecordForm.Batch)
            })
        );
        emit EvidenceRecorded(
            recordId,
            partnerId,
            recording.agreementId,
            recording.version,
            recording.kind,
            recording.rights,
            recording.size,
            recording.root,
            sender
        );
    }

    /// @inheritdoc IEvidenceLedger
    function recognise(Member calldata member, Recognition memory recognition) public {
        address sender = _msgSender();
        (uint8 recorder, uint16 agreementId, uint8 version) = (member.partnerId, member.agreementId, member.version);
        uint8 partnerId = _mayRecognise(sender, agreementId, version, recognition.grade);
        (EvidenceId evidenceId, EvidenceId recordId, bool isFound) = _locate(
            recorder,
            agreementId,
            version,
            member.kind,
            member.root,
            member.path
        );
        require(isFound, UnknownEvidence(evidenceId));
        require(partnerId != recorder, OwnEvidence(evidenceId));

        _recognise(evidenceId, recordId, recorder, partnerId, _stateOf(recognition), recognition, sender);
    }

    /// @inheritdoc IEvidenceLedger
    function recogniseMembers(Members calldata members, Recognition memory recognition) public {
        address sender = _msgSender();
        uint8 partnerId = _mayRecognise(sender, members.agreementId, members.version, recognition.grade);
        DecisionState state = _stateOf(recognition);
        (EvidenceId[] memory evidenceIds, EvidenceId recordId) = _findAll(members);
        uint8 recorder = members.partnerId;
        require(partnerId != recorder, OwnEvidence(evidenceIds[0]));

        // A package named twice has been decided on the second time.
        for (uint256 i = 0; i < evidenceIds.length; ++i) {
            _recognise(evidenceIds[i], recordId, recorder, partnerId, state, recognition, sender);
        }
    }

    /// @inheritdoc IEvidenceLedger
    function revokeRecognition(Member calldata member, uint8 reason) external {
        address sender = _msgSender();
        uint8 partnerId = _mayRecognise(sender, member.agreementId, member.version, Grade.None);
        require(reason != 0, ReasonRequired());
        (EvidenceId evidenceId, EvidenceId recordId) = _find(member);
        DecisionState current = DecisionState(_decisions[evidenceId][partnerId].state);
        require(
            current == DecisionState.Recognised || current == DecisionState.PartlyRecognised,
            NotRecognised(evidenceId, partnerId)
        );

        _decide(evidenceId, partnerId, DecisionState.Revoked, reason, sender);
        emit RecognitionRevoked(evidenceId, partnerId, recordId, reason, sender);
    }

    /// @inheritdoc IEvidenceLedger
    function withdraw(Member calldata member, uint8 reason) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        (EvidenceId evidenceId, EvidenceId recordId) = _findOwn(member, partnerId);
        require(reason != 0, ReasonRequired());

        _decide(evidenceId, partnerId, DecisionState.Withdrawn, reason, sender);
        emit EvidenceWithdrawn(evidenceId, partnerId, recordId, reason, sender);
    }

    /// @inheritdoc IEvidenceLedger
    function supersede(Member calldata member, Member calldata successor, uint8 reason) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        (EvidenceId evidenceId, EvidenceId recordId) = _findOwn(member, partnerId);
        require(reason != 0, ReasonRequired());
        // What was superseded stands no more and so succeeds nothing: no chain of successors closes.
        EvidenceId successorId = _findSuccessor(successor, partnerId, evidenceId);

        _successors[evidenceId] = successorId;
        _decide(evidenceId, partnerId, DecisionState.Superseded, reason, sender);
        emit EvidenceSuperseded(evidenceId, partnerId, recordId, successorId, reason, sender);
    }

    /// @inheritdoc IEvidenceLedger
    function recordOf(EvidenceId recordId) public view returns (EvidenceRecord memory) {
        KeptRecord memory kept = _records[recordId];
        return
            EvidenceRecord({
                signer: kept.signer,
                partnerId: kept.partnerId,
                agreementId: kept.agreementId,
                version: kept.version,
                kind: EvidenceKind(kept.kind),
                recordedAt: kept.recordedAt,
                form: RecordForm(kept.form)
            });
    }

    /// @inheritdoc IEvidenceLedger
    function locate(
        Member calldata member
    ) external view returns (EvidenceId evidenceId, EvidenceId recordId, EvidenceRecord memory record_) {
        bool isFound;
        (evidenceId, recordId, isFound) = _locate(member);
        if (isFound) record_ = recordOf(recordId);
    }

    /// @inheritdoc IEvidenceLedger
    function decisionOf(EvidenceId evidenceId, uint8 partnerId) external view returns (Decision memory) {
        KeptDecision memory kept = _decisions[evidenceId][partnerId];
        return
            Decision({
                signer: kept.signer,
                decidedAt: kept.decidedAt,
                state: DecisionState(kept.state),
                grade: Grade(kept.grade),
                facets: kept.facets,
                reason: kept.reason,
                conditions: kept.conditions
            });
    }

    /// @inheritdoc IEvidenceLedger
    function successorOf(EvidenceId evidenceId) external view returns (EvidenceId) {
        return _successors[evidenceId];
    }

    /// @inheritdoc IEvidenceLedger
    function evidenceIdOf(
        uint8 partnerId,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind,
        bytes32 root
    ) public view returns (EvidenceId) {
        return
            EvidenceId.wrap(
                keccak256(
                    abi.encode(
                        Typehashes.EVIDENCE,
                        block.chainid,
                        address(this),
                        partnerId,
                        agreementId,
                        version,
                        kind,
                        root
                    )
                )
            );
    }

    function _recognise(
        EvidenceId evidenceId,
        EvidenceId recordId,
        uint8 recorder,
        uint8 partnerId,
        DecisionState state,
        Recognition memory recognition,
        address sender
    ) private {
        mapping(uint8 partnerId => KeptDecision) storage decisions = _decisions[evidenceId];
        uint8 status = decisions[recorder].state;
        if (status != NONE) revert NotStanding(evidenceId, DecisionState(status));
        KeptDecision storage kept = decisions[partnerId];
        uint8 current = kept.state;
        if (current != NONE && current != uint8(DecisionState.Revoked)) {
            revert AlreadyDecided(evidenceId, partnerId, DecisionState(current));
        }

        _keepDecision(kept, sender, uint8(state), uint8(recognition.grade), recognition);
        emit EvidenceRecognised(
            evidenceId,
            partnerId,
            recordId,
            state,
            recognition.grade,
            recognition.facets,
            recognition.reason,
            recognition.conditions,
            sender
        );
    }

    function _decide(
        EvidenceId evidenceId,
        uint8 partnerId,
        DecisionState state,
        uint8 reason,
        address sender
    ) private {
        _keepDecision(
            _decisions[evidenceId][partnerId],
            sender,
            uint8(state),
            NONE,
            Recognition(Grade.None, 0, reason, 0)
        );
    }

    /// @dev In a function of its own, whose stack is shallow enough for the optimizer to make one write of all.
    function _keepRecord(KeptRecord storage kept, KeptRecord memory record_) private {
        kept.signer = record_.signer;
        kept.partnerId = record_.partnerId;
        kept.agreementId = record_.agreementId;
        kept.version = record_.version;
        kept.kind = record_.kind;
        kept.recordedAt = record_.recordedAt;
        kept.form = record_.form;
    }

    /// @dev One write, as in {_keepRecord}.
    function _keepDecision(
        KeptDecision storage kept,
        address signer,
        uint8 state,
        uint8 grade,
        Recognition memory recognition
    ) private {
        kept.signer = signer;
        kept.decidedAt = uint40(block.timestamp);
        kept.state = state;
        kept.grade = grade;
        kept.facets = recognition.facets;
        kept.reason = recognition.reason;
        kept.conditions = recognition.conditions;
    }

    function _mayRecord(address sender, Recording memory recording) private view returns (uint8) {
        (uint8 partnerId, Clause clause) = registry.mayRecord(
            sender,
            recording.agreementId,
            recording.version,
            recording.kind,
            recording.rights
        );
        require(clause == Clause.None, NotAllowed(sender, clause));
        return partnerId;
    }

    function _mayRecognise(
        address sender,
        uint16 agreementId,
        uint8 version,
        Grade grade
    ) private view returns (uint8) {
        (uint8 partnerId, Clause clause) = registry.mayRecognise(sender, agreementId, version, grade);
        require(clause == Clause.None, NotAllowed(sender, clause));
        return partnerId;
    }

    function _mayAct(address sender) private view returns (uint8) {
        (uint8 partnerId, Clause clause) = registry.mayAct(sender);
        require(clause == Clause.None, NotAllowed(sender, clause));
        return partnerId;
    }

    function _findSuccessor(
        Member calldata successor,
        uint8 partnerId,
        EvidenceId evidenceId
    ) private view returns (EvidenceId successorId) {
        (successorId, ) = _find(successor);
        require(successor.partnerId == partnerId, NotRecorder(partnerId, successor.partnerId));
        require(
            EvidenceId.unwrap(successorId) != EvidenceId.unwrap(evidenceId) &&
                _decisions[successorId][partnerId].state == NONE,
            InvalidSuccessor(evidenceId, successorId)
        );
    }

    /// @dev One's own evidence that stands.
    function _findOwn(
        Member calldata member,
        uint8 partnerId
    ) private view returns (EvidenceId evidenceId, EvidenceId recordId) {
        (evidenceId, recordId) = _find(member);
        require(member.partnerId == partnerId, NotRecorder(partnerId, member.partnerId));
        uint8 status = _decisions[evidenceId][partnerId].state;
        if (status != NONE) revert NotStanding(evidenceId, DecisionState(status));
    }

    function _find(Member calldata member) private view returns (EvidenceId evidenceId, EvidenceId recordId) {
        bool isFound;
        (evidenceId, recordId, isFound) = _locate(member);
        require(isFound, UnknownEvidence(evidenceId));
    }

    function _locate(
        Member calldata member
    ) private view returns (EvidenceId evidenceId, EvidenceId recordId, bool isFound) {
        return _locate(member.partnerId, member.agreementId, member.version, member.kind, member.root, member.path);
    }

    /// @dev A leaf is a hash of 32 bytes and an inner node one of 64, so no node passes for a member; and since a path must be
    /// empty for a single package and only for that, neither does a batch's root.
    function _locate(
        uint8 recorder,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind,
        bytes32 root,
        bytes32[] calldata path
    ) private view returns (EvidenceId evidenceId, EvidenceId recordId, bool isFound) {
        evidenceId = evidenceIdOf(recorder, agreementId, version, kind, root);
        if (path.length == 0) {
            return (evidenceId, evidenceId, _records[evidenceId].form == uint8(RecordForm.Single));
        }

        root = MerkleProof.processProofCalldata(path, _leafOf(root));
        recordId = evidenceIdOf(recorder, agreementId, version, kind, root);
        return (evidenceId, recordId, _records[recordId].form == uint8(RecordForm.Batch));
    }

    /// @dev Where each step up takes in what it should, every root is below the one that comes out, as a leaf for the reasons of
    /// {_locate}: at least one step is a path that is not empty.
    function _findAll(
        Members calldata members
    ) private view returns (EvidenceId[] memory evidenceIds, EvidenceId recordId) {
        bytes memory binding = _bindingOf(members.partnerId, members.agreementId, members.version, members.kind);
        bytes32[] calldata roots = members.roots;
        require(roots.length != 0 && members.flags.length != 0, InvalidMembers());
        evidenceIds = new EvidenceId[](roots.length);
        bytes32[] memory leaves = new bytes32[](roots.length);
        for (uint256 i = 0; i < roots.length; ++i) {
            bytes32 root = roots[i];
            evidenceIds[i] = _idUnder(binding, root);
            leaves[i] = _leafOf(root);
        }

        recordId = _idUnder(binding, MerkleProof.processMultiProofCalldata(members.path, members.flags, leaves));
        require(_records[recordId].form == uint8(RecordForm.Batch), UnknownRecord(recordId));
    }

    /// @dev All of an id but the root. Two encodings of static values side by side are the encoding of all of them.
    function _bindingOf(
        uint8 partnerId,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind
    ) private view returns (bytes memory) {
        return abi.encode(Typehashes.EVIDENCE, block.chainid, address(this), partnerId, agreementId, version, kind);
    }

    function _idUnder(bytes memory binding, bytes32 root) private pure returns (EvidenceId) {
        return EvidenceId.wrap(keccak256(bytes.concat(binding, root)));
    }

    function _leafOf(bytes32 root) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256(abi.encode(root))));
    }

    function _stateOf(Recognition memory recognition) private pure returns (DecisionState) {
        require(recognition.facets & ~FACETS == 0, InvalidFacets(recognition.facets));
        uint8 reason = recognition.reason;
        if (recognition.grade != Grade.None) {
            return reason == 0 ? DecisionState.Recognised : DecisionState.PartlyRecognised;
        }
        require(reason != 0, ReasonRequired());
        return DecisionState.Refused;
    }
}
