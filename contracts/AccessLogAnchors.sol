// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Anchor, IAccessLogAnchors} from "./interfaces/IAccessLogAnchors.sol";
import {Clause, IRegistry, PartnerState, Signer} from "./interfaces/IRegistry.sol";
import {Roles} from "./libraries/Roles.sol";

/// @title The anchors as deployed
contract AccessLogAnchors is IAccessLogAnchors, ERC2771Context {
    uint48 private constant MOST_GROWTH = type(uint32).max;

    /// @inheritdoc IAccessLogAnchors
    IRegistry public immutable registry;

    mapping(uint8 partnerId => uint32) private _lastDays;
    mapping(uint8 partnerId => mapping(uint32 day => Anchor)) private _anchors;

    constructor(address trustedForwarder_, IRegistry registry_) ERC2771Context(trustedForwarder_) {
        // A zero forwarder would let calls from the zero address pass for anybody's.
        require(trustedForwarder_ != address(0) && address(registry_) != address(0), IRegistry.ZeroAddress());
        registry = registry_;
    }

    /// @inheritdoc IAccessLogAnchors
    function anchor(bytes32 head, uint48 count, uint32 day) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAnchor(sender);
        uint32 lastDay = _lastDays[partnerId];
        require(day > lastDay && (uint256(day) + 1) * 1 days <= block.timestamp, InvalidDay(partnerId, day, lastDay));
        Anchor storage last = _anchors[partnerId][lastDay];
        uint48 lastCount = last.count;
        bool isLater = count > lastCount && count - lastCount <= MOST_GROWTH;
        require(
            head != 0 && (isLater || (count == lastCount && head == last.head)),
            InvalidHead(partnerId, head, count, lastCount)
        );

        _lastDays[partnerId] = day;
        _anchors[partnerId][day] = Anchor(head, count, uint40(block.timestamp), sender);
        emit AccessLogAnchored(partnerId, day, head, count, sender);
    }

    /// @inheritdoc IAccessLogAnchors
    function lastAnchorOf(uint8 partnerId) external view returns (uint32 day, Anchor memory) {
        day = _lastDays[partnerId];
        return (day, _anchors[partnerId][day]);
    }

    /// @inheritdoc IAccessLogAnchors
    function anchorOf(uint8 partnerId, uint32 day) external view returns (Anchor memory) {
        return _anchors[partnerId][day];
    }

    /// @dev Asks for the window and the standing, in the order of {Clause}: the registry's questions are for persons.
    function _mayAnchor(address sender) private view returns (uint8 partnerId) {
        Signer memory window = registry.signerOf(sender);
        partnerId = window.partnerId;
        require(partnerId != 0, NotAllowed(sender, Clause.SignerUnknown));
        require(block.timestamp >= window.validFrom, NotAllowed(sender, Clause.SignerNotYetValid));
        require(block.timestamp < window.validTo, NotAllowed(sender, Clause.SignerExpired));
        require(window.roles & Roles.GATEWAY != 0, NotAllowed(sender, Clause.SignerRole));
        (PartnerState state, ) = registry.partnerOf(partnerId);
        require(state == PartnerState.Active, NotAllowed(sender, Clause.PartnerNotActive));
    }
}
