// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What a signer may do for its partner, one bit each
library Roles {
    uint8 internal constant OFFICER = 1 << 0;
    uint8 internal constant RECOGNISER = 1 << 1;
    uint8 internal constant SIGNATORY = 1 << 2;
    /// @dev Identifies a gateway to other gateways, and anchors its own access log. It writes nothing else, so it goes with no other role.
    uint8 internal constant GATEWAY = 1 << 3;

    /// @notice Whether a set holds a role, holds only known ones, and keeps gateways apart from persons.
    function areValid(uint8 roles) internal pure returns (bool) {
        return roles == GATEWAY || (roles != 0 && roles < GATEWAY);
    }
}
