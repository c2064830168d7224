// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementState, Clause, CourtUse, EvidenceKind, Grade, IRegistry, Scope} from "./interfaces/IRegistry.sol";
import {Roles} from "./libraries/Roles.sol";
import {Scopes} from "./libraries/Scopes.sol";
import {PartnerRegistry} from "./PartnerRegistry.sol";

/// @title The half of the registry that knows agreements and what they allow
abstract contract AgreementRegistry is PartnerRegistry {
    struct Agreement {
        Scope scope;
        uint256 parties;
        uint256 ratifiedBy;
        bytes32 instrument;
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
    function mayRecord(
        address signer,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind,
        uint8 rights
    ) external view returns (uint8 partnerId, Clause clause) {
        (partnerId, clause) = _mayWrite(signer, Roles.OFFICER);
        if (clause != Clause.None) return (partnerId, clause);
        if (agreementId == 0 && version == 0) return (partnerId, kind == EvidenceKind.None ? Clause.Kind : Clause.None);
        Agreement storage agreement = _agreements[agreementId][version];
        clause = _whyNotInForce(agreement.scope, false);
        if (clause != Clause.None) return (partnerId, clause);
        if (agreement.parties & (1 << partnerId) == 0) return (partnerId, Clause.NotAParty);
        if (agreement.scope.kinds & (1 << uint8(kind)) == 0) return (partnerId, Clause.Kind);
        if (rights & ~agreement.scope.rights != 0) return (partnerId, Clause.Right);
    }

    /// @inheritdoc IRegistry
    function mayRecognise(
        address signer,
        uint16 agreementId,
        uint8 version,
        Grade grade
    ) external view returns (uint8 partnerId, Clause clause) {
        (partnerId, clause) = _mayWrite(signer, Roles.RECOGNISER);
        if (clause != Clause.None) return (partnerId, clause);
        Agreement storage agreement = _agreements[agreementId][version];
        clause = _whyNotInForce(agreement.scope, true);
        if (clause != Clause.None) return (partnerId, clause);
        if (agreement.parties & (1 << partnerId) == 0) return (partnerId, Clause.NotAParty);
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
        (partnerId, clause) = _mayWrite(signer, Roles.OFFICER);
        if (clause != Clause.None) return (partnerId, clause);
        Agreement storage agreement = _agreements[agreementId][version];
        clause = _whyNotInForce(agreement.scope, false);
        if (clause != Clause.None) return (partnerId, clause);
        uint256 parties = agreement.parties;
        if (parties & (1 << partnerId) == 0) return (partnerId, Clause.NotAParty);
        if (rights & ~agreement.scope.rights != 0) return (partnerId, Clause.Right);
        if (channels & ~agreement.scope.channels != 0) return (partnerId, Clause.Channel);
        if (recipients == 0 || recipients & ~parties != 0) return (partnerId, Clause.Recipient);
    }

    /// @inheritdoc IRegistry
    function agreementOf(
        uint16 agreementId,
        uint8 version
    ) external view returns (Scope memory scope, uint256 parties, uint256 ratifiedBy, bytes32 instrument) {
        Agreement storage agreement = _agreements[agreementId][version];
        return (agreement.scope, agreement.parties, agreement.ratifiedBy, agreement.instrument);
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
            parties & bit != 0 && parties & ~bit != 0 && (isFirst || before.parties & bit != 0) && _areMembers(parties),
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
        uint256 before = _agreements[agreementId][_versions[agreementId].ratified].parties;
        return agreement.parties | _remaining(before);
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

    /// @dev In the order of {Clause}. A version that was succeeded before it began was never in force.
    function _whyNotInForce(Scope storage scope, bool isExpiryIgnored) private view returns (Clause) {
        AgreementState state = scope.state;
        if (state == AgreementState.None) return Clause.AgreementUnknown;
        if (state == AgreementState.Proposed) return Clause.AgreementNotRatified;
        if (block.timestamp < scope.effective || scope.expiry <= scope.effective) return Clause.AgreementNotEffective;
        if (!isExpiryIgnored && block.timestamp >= scope.expiry) return Clause.AgreementExpired;
        if (state == AgreementState.Suspended) return Clause.AgreementSuspended;
        if (state == AgreementState.Terminated) return Clause.AgreementTerminated;
        return Clause.None;
    }
}
