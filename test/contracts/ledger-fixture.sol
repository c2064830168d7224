// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    DecisionState,
    EvidenceId,
    Member,
    Members,
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
        return (_memberOfBatch(size, index), _record(CN, Merkle.grow(Merkle.leavesOf(_rootsOf(size)))[0], size));
    }

    function _memberOfBatch(uint32 size, uint256 index) internal pure returns (Member memory member) {
        bytes32[] memory roots = _rootsOf(size);
        member = _single(CN, roots[index]);
        member.path = Merkle.pathOf(Merkle.grow(Merkle.leavesOf(roots)), Merkle.leafOf(roots[index]));
    }

    function _rootsOf(uint32 size) internal pure returns (bytes32[] memory roots) {
        roots = new bytes32[](size);
        for (uint256 i = 0; i < size; ++i) roots[i] = keccak256(abi.encode("member", i));
    }

    /// @dev Records a batch of CN and gives those of its members whose bit is set in `chosen`, in the order that the tree asks for.
    function _recordMany(uint32 size, uint256 chosen) internal returns (Members memory members, EvidenceId recordId) {
        bytes32[] memory roots = _rootsOf(size);
        bytes32[] memory tree = Merkle.grow(Merkle.leavesOf(roots));
        recordId = _record(CN, tree[0], size);
        return (_membersOf(roots, tree, chosen), recordId);
    }

    function _membersOf(
        bytes32[] memory roots,
        bytes32[] memory tree,
        uint256 chosen
    ) internal pure returns (Members memory members) {
        uint256 count = 0;
        for (uint256 i = 0; i < roots.length; ++i) if ((chosen >> i) & 1 == 1) ++count;
        uint256[] memory indexes = new uint256[](count);
        bytes32[] memory picked = new bytes32[](count);
        uint256 next = 0;
        for (uint256 left = tree.length; left > 0; --left) {
            for (uint256 i = 0; i < roots.length; ++i) {
                if ((chosen >> i) & 1 == 0 || Merkle.leafOf(roots[i]) != tree[left - 1]) continue;
                indexes[next] = left - 1;
                picked[next++] = roots[i];
            }
        }
        (bytes32[] memory path, bool[] memory flags) = Merkle.waysOf(tree, indexes);
        return Members(CN, GBA, 1, EvidenceKind.Declaration, picked, path, flags);
    }

    function _idOf(Member memory member) internal view returns (EvidenceId) {
        return ledger.evidenceIdOf(member.partnerId, member.agreementId, member.version, member.kind, member.root);
    }

    function _recognition(DecisionState state) internal pure returns (Recognition memory) {
        if (state == DecisionState.Refused) return Recognition(Grade.None, 0, 3, 0);
        uint8 reason = state == DecisionState.PartlyRecognised ? 5 : 0;
        return Recognition(Grade.Reference, 0x06, reason, 1);
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
