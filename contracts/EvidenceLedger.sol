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
    Recognition,
    RecordForm,
    Recording
} from "./interfaces/IEvidenceLedger.sol";
import {Clause, EvidenceKind, Grade, IRegistry} from "./interfaces/IRegistry.sol";
import {Typehashes} from "./libraries/Typehashes.sol";

/// @title The ledger as deployed
contract EvidenceLedger is IEvidenceLedger, ERC2771Context {
    uint8 private constant FACETS = 0x3E;

    /// @inheritdoc IEvidenceLedger
    IRegistry public immutable registry;

    mapping(EvidenceId recordId => EvidenceRecord) private _records;
    mapping(EvidenceId evidenceId => mapping(uint8 partnerId => Decision)) private _decisions;
    mapping(EvidenceId evidenceId => EvidenceId) private _successors;

    constructor(address trustedForwarder_, IRegistry registry_) ERC2771Context(trustedForwarder_) {
        // A zero forwarder would let calls from the zero address pass for anybody's.
        require(trustedForwarder_ != address(0) && address(registry_) != address(0), IRegistry.ZeroAddress());
        registry = registry_;
    }

    /// @inheritdoc IEvidenceLedger
    function record(Recording calldata recording) external returns (EvidenceId recordId) {
        address sender = _msgSender();
        uint8 partnerId = _mayRecord(sender, recording);
        require(recording.root != 0 && recording.size != 0, InvalidRecording(recording.root, recording.size));
        recordId = evidenceIdOf(partnerId, recording.agreementId, recording.version, recording.kind, recording.root);
        require(_records[recordId].form == RecordForm.None, AlreadyRecorded(recordId));

        _records[recordId] = EvidenceRecord({
            signer: sender,
            partnerId: partnerId,
            agreementId: recording.agreementId,
            version: recording.version,
            kind: recording.kind,
            recordedAt: uint40(block.timestamp),
            form: recording.size == 1 ? RecordForm.Single : RecordForm.Batch
        });
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
    function recognise(Member calldata member, Recognition calldata recognition) external {
        address sender = _msgSender();
        uint8 partnerId = _mayRecognise(sender, member, recognition.grade);
        _checkRecognition(recognition);
        (EvidenceId evidenceId, EvidenceId recordId) = _find(member);
        require(partnerId != member.partnerId, OwnEvidence(evidenceId));
        _checkStanding(evidenceId, member.partnerId);
        DecisionState current = _decisions[evidenceId][partnerId].state;
        require(
            current == DecisionState.None || current == DecisionState.Revoked,
            AlreadyDecided(evidenceId, partnerId, current)
        );

        _decisions[evidenceId][partnerId] = Decision({
            signer: sender,
            decidedAt: uint40(block.timestamp),
            state: recognition.state,
            grade: recognition.grade,
            facets: recognition.facets,
            reason: recognition.reason,
            conditions: recognition.conditions
        });
        emit EvidenceRecognised(
            evidenceId,
            partnerId,
            recordId,
            recognition.state,
            recognition.grade,
            recognition.facets,
            recognition.reason,
            recognition.conditions,
            sender
        );
    }

    /// @inheritdoc IEvidenceLedger
    function revokeRecognition(Member calldata member, uint8 reason) external {
        address sender = _msgSender();
        uint8 partnerId = _mayRecognise(sender, member, Grade.None);
        require(reason != 0, ReasonRequired());
        (EvidenceId evidenceId, EvidenceId recordId) = _find(member);
        DecisionState current = _decisions[evidenceId][partnerId].state;
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
    function recordOf(EvidenceId recordId) external view returns (EvidenceRecord memory) {
        return _records[recordId];
    }

    /// @inheritdoc IEvidenceLedger
    function locate(
        Member calldata member
    ) external view returns (EvidenceId evidenceId, EvidenceId recordId, EvidenceRecord memory record_) {
        bool isFound;
        (evidenceId, recordId, isFound) = _locate(member);
        if (isFound) record_ = _records[recordId];
    }

    /// @inheritdoc IEvidenceLedger
    function decisionOf(EvidenceId evidenceId, uint8 partnerId) external view returns (Decision memory) {
        return _decisions[evidenceId][partnerId];
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

    function _decide(
        EvidenceId evidenceId,
        uint8 partnerId,
        DecisionState state,
        uint8 reason,
        address sender
    ) private {
        _decisions[evidenceId][partnerId] = Decision(sender, uint40(block.timestamp), state, Grade.None, 0, reason, 0);
    }

    function _mayRecord(address sender, Recording calldata recording) private view returns (uint8) {
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

    function _mayRecognise(address sender, Member calldata member, Grade grade) private view returns (uint8) {
        (uint8 partnerId, Clause clause) = registry.mayRecognise(sender, member.agreementId, member.version, grade);
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
                _decisions[successorId][partnerId].state == DecisionState.None,
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
        _checkStanding(evidenceId, partnerId);
    }

    function _find(Member calldata member) private view returns (EvidenceId evidenceId, EvidenceId recordId) {
        bool isFound;
        (evidenceId, recordId, isFound) = _locate(member);
        require(isFound, UnknownEvidence(evidenceId));
    }

    /// @dev A leaf is a hash of 32 bytes and an inner node one of 64, so no node passes for a member; and since a path must be
    /// empty for a single package and only for that, neither does a batch's root.
    function _locate(
        Member calldata member
    ) private view returns (EvidenceId evidenceId, EvidenceId recordId, bool isFound) {
        evidenceId = _idUnder(member, member.root);
        if (member.path.length == 0) return (evidenceId, evidenceId, _records[evidenceId].form == RecordForm.Single);

        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(member.root))));
        recordId = _idUnder(member, MerkleProof.processProofCalldata(member.path, leaf));
        return (evidenceId, recordId, _records[recordId].form == RecordForm.Batch);
    }

    function _idUnder(Member calldata member, bytes32 root) private view returns (EvidenceId) {
        return evidenceIdOf(member.partnerId, member.agreementId, member.version, member.kind, root);
    }

    function _checkStanding(EvidenceId evidenceId, uint8 recorder) private view {
        DecisionState status = _decisions[evidenceId][recorder].state;
        require(status == DecisionState.None, NotStanding(evidenceId, status));
    }

    function _checkRecognition(Recognition calldata recognition) private pure {
        DecisionState state = recognition.state;
        bool isRefusal = state == DecisionState.Refused;
        bool isDecision = isRefusal || state == DecisionState.Recognised || state == DecisionState.PartlyRecognised;
        require(
            isDecision && isRefusal == (recognition.grade == Grade.None) && recognition.facets & ~FACETS == 0,
            InvalidRecognition(state, recognition.grade, recognition.facets)
        );
        require(state == DecisionState.Recognised || recognition.reason != 0, ReasonRequired());
    }
}
