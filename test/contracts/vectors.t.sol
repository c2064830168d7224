// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";
import {EvidenceLedger} from "../../contracts/EvidenceLedger.sol";
import {NoticeBoard} from "../../contracts/NoticeBoard.sol";
import {
    EvidenceId,
    Member,
    RecordForm,
    EvidenceRecord,
    Recording
} from "../../contracts/interfaces/IEvidenceLedger.sol";
import {NoticeId, NoticeTerms} from "../../contracts/interfaces/INoticeBoard.sol";
import {EvidenceKind} from "../../contracts/interfaces/IRegistry.sol";
import {Typehashes} from "../../contracts/libraries/Typehashes.sol";
import {LedgerFixture} from "./ledger-fixture.sol";
import {Merkle} from "./merkle.sol";
import {vm} from "./vm.sol";

/// @dev The contracts are put at the vectors' addresses on the vectors' chains, so that it is they who answer.
contract VectorsTest is LedgerFixture {
    using VectorFile for string;

    function setUp() public {
        _deployConsortium();
    }

    function test_EvidenceIds() public {
        string memory json = vm.readFile("test/vectors/evidence-ids.json");
        require(Typehashes.EVIDENCE == vm.parseJsonBytes32(json, ".typehash"), "typehash");
        require(Typehashes.EVIDENCE == keccak256(bytes(vm.parseJsonString(json, ".type"))), "type");
        uint256 count = json.count(".cases");
        require(count >= 6, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory entry = VectorFile.itemOf(".cases", i);
            address target = json.addressAt(entry, ".ledger");
            vm.etch(target, address(ledger).code);
            vm.chainId(json.uintAt(entry, ".chainId"));
            EvidenceId id = EvidenceLedger(target).evidenceIdOf(
                uint8(json.uintAt(entry, ".partnerId")),
                uint16(json.uintAt(entry, ".agreementId")),
                uint8(json.uintAt(entry, ".version")),
                EvidenceKind(json.uintAt(entry, ".kind")),
                json.wordAt(entry, ".root")
            );
            require(EvidenceId.unwrap(id) == json.wordAt(entry, ".evidenceId"), "id");
        }
    }

    function test_NoticeIds() public {
        string memory json = vm.readFile("test/vectors/notices.json");
        require(Typehashes.NOTICE == vm.parseJsonBytes32(json, ".typehash"), "typehash");
        require(Typehashes.NOTICE == keccak256(bytes(vm.parseJsonString(json, ".type"))), "type");
        uint256 count = json.count(".cases");
        require(count >= 6, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory entry = VectorFile.itemOf(".cases", i);
            address target = json.addressAt(entry, ".board");
            vm.etch(target, address(board).code);
            vm.chainId(json.uintAt(entry, ".chainId"));
            NoticeTerms memory terms = _termsAt(json, string.concat(entry, ".terms"));
            NoticeId id = NoticeBoard(target).noticeIdOf(uint8(json.uintAt(entry, ".partnerId")), terms);
            require(NoticeId.unwrap(id) == json.wordAt(entry, ".noticeId"), "id");
        }
    }

    function test_Batches() public {
        string memory json = vm.readFile("test/vectors/batches.json");
        uint256 count = json.count(".cases");
        require(count == 5, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory entry = VectorFile.itemOf(".cases", i);
            bytes32[] memory roots = json.wordsAt(entry, ".roots");
            bytes32 root = json.wordAt(entry, ".root");
            require(roots.length == json.uintAt(entry, ".size"), "size");
            bytes32[] memory tree = Merkle.grow(Merkle.leavesOf(roots));
            require(root == (roots.length == 1 ? roots[0] : tree[0]), "root");
            _record(CN, root, uint32(roots.length));
            _checkPaths(json, string.concat(entry, ".paths"), roots, tree);
        }
    }

    function test_Packages() public view {
        string memory json = vm.readFile("test/vectors/packages.json");
        uint256 count = json.count(".cases");
        require(count == 3, "cases");
        for (uint256 i = 0; i < count; ++i) {
            string memory entry = VectorFile.itemOf(".cases", i);
            uint256 fields = json.count(string.concat(entry, ".fields"));
            uint256 exhibits = json.count(string.concat(entry, ".exhibits"));
            bytes32[] memory leaves = new bytes32[](fields + exhibits);
            for (uint256 j = 0; j < fields; ++j) {
                leaves[j] = _fieldLeafAt(json, VectorFile.itemOf(string.concat(entry, ".fields"), j));
            }
            for (uint256 j = 0; j < exhibits; ++j) {
                leaves[fields + j] = _exhibitLeafAt(json, VectorFile.itemOf(string.concat(entry, ".exhibits"), j));
            }
            bytes32[] memory tree = Merkle.grow(leaves);
            require(tree[0] == json.wordAt(entry, ".root"), "root");
            for (uint256 j = 0; j < fields + exhibits; ++j) {
                string memory leafAt =
                    j < fields
                        ? VectorFile.itemOf(string.concat(entry, ".fields"), j)
                        : VectorFile.itemOf(string.concat(entry, ".exhibits"), j - fields);
                bytes32[] memory path = json.wordsAt(leafAt, ".merklePath");
                require(keccak256(abi.encode(path)) == keccak256(abi.encode(Merkle.pathOf(tree, leaves[j]))), "path");
            }
        }
    }

    function test_Offices() public view {
        string memory json = vm.readFile("test/vectors/packages.json");
        bytes32 typehash = keccak256("Office(bytes32 salt,string office)");
        uint256 count = json.count(".offices");
        require(count == 3, "offices");
        for (uint256 i = 0; i < count; ++i) {
            string memory entry = VectorFile.itemOf(".offices", i);
            bytes32 office = keccak256(bytes(json.stringAt(entry, ".office")));
            bytes32 commitment = keccak256(abi.encode(typehash, json.wordAt(entry, ".salt"), office));
            require(commitment == json.wordAt(entry, ".commitment"), "commitment");
        }
    }

    function test_Signatures() public {
        string memory json = vm.readFile("test/vectors/signatures.json");
        address target = vm.parseJsonAddress(json, ".domain.verifyingContract");
        vm.chainId(vm.parseJsonUint(json, ".domain.chainId"));
        vm.etch(target, address(forwarder).code);
        bytes32 separator = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256(bytes(vm.parseJsonString(json, ".domain.name"))),
                keccak256(bytes(vm.parseJsonString(json, ".domain.version"))),
                block.chainid,
                target
            )
        );
        require(separator == vm.parseJsonBytes32(json, ".domainSeparator"), "separator");
        uint256 count = json.count(".cases");
        require(count == 2, "cases");
        for (uint256 i = 0; i < count; ++i) _checkSignature(json, VectorFile.itemOf(".cases", i), target, separator);
    }

    function _checkSignature(string memory json, string memory entry, address target, bytes32 separator) private {
        ERC2771Forwarder.ForwardRequestData memory request = _requestAt(json, entry);
        uint256 nonce = json.uintAt(entry, ".nonce");
        bytes32 hash = keccak256(
            abi.encode(
                keccak256(bytes(vm.parseJsonString(json, ".type"))),
                request.from,
                request.to,
                request.value,
                request.gas,
                nonce,
                request.deadline,
                keccak256(request.data)
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", separator, hash));
        require(digest == json.wordAt(entry, ".digest"), "digest");
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(uint256(vm.parseJsonBytes32(json, ".privateKey")), digest);
        require(keccak256(request.signature) == keccak256(abi.encodePacked(r, s, v)), "signature");

        // The forwarder itself agrees as long as the nonce is the officer's next one.
        vm.etch(request.to, address(new EvidenceLedger(target, registry)).code);
        vm.warp(request.deadline);
        require(ERC2771Forwarder(target).verify(request) == (nonce == 0), "verify");
    }

    function _checkPaths(
        string memory json,
        string memory entry,
        bytes32[] memory roots,
        bytes32[] memory tree
    ) private view {
        uint256 count = json.count(entry);
        require(count != 0, "paths");
        for (uint256 i = 0; i < count; ++i) {
            string memory pathAt = VectorFile.itemOf(entry, i);
            Member memory member = _single(CN, roots[json.uintAt(pathAt, ".index")]);
            member.path = json.wordsAt(pathAt, ".path");
            if (roots.length > 1) {
                bytes32[] memory path = Merkle.pathOf(tree, Merkle.leafOf(member.root));
                require(keccak256(abi.encode(path)) == keccak256(abi.encode(member.path)), "path");
            }
            (, , EvidenceRecord memory kept) = ledger.locate(member);
            require(kept.form == (roots.length == 1 ? RecordForm.Single : RecordForm.Batch), "located");
        }
    }

    function _termsAt(string memory json, string memory entry) private pure returns (NoticeTerms memory terms) {
        terms.agreementId = uint16(json.uintAt(entry, ".agreementId"));
        terms.version = uint8(json.uintAt(entry, ".version"));
        terms.rights = uint8(json.uintAt(entry, ".rights"));
        terms.channels = uint16(json.uintAt(entry, ".channels"));
        terms.validFrom = uint40(json.uintAt(entry, ".validFrom"));
        terms.validTo = uint40(json.uintAt(entry, ".validTo"));
        terms.recipients = json.uintAt(entry, ".recipients");
        terms.offices = json.wordsAt(entry, ".offices");
        terms.commitment = json.wordAt(entry, ".commitment");
    }

    function _requestAt(
        string memory json,
        string memory entry
    ) private pure returns (ERC2771Forwarder.ForwardRequestData memory request) {
        request.from = json.addressAt(entry, ".from");
        request.to = json.addressAt(entry, ".to");
        request.value = json.uintAt(entry, ".value");
        request.gas = json.uintAt(entry, ".gas");
        request.deadline = uint48(json.uintAt(entry, ".deadline"));
        request.data = json.bytesAt(entry, ".data");
        request.signature = json.bytesAt(entry, ".signature");
    }

    function _fieldLeafAt(string memory json, string memory entry) private pure returns (bytes32 leaf) {
        bytes32 hash = keccak256(
            abi.encode(
                keccak256(bytes(vm.parseJsonString(json, ".types.field"))),
                json.wordAt(entry, ".salt"),
                keccak256(bytes(json.stringAt(entry, ".pointer"))),
                keccak256(bytes(json.stringAt(entry, ".value")))
            )
        );
        leaf = keccak256(bytes.concat(hash));
        require(leaf == json.wordAt(entry, ".leaf"), "field leaf");
    }

    function _exhibitLeafAt(string memory json, string memory entry) private pure returns (bytes32 leaf) {
        bytes memory content = bytes(json.stringAt(entry, ".content"));
        bytes32 digest = vm.parseBytes32(string.concat("0x", json.stringAt(entry, ".sha256")));
        require(sha256(content) == digest && content.length == json.uintAt(entry, ".size"), "content");
        bytes memory head = abi.encode(
            keccak256(bytes(vm.parseJsonString(json, ".types.exhibit"))),
            json.wordAt(entry, ".salt"),
            json.uintAt(entry, ".position"),
            keccak256(bytes(json.stringAt(entry, ".path"))),
            keccak256(bytes(json.stringAt(entry, ".mediaType")))
        );
        bytes32 sm3 = vm.parseBytes32(string.concat("0x", json.stringAt(entry, ".sm3")));
        bytes memory tail = abi.encode(content.length, digest, sm3);
        leaf = keccak256(bytes.concat(keccak256(bytes.concat(head, tail))));
        require(leaf == json.wordAt(entry, ".leaf"), "exhibit leaf");
    }
}

/// @dev Values of a vector file by where they stand in it.
library VectorFile {
    function itemOf(string memory list, uint256 index) internal pure returns (string memory) {
        return string.concat(list, "[", vm.toString(index), "]");
    }

    function count(string memory json, string memory list) internal view returns (uint256 length) {
        while (vm.keyExistsJson(json, itemOf(list, length))) ++length;
    }

    function uintAt(string memory json, string memory where, string memory key) internal pure returns (uint256) {
        return vm.parseJsonUint(json, string.concat(where, key));
    }

    function wordAt(string memory json, string memory where, string memory key) internal pure returns (bytes32) {
        return vm.parseJsonBytes32(json, string.concat(where, key));
    }

    function wordsAt(
        string memory json,
        string memory where,
        string memory key
    ) internal pure returns (bytes32[] memory) {
        return vm.parseJsonBytes32Array(json, string.concat(where, key));
    }

    function addressAt(string memory json, string memory where, string memory key) internal pure returns (address) {
        return vm.parseJsonAddress(json, string.concat(where, key));
    }

    function stringAt(
        string memory json,
        string memory where,
        string memory key
    ) internal pure returns (string memory) {
        return vm.parseJsonString(json, string.concat(where, key));
    }

    function bytesAt(string memory json, string memory where, string memory key) internal pure returns (bytes memory) {
        return vm.parseJsonBytes(json, string.concat(where, key));
    }
}
