// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clause, IRegistry} from "./IRegistry.sol";

/// @notice What a partner's access log was at the end of a day. All zero: that day has none.
/// @param head hash of the last entry, to which every entry before it leads
/// @param count sequence number of that entry
/// @param anchoredAt block time, Unix seconds
/// @param signer the gateway's key that signed
struct Anchor {
    bytes32 head;
    uint48 count;
    uint40 anchoredAt;
    address signer;
}

/// @title Heads of the access logs that the partners' gateways keep
/// @notice Each gateway says once a day who asked it for what, as one hash: nobody can change, take out or add entries of that day
/// later without contradicting its anchor, whoever has the database then.
/// @dev Not guaranteed: that a log is complete or true when it is anchored. Whoever holds a gateway's key can anchor what it likes
/// for the days to come; what was anchored stays.
interface IAccessLogAnchors {
    /// @notice A partner's gateway anchored its log as of the end of a day (days since 1970-01-01 UTC).
    event AccessLogAnchored(
        uint8 indexed partnerId,
        uint32 indexed day,
        bytes32 head,
        uint48 count,
        address indexed signer
    );

    /// @notice The signer may not act as a gateway now; `clause` names what stands against it.
    error NotAllowed(address signer, Clause clause);
    /// @notice The day has not ended by the block's time, or it is not after the partner's last anchored day.
    error InvalidDay(uint8 partnerId, uint32 day, uint32 lastDay);
    /// @notice The head is empty; or the count is less than the last one's, 2**32 or more above it, or the same with another head.
    error InvalidHead(uint8 partnerId, bytes32 head, uint48 count, uint48 lastCount);

    /// @notice Anchors the log of the sender's partner as of the end of a day. Only a key with the role gateway, of a partner that is
    /// active: who is suspended loses this too.
    /// @dev Days may be left out; the next anchor covers their entries as well. A log grows by fewer than 2**32 entries from one anchor to
    /// the next, so that whoever steals a key cannot use up the numbers.
    function anchor(bytes32 head, uint48 count, uint32 day) external;

    /// @notice The latest anchored day of a partner and its anchor; all zero when there is none.
    function lastAnchorOf(uint8 partnerId) external view returns (uint32 day, Anchor memory);

    /// @notice A partner's anchor of a day; all zero when there is none.
    function anchorOf(uint8 partnerId, uint32 day) external view returns (Anchor memory);

    /// @notice The registry that answers for signers and partners.
    function registry() external view returns (IRegistry);
}
