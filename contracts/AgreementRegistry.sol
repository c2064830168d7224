// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementState, Clause, CourtUse, EvidenceKind, Grade, IRegistry, Scope} from "./interfaces/IRegistry.sol";
import {PartnerSets} from "./libraries/PartnerSets.sol";
import {Roles} from "./libraries/Roles.sol";
import {Scopes} from "./libraries/Scopes.sol";
import {PartnerRegistry} from "./PartnerRegistry.sol";

/// @title The half of the registry that knows agreements and what they allow
/// @dev Long, since the questions that contracts ask stand beside the states which they are answered from.
abstract contract AgreementRegistry is PartnerRegistry {
    using PartnerSets for uint256;

    struct Agreement {
        Scope scope;
        /// Those that take part: all parties but those that suspended. One slot answers every write.
        uint256 parties;
        uint256 ratifiedBy;
        bytes32 instrument;
        uint256 suspendedBy;
        /// Of those that suspended.
        uint256 endedBy;
    }

    /// @dev The latest proposed and the latest ratified version; 0 when there is none.
    struct Versions {
        uint8 latest;
        uint8 ratified;
    }

    mapping(uint16 agreementId => mapping(uint8 version => Agreement)) private _agreements;
    mapping(uint16 agreementId => Versions) private _versions;

    /// @inheritdoc IRegistry
    function proposeAgreement(
        uint16 agreementId,
        uint8 version,
        uint256 parties,
        Scope calldata scope,
        bytes32 instrument
    ) external {
        (address sender, uint8 partnerId) = _onlySignatory();
        _checkProposal(agreementId, version, parties, partnerId, scope);

        _versions[agreementId].latest = version;
        Agreement storage agreement = _agreements[agreementId][version];
        agreement.scope = scope;
        agreement.scope.state = AgreementState.Proposed;
        agreement.parties = parties;
        agreement.ratifiedBy = 1 << partnerId;
        agreement.instrument = instrument;
        emit AgreementProposed(agreementId, version, partnerId, parties, scope, instrument, sender);
        emit AgreementRatified(agreementId, version, partnerId, false, sender);
    }

    /// @inheritdoc IRegistry
    function ratifyAgreement(uint16 agreementId, uint8 version) external {
        (address sender, uint8 partnerId) = _onlySignatory();
        Agreement storage agreement = _agreements[agreementId][version];
        uint256 bit = 1 << partnerId;
        uint256 needed = _neededFor(agreementId, agreement);
        // A newer proposal closes the one before, so that whose consent is needed stays the same while it is given.
        require(
            agreement.scope.state == AgreementState.Proposed &&
                version == _versions[agreementId].latest &&
                needed & bit != 0 &&
                agreement.ratifiedBy & bit == 0,
            NotRatifiable(agreementId, version, partnerId)
        );

        uint256 ratifiedBy = agreement.ratifiedBy | bit;
        bool isComplete = needed & ~ratifiedBy == 0;
        agreement.ratifiedBy = ratifiedBy;
        emit AgreementRatified(agreementId, version, partnerId, isComplete, sender);
        if (isComplete) _putInForce(agreementId, version, agreement);
    }

    /// @inheritdoc IRegistry
    function suspendAgreement(uint16 agreementId, uint8 version) external {
        (address sender, uint8 partnerId, Agreement storage agreement) = _onlyParty(agreementId, version);
        require(_takesPart(agreement, partnerId), AlreadySuspended(agreementId, version, partnerId));

        _leave(agreement, partnerId);
        emit AgreementSuspended(agreementId, version, partnerId, agreement.scope.state, sender);
    }

    /// @inheritdoc IRegistry
    function resumeAgreement(uint16 agreementId, uint8 version) external {
        (address sender, uint8 partnerId, Agreement storage agreement) = _onlyParty(agreementId, version);
        require(!_takesPart(agreement, partnerId), NotSuspended(agreementId, version, partnerId));

        uint256 bit = 1 << partnerId;
        agreement.parties |= bit;
        agreement.suspendedBy &= ~bit;
        agreement.endedBy &= ~bit;
        if (_remaining(agreement.parties).isPlural()) agreement.scope.state = AgreementState.Ratified;
        emit AgreementResumed(agreementId, version, partnerId, agreement.scope.state, sender);
    }

    /// @inheritdoc IRegistry
    function endAgreement(uint16 agreementId, uint8 version) external {
        (address sender, uint8 partnerId, Agreement storage agreement) = _onlyParty(agreementId, version);
        uint256 endedBy = agreement.endedBy | (1 << partnerId);
        bool isComplete = _remaining(_allParties(agreement)) & ~endedBy == 0;
        // A second consent counts when a withdrawal since then has left only consents.
        require(isComplete || endedBy != agreement.endedBy, AlreadyEnded(agreementId, version, partnerId));

        if (_takesPart(agreement, partnerId)) _leave(agreement, partnerId);
        agreement.endedBy = endedBy;
        if (isComplete) agreement.scope.state = AgreementState.Terminated;
        emit AgreementEnded(agreementId, version, partnerId, agreement.scope.state, sender);
    }

    /// @inheritdoc IRegistry
    function mayRecord(
        address signer,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind,
        uint8 rights
    ) external view returns (uint8 partnerId, Clause clause) {
        bool isAllowed;
        (partnerId, isAllowed) = _mayWrite(signer, Roles.OFFICER);
        if (!isAllowed) return (partnerId, _whyNotWrite(signer, Roles.OFFICER));
        if (agreementId == 0 && version == 0) return (partnerId, kind == EvidenceKind.None ? Clause.Kind : Clause.None);
        Agreement storage agreement = _agreements[agreementId][version];
        if (!_isInForce(agreement.scope)) return (partnerId, _whyNotInForce(agreement.scope, false));
        if (!_takesPart(agreement, partnerId))
            return (partnerId, _whyNoPart(agreement, 1 << partnerId, Clause.NotAParty));
        (uint16 kinds, uint8 allowed) = (agreement.scope.kinds, agreement.scope.rights);
        if (kinds & (1 << uint8(kind)) == 0) return (partnerId, Clause.Kind);
        if (rights & ~allowed != 0) return (partnerId, Clause.Right);
    }

    /// @inheritdoc IRegistry
    function mayRecognise(
        address signer,
        uint16 agreementId,
        uint8 version,
        Grade grade
    ) external view returns (uint8 partnerId, Clause clause) {
        bool isAllowed;
        (partnerId, isAllowed) = _mayWrite(signer, Roles.RECOGNISER);
        if (!isAllowed) return (partnerId, _whyNotWrite(signer, Roles.RECOGNISER));
        Agreement storage agreement = _agreements[agreementId][version];
        if (!_wasEverInForce(agreement.scope)) return (partnerId, _whyNotInForce(agreement.scope, true));
        if (!_takesPart(agreement, partnerId))
            return (partnerId, _whyNoPart(agreement, 1 << partnerId, Clause.NotAParty));
        if (grade == Grade.Court && agreement.scope.court == CourtUse.Ask) return (partnerId, Clause.Court);
        return (partnerId, Clause.None);
    }

    /// @inheritdoc IRegistry
    function mayPublish(
        address signer,
        uint16 agreementId,
        uint8 version,
        uint8 rights,
        uint16 channels,
        uint256 recipients
    ) external view returns (uint8 partnerId, Clause clause) {
        bool isAllowed;
        (partnerId, isAllowed) = _mayWrite(signer, Roles.OFFICER);
        if (!isAllowed) return (partnerId, _whyNotWrite(signer, Roles.OFFICER));
        Agreement storage agreement = _agreements[agreementId][version];
        if (!_isInForce(agreement.scope)) return (partnerId, _whyNotInForce(agreement.scope, false));
        uint256 parties = agreement.parties;
        if (parties & (1 << partnerId) == 0)
            return (partnerId, _whyNoPart(agreement, 1 << partnerId, Clause.NotAParty));
        (uint8 allowed, uint16 open) = (agreement.scope.rights, agreement.scope.channels);
        if (rights & ~allowed != 0) return (partnerId, Clause.Right);
        if (channels & ~open != 0) return (partnerId, Clause.Channel);
        if (recipients == 0) return (partnerId, Clause.Recipient);
        if (recipients & ~parties != 0) return (partnerId, _whyNoPart(agreement, recipients, Clause.Recipient));
    }

    /// @inheritdoc IRegistry
    function agreementOf(
        uint16 agreementId,
        uint8 version
    ) external view returns (Scope memory scope, uint256 parties, uint256 ratifiedBy, bytes32 instrument) {
        Agreement storage agreement = _agreements[agreementId][version];
        return (agreement.scope, _allParties(agreement), agreement.ratifiedBy, agreement.instrument);
    }

    /// @inheritdoc IRegistry
    function absenteesOf(
        uint16 agreementId,
        uint8 version
    ) external view returns (uint256 suspendedBy, uint256 endedBy) {
        Agreement storage agreement = _agreements[agreementId][version];
        return (agreement.suspendedBy, agreement.endedBy);
    }

    /// @inheritdoc IRegistry
    function latestVersion(uint16 agreementId) external view returns (uint8) {
        return _versions[agreementId].latest;
    }

    function _checkProposal(
        uint16 agreementId,
        uint8 version,
        uint256 parties,
        uint8 partnerId,
        Scope calldata scope
    ) private view {
        Versions memory versions = _versions[agreementId];
        // Version 0 exists for no agreement, so after 255 there is no next one.
        unchecked {
            uint8 expected = versions.latest + 1;
            require(
                agreementId != 0 && version != 0 && version == expected,
                InvalidVersion(agreementId, version, expected)
            );
        }
        uint256 bit = 1 << partnerId;
        Agreement storage before = _agreements[agreementId][
            versions.ratified == 0 ? versions.latest : versions.ratified
        ];
        bool isFirst = versions.latest == 0;
        require(
            parties & bit != 0 &&
                parties & ~bit != 0 &&
                (isFirst || _allParties(before) & bit != 0) &&
                _areMembers(parties),
            InvalidParties(parties)
        );
        // Were it to apply before the version that it succeeds, the one before that would still be in force beside it.
        require(
            Scopes.isValid(scope) && (versions.ratified == 0 || scope.effective >= before.scope.effective),
            InvalidScope()
        );
    }

    /// @dev Its parties, and those that it would take a ratified version away from.
    function _neededFor(uint16 agreementId, Agreement storage agreement) private view returns (uint256) {
        uint256 before = _allParties(_agreements[agreementId][_versions[agreementId].ratified]);
        return agreement.parties | _remaining(before);
    }

    function _allParties(Agreement storage agreement) private view returns (uint256) {
        return agreement.parties | agreement.suspendedBy;
    }

    function _takesPart(Agreement storage agreement, uint8 partnerId) private view returns (bool) {
        return agreement.parties & (1 << partnerId) != 0;
    }

    /// @dev A signatory of a party, whether it takes part or not, to a version that was ratified and has not ended.
    function _onlyParty(
        uint16 agreementId,
        uint8 version
    ) private view returns (address sender, uint8 partnerId, Agreement storage agreement) {
        (sender, partnerId) = _onlySignatory();
        agreement = _agreements[agreementId][version];
        AgreementState state = agreement.scope.state;
        require(
            state == AgreementState.Ratified || state == AgreementState.Suspended,
            NotInOperation(agreementId, version, state)
        );
        require(_allParties(agreement) & (1 << partnerId) != 0, NotAllowed(sender, Clause.NotAParty));
    }

    function _leave(Agreement storage agreement, uint8 partnerId) private {
        uint256 bit = 1 << partnerId;
        agreement.parties &= ~bit;
        agreement.suspendedBy |= bit;
        if (!_remaining(agreement.parties).isPlural()) agreement.scope.state = AgreementState.Suspended;
    }

    /// @dev Why those of a set that take no part do not.
    function _whyNoPart(Agreement storage agreement, uint256 partners, Clause otherwise) private view returns (Clause) {
        return partners & ~_allParties(agreement) == 0 ? Clause.AgreementSuspended : otherwise;
    }

    function _putInForce(uint16 agreementId, uint8 version, Agreement storage agreement) private {
        uint8 before = _versions[agreementId].ratified;
        agreement.scope.state = AgreementState.Ratified;
        _versions[agreementId].ratified = version;
        if (before == 0) return;

        // Never in the past: what was recorded until now was recorded in force.
        uint40 end = agreement.scope.effective;
        if (end < block.timestamp) end = uint40(block.timestamp);
        Scope storage ended = _agreements[agreementId][before].scope;
        if (ended.expiry <= end) return;
        ended.expiry = end;
        emit AgreementSucceeded(agreementId, before, end);
    }

    function _isInForce(Scope storage scope) private view returns (bool) {
        // Side by side, so that the slot is read once.
        (AgreementState state, uint40 effective, uint40 expiry) = (scope.state, scope.effective, scope.expiry);
        return state == AgreementState.Ratified && effective <= block.timestamp && block.timestamp < expiry;
    }

    /// @dev A version that was succeeded before it began was never in force.
    function _wasEverInForce(Scope storage scope) private view returns (bool) {
        (AgreementState state, uint40 effective, uint40 expiry) = (scope.state, scope.effective, scope.expiry);
        return state == AgreementState.Ratified && effective <= block.timestamp && effective < expiry;
    }

    /// @dev What stands against a version that is not in force, in the order of {Clause}.
    function _whyNotInForce(Scope storage scope, bool isExpiryIgnored) private view returns (Clause) {
        AgreementState state = scope.state;
        if (state == AgreementState.None) return Clause.AgreementUnknown;
        if (state == AgreementState.Proposed) return Clause.AgreementNotRatified;
        if (block.timestamp < scope.effective || scope.expiry <= scope.effective) return Clause.AgreementNotEffective;
        if (!isExpiryIgnored && block.timestamp >= scope.expiry) return Clause.AgreementExpired;
        return state == AgreementState.Suspended ? Clause.AgreementSuspended : Clause.AgreementTerminated;
    }
}
