// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Consortium} from "../../contracts/Consortium.sol";
import {DecisionTimes} from "../../contracts/interfaces/IConsortium.sol";
import {IRegistry, PartnerState, Founder} from "../../contracts/interfaces/IRegistry.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

/// @title The same partners, deciding for themselves
abstract contract GovernedFixture is ConsortiumFixture {
    uint48 internal constant DELAY = 60;
    uint32 internal constant PERIOD = 3 days;
    uint48 internal constant WAIT = 1 days;
    uint48 internal constant GRACE = 14 days;
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;
    string internal constant REFERENCE = "0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    Consortium internal consortium;

    /// @dev The consortium is made before the registry whose address it is given.
    function _foundConsortium() internal override returns (address) {
        IRegistry next = IRegistry(_addressOf(address(this), vm.getNonce(address(this)) + 1));
        consortium = new Consortium(address(forwarder), next, DecisionTimes(DELAY, PERIOD, WAIT, GRACE));
        return consortium.timelock();
    }

    function _proposeAs(uint8 partnerId, bytes memory call) internal returns (uint256) {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(call);
        vm.prank(_signatory(partnerId));
        return consortium.propose(targets, values, calls, REFERENCE);
    }

    function _voteAs(uint8 partnerId, uint256 proposalId, uint8 support) internal {
        vm.prank(_signatory(partnerId));
        consortium.castVote(proposalId, support);
    }

    function _queue(bytes memory call) internal {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(call);
        consortium.queue(targets, values, calls, keccak256(bytes(REFERENCE)));
    }

    function _execute(bytes memory call) internal {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(call);
        consortium.execute(targets, values, calls, keccak256(bytes(REFERENCE)));
    }

    function _cancelAs(address sender, bytes memory call) internal {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(call);
        vm.prank(sender);
        consortium.cancel(targets, values, calls, keccak256(bytes(REFERENCE)));
    }

    /// @dev Proposed by CN, carried by as many as are needed, and carried out.
    function _decide(bytes memory call) internal returns (uint256 proposalId) {
        proposalId = _proposeAs(CN, call);
        _openVoting();
        uint8[3] memory voters = [CN, MY, MO];
        for (uint256 i = 0; !_isIn(proposalId, IGovernor.ProposalState.Succeeded); ++i) {
            _voteAs(voters[i], proposalId, FOR);
        }
        _queue(call);
        vm.warp(block.timestamp + WAIT);
        _execute(call);
    }

    function _openVoting() internal {
        vm.warp(block.timestamp + DELAY + 1);
    }

    function _stateCall(uint8 partnerId, PartnerState state) internal pure returns (bytes memory) {
        return abi.encodeCall(IRegistry.setPartnerState, (partnerId, state));
    }

    function _admitCall(uint8 partnerId, bytes2 iso, address signatory) internal pure returns (bytes memory) {
        return abi.encodeCall(IRegistry.admitPartner, (Founder(partnerId, iso, signatory)));
    }

    function _single(
        bytes memory call
    ) internal view returns (address[] memory targets, uint256[] memory values, bytes[] memory calls) {
        targets = new address[](1);
        targets[0] = address(registry);
        values = new uint256[](1);
        calls = new bytes[](1);
        calls[0] = call;
    }

    function _isIn(uint256 proposalId, IGovernor.ProposalState state) internal view returns (bool) {
        return consortium.state(proposalId) == state;
    }

    /// @dev Of a contract that `creator` makes with that nonce, RLP of both, for nonces below 128.
    function _addressOf(address creator, uint64 nonce) internal pure returns (address) {
        require(nonce != 0 && nonce < 128, "another form of RLP");
        return address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", creator, uint8(nonce))))));
    }
}
