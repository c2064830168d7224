// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementState, CourtUse, Grade, Onward, RecognitionRule, Scope} from "../interfaces/IRegistry.sol";

/// @title What makes a proposed scope one that can be enforced
library Scopes {
    // Bit 0 is unused in every set: code 0 means none.
    uint256 private constant KINDS = 0x1FE;
    uint256 private constant RIGHTS = 0x0E;
    uint256 private constant CHANNELS = 0x1FE;
    uint256 private constant PURPOSES = 0x1E;
    uint256 private constant DIRECTIONS = 0x0E;

    /// @notice Whether a scope allows something, holds known bits only, makes every choice, and ends after it starts.
    function isValid(Scope calldata scope) internal pure returns (bool) {
        return
            scope.state == AgreementState.None &&
            scope.effective < scope.expiry &&
            _allowsSomething(scope) &&
            _hasKnownBitsOnly(scope) &&
            _makesEveryChoice(scope);
    }

    /// @dev Evidence alone needs no channels and notices alone no kinds, but one of the two there must be.
    function _allowsSomething(Scope calldata scope) private pure returns (bool) {
        return
            (scope.kinds != 0 || scope.channels != 0) &&
            scope.rights != 0 &&
            scope.purposes != 0 &&
            scope.directions != 0;
    }

    function _hasKnownBitsOnly(Scope calldata scope) private pure returns (bool) {
        return
            scope.kinds & ~KINDS == 0 &&
            scope.rights & ~RIGHTS == 0 &&
            scope.channels & ~CHANNELS == 0 &&
            scope.purposes & ~PURPOSES == 0 &&
            scope.directions & ~DIRECTIONS == 0;
    }

    /// @dev A floor belongs to the automatic rule, and is no way around the leave that use in court needs.
    function _makesEveryChoice(Scope calldata scope) private pure returns (bool) {
        return
            scope.onward != Onward.None &&
            scope.court != CourtUse.None &&
            scope.rule != RecognitionRule.None &&
            (scope.rule == RecognitionRule.Automatic) == (scope.floor != Grade.None) &&
            (scope.floor != Grade.Court || scope.court != CourtUse.Ask);
    }
}
