// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    DecisionState,
    EvidenceId,
    Member,
    Recognition,
    Recording
} from "../../contracts/interfaces/IEvidenceLedger.sol";
import {EvidenceKind, Grade} from "../../contracts/interfaces/IRegistry.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {Merkle} from "./merkle.sol";
import {vm} from "./vm.sol";

/// @title Evidence of CN to act on
abstract contract LedgerFixture is ConsortiumFixture {
    bytes32 internal constant ROOT = keccak256("package");

    function _recording(bytes32 root, uint32 size) internal pure returns (Recording memory) {
        return Recording(GBA, 1, EvidenceKind.Declaration, 2, size, root);
    }

    function _single(uint8 partnerId, bytes32 root) internal pure returns (Member memory) {
        return Member(partnerId, GBA, 1, EvidenceKind.Declaration, root, new bytes32[](0));
    }

    function _record(uint8 partnerId, bytes32 root, uint32 size) internal returns (EvidenceId) {
        vm.prank(_officer(partnerId));
        return ledger.record(_recording(root, size));
    }

    /// @dev Records a batch of CN and gives the member at `index` with its path.
    function _recordBatch(uint32 size, uint256 index) internal returns (Member memory member, EvidenceId recordId) {
        bytes32[] memory roots = new bytes32[](size);
        for (uint256 i = 0; i < size; ++i) roots[i] = keccak256(abi.encode("member", i));
        bytes32[] memory tree = Merkle.grow(Merkle.leavesOf(roots));
        recordId = _record(CN, tree[0], size);
        member = _single(CN, roots[index]);
        member.path = Merkle.pathOf(tree, Merkle.leafOf(roots[index]));
    }

    function _idOf(Member memory member) internal view returns (EvidenceId) {
        return ledger.evidenceIdOf(member.partnerId, member.agreementId, member.version, member.kind, member.root);
    }

    function _recognition(DecisionState state) internal pure returns (Recognition memory) {
        if (state == DecisionState.Refused) return Recognition(state, Grade.None, 0, 3, 0);
        uint8 reason = state == DecisionState.PartlyRecognised ? 5 : 0;
        return Recognition(state, Grade.Reference, 0x06, reason, 1);
    }

    function _recogniseAs(uint8 partnerId, Member memory member, DecisionState state) internal {
        vm.prank(_recogniser(partnerId));
        ledger.recognise(member, _recognition(state));
    }

    function _withdrawAs(uint8 partnerId, Member memory member, uint8 reason) internal {
        vm.prank(_officer(partnerId));
        ledger.withdraw(member, reason);
    }

    function _same(EvidenceId one, EvidenceId other) internal pure returns (bool) {
        return EvidenceId.unwrap(one) == EvidenceId.unwrap(other);
    }
}
