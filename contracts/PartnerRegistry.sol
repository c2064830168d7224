// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Clause, Founder, IRegistry, PartnerState, Signer} from "./interfaces/IRegistry.sol";
import {PartnerSets} from "./libraries/PartnerSets.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title The half of the registry that knows partners and their signers
abstract contract PartnerRegistry is IRegistry, ERC2771Context {
    using Checkpoints for Checkpoints.Trace208;
    using PartnerSets for uint256;

    uint40 private constant NO_END = type(uint40).max;

    /// @inheritdoc IRegistry
    address public immutable consortium;

    mapping(address signer => Signer) private _signers;
    /// @dev Partner state by the second from which it applies.
    mapping(uint8 partnerId => Checkpoints.Trace208) private _standings;
    mapping(uint8 partnerId => bytes2) private _isoCodes;
    uint256 private _activePartners;
    /// @dev How many partners are active, by the second from which it applies.
    Checkpoints.Trace208 private _activeCounts;
    /// @dev Admitted and not withdrawn: who may be named a party.
    uint256 private _members;

    constructor(
        address trustedForwarder_,
        address consortium_,
        Founder[] memory founders
    ) ERC2771Context(trustedForwarder_) {
        // A zero forwarder would let calls from the zero address pass for anybody's.
        require(trustedForwarder_ != address(0) && consortium_ != address(0), ZeroAddress());
        consortium = consortium_;
        for (uint256 i = 0; i < founders.length; ++i) _admit(founders[i], PartnerState.Active, consortium_);
    }

    /// @inheritdoc IRegistry
    function admitPartner(Founder calldata partner) external {
        _admit(partner, PartnerState.Candidate, _onlyConsortium());
    }

    /// @inheritdoc IRegistry
    function setPartnerState(uint8 partnerId, PartnerState requested) external {
        _onlyConsortium();
        PartnerState current = _stateOf(partnerId);
        require(_leadsTo(current, requested), InvalidTransition(partnerId, current, requested));

        _moveTo(partnerId, current, requested);
    }

    /// @inheritdoc IRegistry
    function seatSignatory(uint8 partnerId, address signatory) external {
        address sender = _onlyConsortium();
        require(_stateOf(partnerId) != PartnerState.None, InvalidPartner(partnerId, 0));

        _authorise(signatory, Signer(partnerId, Roles.SIGNATORY, uint40(block.timestamp), NO_END), sender);
    }

    /// @inheritdoc IRegistry
    function authoriseSigner(address signer, uint8 roles, uint40 validFrom, uint40 validTo) external {
        (address sender, uint8 partnerId) = _onlySignatory();
        uint40 from = validFrom == 0 ? uint40(block.timestamp) : validFrom;
        require(
            Roles.areValid(roles) && from >= block.timestamp && from < validTo,
            InvalidWindow(signer, roles, validFrom, validTo)
        );

        _authorise(signer, Signer(partnerId, roles, from, validTo), sender);
    }

    /// @inheritdoc IRegistry
    function revokeSigner(address signer, uint40 validTo) external {
        // A partner that may not write must still be able to stop a stolen key: its standing is not asked for.
        address sender = _msgSender();
        uint8 partnerId = _signers[sender].partnerId;
        Clause clause = _whyNotHold(sender, Roles.SIGNATORY);
        require(clause == Clause.None, NotAllowed(sender, clause));
        Signer storage window = _signers[signer];
        require(window.partnerId == partnerId, ForeignSigner(signer, window.partnerId));
        uint40 end = validTo == 0 ? uint40(block.timestamp) : validTo;
        require(
            end >= block.timestamp && end < window.validTo,
            InvalidWindow(signer, window.roles, window.validFrom, validTo)
        );

        window.validTo = end;
        emit SignerRevoked(signer, partnerId, end, sender);
    }

    /// @inheritdoc IRegistry
    function mayAct(address signer) external view returns (uint8 partnerId, Clause clause) {
        bool isAllowed;
        (partnerId, isAllowed) = _mayWrite(signer, Roles.OFFICER);
        if (!isAllowed) clause = _whyNotWrite(signer, Roles.OFFICER);
    }

    /// @inheritdoc IRegistry
    function mayRepresent(address signer) external view returns (uint8 partnerId, Clause clause) {
        bool isAllowed;
        (partnerId, isAllowed) = _mayWrite(signer, Roles.SIGNATORY);
        if (!isAllowed) clause = _whyNotWrite(signer, Roles.SIGNATORY);
    }

    /// @inheritdoc IRegistry
    function activeCountAt(uint40 when) external view returns (uint256) {
        return _activeCounts.upperLookup(when);
    }

    /// @inheritdoc IRegistry
    function wasAuthorised(address signer, uint8 partnerId, uint8 roles, uint40 when) external view returns (bool) {
        Signer storage window = _signers[signer];
        return
            partnerId != 0 &&
            window.partnerId == partnerId &&
            window.roles & roles == roles &&
            window.validFrom <= when &&
            when < window.validTo &&
            when <= block.timestamp &&
            partnerStateAt(partnerId, when) == PartnerState.Active;
    }

    /// @inheritdoc IRegistry
    function signerOf(address signer) external view returns (Signer memory) {
        return _signers[signer];
    }

    /// @inheritdoc IRegistry
    function partnerOf(uint8 partnerId) external view returns (PartnerState state, bytes2 iso) {
        return (_stateOf(partnerId), _isoCodes[partnerId]);
    }

    /// @inheritdoc IRegistry
    function activePartners() external view returns (uint256) {
        return _activePartners;
    }

    /// @inheritdoc IRegistry
    function partnerStateAt(uint8 partnerId, uint40 when) public view returns (PartnerState) {
        return PartnerState(uint8(_standings[partnerId].upperLookup(when)));
    }

    /// @dev For whom the signer acts, and whether it may in that role now.
    function _mayWrite(address signer, uint8 role) internal view returns (uint8 partnerId, bool isAllowed) {
        Signer storage window = _signers[signer];
        uint8 roles;
        uint40 validFrom;
        uint40 validTo;
        // Side by side, so that the slot is read once.
        (partnerId, roles, validFrom, validTo) = (window.partnerId, window.roles, window.validFrom, window.validTo);
        isAllowed =
            roles & role != 0 &&
            validFrom <= block.timestamp &&
            block.timestamp < validTo &&
            _activePartners & (1 << partnerId) != 0;
    }

    /// @dev What of the signer or its partner stands against a write that is not allowed.
    function _whyNotWrite(address signer, uint8 role) internal view returns (Clause clause) {
        clause = _whyNotHold(signer, role);
        if (clause == Clause.None) clause = Clause.PartnerNotActive;
    }

    function _onlySignatory() internal view returns (address sender, uint8 partnerId) {
        bool isAllowed;
        sender = _msgSender();
        (partnerId, isAllowed) = _mayWrite(sender, Roles.SIGNATORY);
        if (!isAllowed) revert NotAllowed(sender, _whyNotWrite(sender, Roles.SIGNATORY));
    }

    function _areMembers(uint256 partners) internal view returns (bool) {
        return partners & ~_members == 0;
    }

    /// @dev Those of a set of partners that have not withdrawn, so that nobody waits for them for ever.
    function _remaining(uint256 partners) internal view returns (uint256) {
        return partners & _members;
    }

    function _onlyConsortium() internal view returns (address sender) {
        sender = _msgSender();
        require(sender == consortium, NotConsortium(sender));
    }

    function _admit(Founder memory partner, PartnerState state, address by) private {
        uint8 partnerId = partner.partnerId;
        require(
            partnerId != 0 && _stateOf(partnerId) == PartnerState.None && _isUpperCase(partner.iso),
            InvalidPartner(partnerId, partner.iso)
        );

        _isoCodes[partnerId] = partner.iso;
        emit PartnerAdmitted(partnerId, partner.iso, partner.signatory);
        _moveTo(partnerId, PartnerState.None, state);
        _authorise(partner.signatory, Signer(partnerId, Roles.SIGNATORY, uint40(block.timestamp), NO_END), by);
    }

    function _authorise(address signer, Signer memory window, address by) private {
        require(signer != address(0), ZeroAddress());
        require(_signers[signer].partnerId == 0, SignerTaken(signer));

        _signers[signer] = window;
        emit SignerAuthorised(signer, window.partnerId, window.roles, window.validFrom, window.validTo, by);
    }

    function _moveTo(uint8 partnerId, PartnerState previous, PartnerState current) private {
        uint256 bit = 1 << partnerId;
        _standings[partnerId].push(uint48(block.timestamp), uint208(current));
        uint256 active = current == PartnerState.Active ? _activePartners | bit : _activePartners & ~bit;
        _activePartners = active;
        _activeCounts.push(uint48(block.timestamp), uint208(active.count()));
        _members = current == PartnerState.Withdrawn ? _members & ~bit : _members | bit;
        emit PartnerStateChanged(partnerId, previous, current);
    }

    /// @dev In the order of {Clause}.
    function _whyNotHold(address signer, uint8 role) private view returns (Clause) {
        Signer storage window = _signers[signer];
        if (window.partnerId == 0) return Clause.SignerUnknown;
        if (block.timestamp < window.validFrom) return Clause.SignerNotYetValid;
        if (block.timestamp >= window.validTo) return Clause.SignerExpired;
        return window.roles & role == 0 ? Clause.SignerRole : Clause.None;
    }

    function _stateOf(uint8 partnerId) private view returns (PartnerState) {
        return PartnerState(uint8(_standings[partnerId].latest()));
    }

    function _leadsTo(PartnerState current, PartnerState requested) private pure returns (bool) {
        if (requested == PartnerState.Active)
            return current == PartnerState.Candidate || current == PartnerState.Suspended;
        if (requested == PartnerState.Suspended) return current == PartnerState.Active;
        return requested == PartnerState.Withdrawn && current == PartnerState.Suspended;
    }

    function _isUpperCase(bytes2 iso) private pure returns (bool) {
        return iso[0] >= "A" && iso[0] <= "Z" && iso[1] >= "A" && iso[1] <= "Z";
    }
}
