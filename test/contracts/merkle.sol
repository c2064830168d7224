// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title A tree spelled out a second time, to check the contract's paths against
/// @dev A complete binary tree in an array: node i has the children 2i+1 and 2i+2; leaves ascend from the end.
library Merkle {
    function leafOf(bytes32 member) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encode(member))));
    }

    function leavesOf(bytes32[] memory members) internal pure returns (bytes32[] memory leaves) {
        leaves = new bytes32[](members.length);
        for (uint256 i = 0; i < members.length; ++i) leaves[i] = leafOf(members[i]);
    }

    function grow(bytes32[] memory leaves) internal pure returns (bytes32[] memory tree) {
        uint256 count = leaves.length;
        bytes32[] memory sorted = new bytes32[](count);
        for (uint256 i = 0; i < count; ++i) sorted[i] = leaves[i];
        if (count > 1) _sort(sorted, 0, int256(count) - 1);
        tree = new bytes32[](2 * count - 1);
        for (uint256 i = 0; i < count; ++i) tree[2 * count - 2 - i] = sorted[i];
        for (uint256 i = count - 1; i > 0; --i) tree[i - 1] = pair(tree[2 * i - 1], tree[2 * i]);
    }

    function pathOf(bytes32[] memory tree, bytes32 leaf) internal pure returns (bytes32[] memory path) {
        uint256 index = tree.length;
        while (tree[--index] != leaf) {}
        uint256 depth = 0;
        for (uint256 i = index; i > 0; i = (i - 1) / 2) ++depth;
        path = new bytes32[](depth);
        for (uint256 i = 0; index > 0; ++i) {
            path[i] = tree[index % 2 == 1 ? index + 1 : index - 1];
            index = (index - 1) / 2;
        }
    }

    /// @dev The way from many leaves to the root, as OpenZeppelin's multiproofs go. `indexes` are of the tree and descend.
    function waysOf(
        bytes32[] memory tree,
        uint256[] memory indexes
    ) internal pure returns (bytes32[] memory path, bool[] memory flags) {
        uint256[] memory queue = new uint256[](indexes.length + tree.length);
        for (uint256 i = 0; i < indexes.length; ++i) queue[i] = indexes[i];
        path = new bytes32[](tree.length);
        flags = new bool[](tree.length);
        (uint256 first, uint256 last, uint256 steps, uint256 beside) = (0, indexes.length, 0, 0);
        while (queue[first] > 0) {
            uint256 node = queue[first++];
            uint256 sibling = node % 2 == 1 ? node + 1 : node - 1;
            if (first < last && queue[first] == sibling) {
                ++first;
                flags[steps++] = true;
            } else {
                path[beside++] = tree[sibling];
                flags[steps++] = false;
            }
            queue[last++] = (node - 1) / 2;
        }
        assembly ("memory-safe") {
            mstore(path, beside)
            mstore(flags, steps)
        }
    }

    function pair(bytes32 one, bytes32 other) internal pure returns (bytes32) {
        return one < other ? keccak256(abi.encodePacked(one, other)) : keccak256(abi.encodePacked(other, one));
    }

    function _sort(bytes32[] memory values, int256 first, int256 last) private pure {
        int256 low = first;
        int256 high = last;
        bytes32 pivot = values[uint256(first + (last - first) / 2)];
        while (low <= high) {
            while (values[uint256(low)] < pivot) ++low;
            while (pivot < values[uint256(high)]) --high;
            if (low > high) break;
            (values[uint256(low)], values[uint256(high)]) = (values[uint256(high)], values[uint256(low)]);
            ++low;
            --high;
        }
        if (first < high) _sort(values, first, high);
        if (low < last) _sort(values, low, last);
    }
}
