// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title What the ids of the ledger and of the board bind
library Typehashes {
    bytes32 internal constant EVIDENCE = keccak256(
        "Evidence(uint256 chainId,address ledger,uint8 partnerId,uint16 agreementId,uint8 version,uint8 kind,bytes32 root)"
    );
    bytes32 internal constant NOTICE = keccak256(
        "Notice(uint256 chainId,address board,uint8 partnerId,uint16 agreementId,uint8 version,uint8 rights,uint16 channels,uint40 validFrom,uint40 validTo,uint256 recipients,bytes32[] offices,bytes32 commitment)"
    );
}
