// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title Calls that a forwarder is to make, tried in order
/// @notice Never deployed. A gateway asks its node what would happen if this code stood at the forwarder's address (the state
/// override of `eth_call`), so that the contracts take its calls for relayed ones and each call sees what those before it did.
contract Rehearsal {
    struct Call {
        address from;
        address to;
        uint256 gas;
        bytes data;
    }

    struct Result {
        bool isSuccess;
        bytes returned;
    }

    /// @notice Makes each call as the forwarder does, the signer appended (ERC-2771 §4). One that fails undoes itself alone.
    function rehearse(Call[] calldata calls) external returns (Result[] memory results) {
        results = new Result[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            // solhint-disable-next-line avoid-low-level-calls
            (results[i].isSuccess, results[i].returned) = calls[i].to.call{gas: calls[i].gas}(
                bytes.concat(calls[i].data, bytes20(calls[i].from))
            );
        }
    }
}
