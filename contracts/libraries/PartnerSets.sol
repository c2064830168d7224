// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Sets of partners
/// @notice One word each, bit `1 << partnerId`.
library PartnerSets {
    /// @notice How many partners a set holds.
    function count(uint256 partners) internal pure returns (uint256 members) {
        for (; partners != 0; partners &= partners - 1) ++members;
    }

    /// @notice Whether a set holds two partners or more.
    function isPlural(uint256 partners) internal pure returns (bool) {
        return partners != 0 && partners & (partners - 1) != 0;
    }
}
