// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";
import {Errors} from "@openzeppelin/contracts/utils/Errors.sol";
import {EvidenceLedger} from "../../contracts/EvidenceLedger.sol";
import {Registry} from "../../contracts/Registry.sol";
import {DecisionState, EvidenceId, RecordForm} from "../../contracts/interfaces/IEvidenceLedger.sol";
import {NoticeId, NoticeState, NoticeTerms} from "../../contracts/interfaces/INoticeBoard.sol";
import {Clause, Founder, IRegistry} from "../../contracts/interfaces/IRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {LedgerFixture} from "./ledger-fixture.sol";
import {vm} from "./vm.sol";

contract RelayTest is LedgerFixture {
    bytes32 private constant REQUEST = keccak256(
        "ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,uint48 deadline,bytes data)"
    );
    bytes32 private constant DOMAIN = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    uint48 private constant DEADLINE = uint48(START) + 1 hours;
    address private constant RELAYER = address(0x9E1A);

    function setUp() public {
        _deployConsortium();
    }

    function testFuzz_RecordsForTheOfficerWhoSigned(bytes32 root) public {
        vm.assume(root != 0);
        _relay(_signed(_keyOf("officer", CN), address(ledger), _recordCall(root)));
        EvidenceId id = _idOf(_single(CN, root));
        require(ledger.recordOf(id).signer == _officer(CN), "signer");
        require(ledger.recordOf(id).form == RecordForm.Single, "form");
        require(forwarder.nonces(_officer(CN)) == 1, "nonce");
    }

    function testFuzz_PublishesForTheOfficerWhoSigned(bytes32 commitment) public {
        vm.assume(commitment != 0);
        NoticeTerms memory terms = _terms(commitment);
        _relay(_signed(_keyOf("officer", HK), address(board), abi.encodeCall(board.publish, (terms))));
        NoticeId id = board.noticeIdOf(HK, terms);
        require(board.noticeOf(id, terms.recipients).signer == _officer(HK), "signer");
        require(board.noticeOf(id, terms.recipients).state == NoticeState.Published, "state");
    }

    function testFuzz_AuthorisesForTheSignatoryWhoSigned(address signer) public {
        vm.assume(signer != address(0) && registry.signerOf(signer).partnerId == 0);
        bytes memory call = abi.encodeCall(registry.authoriseSigner, (signer, Roles.OFFICER, 0, NO_END));
        _relay(_signed(_keyOf("signatory", MY), address(registry), call));
        require(registry.signerOf(signer).partnerId == MY, "authorised");
    }

    function test_RecognisesForTheRecogniserWhoSigned() public {
        EvidenceId id = _record(CN, ROOT, 1);
        bytes memory call = abi.encodeCall(
            ledger.recognise,
            (_single(CN, ROOT), _recognition(DecisionState.Recognised))
        );
        _relay(_signed(_keyOf("recogniser", HK), address(ledger), call));
        require(ledger.decisionOf(id, HK).signer == _recogniser(HK), "signer");
    }

    function test_AnchorsForTheGatewayThatSigned() public {
        uint32 day = uint32(START / 1 days) - 1;
        bytes memory call = abi.encodeCall(anchors.anchor, (keccak256("head"), 7, day));
        _relay(_signed(_keyOf("gateway", HK), address(anchors), call));
        require(anchors.anchorOf(HK, day).signer == _gateway(HK), "signer");
    }

    function test_TheConsortiumMayBeRelayedToo() public {
        uint256 key = _keyOf("consortium", 0);
        Registry own = new Registry(address(forwarder), vm.addr(key), DEPLOYMENT, new Founder[](0));
        bytes memory call = abi.encodeCall(IRegistry.admitPartner, (Founder(7, "NZ", address(0x7))));
        _relay(_signed(key, address(own), call));
        require(own.signerOf(address(0x7)).partnerId == 7, "admitted");
    }

    function test_ARequestIsSpentOnce() public {
        ERC2771Forwarder.ForwardRequestData memory request = _signed(
            _keyOf("officer", CN),
            address(ledger),
            _recordCall(ROOT)
        );
        _relay(request);
        _expectInvalidSigner(request);
        _relay(request);
    }

    function testFuzz_ASignatureHoldsOnOneChain(uint32 chain) public {
        vm.assume(chain != 0 && chain != block.chainid);
        ERC2771Forwarder.ForwardRequestData memory request = _signed(
            _keyOf("officer", CN),
            address(ledger),
            _recordCall(ROOT)
        );
        vm.chainId(chain);
        _expectInvalidSigner(request);
        _relay(request);
    }

    function testFuzz_ASignatureHoldsToItsDeadline(uint32 late) public {
        ERC2771Forwarder.ForwardRequestData memory request = _signed(
            _keyOf("officer", CN),
            address(ledger),
            _recordCall(ROOT)
        );
        uint256 snapshot = vm.snapshotState();
        vm.warp(DEADLINE);
        _relay(request);
        vm.revertToState(snapshot);
        vm.warp(uint256(DEADLINE) + 1 + late);
        vm.expectRevert(abi.encodeWithSelector(ERC2771Forwarder.ERC2771ForwarderExpiredRequest.selector, DEADLINE));
        _relay(request);
    }

    function testFuzz_ASignatureHoldsForItsArguments(uint256 position, uint8 flip) public {
        ERC2771Forwarder.ForwardRequestData memory request = _signed(
            _keyOf("officer", CN),
            address(ledger),
            _recordCall(ROOT)
        );
        position = position % request.data.length;
        request.data[position] ^= bytes1(flip == 0 ? 1 : flip);
        _expectInvalidSigner(request);
        _relay(request);
    }

    function test_ASignatureHoldsForItsContractOfficerGasAndForwarder() public {
        ERC2771Forwarder.ForwardRequestData memory request = _signed(
            _keyOf("officer", CN),
            address(ledger),
            _recordCall(ROOT)
        );
        request.to = address(new EvidenceLedger(address(forwarder), registry));
        _expectInvalidSigner(request);
        _relay(request);
        request.to = address(ledger);
        request.gas -= 1;
        _expectInvalidSigner(request);
        _relay(request);
        request.gas += 1;
        request.from = _officer(HK);
        _expectInvalidSigner(request);
        _relay(request);
        request.from = _officer(CN);
        ERC2771Forwarder other = new ERC2771Forwarder("Concord");
        vm.expectRevert(
            abi.encodeWithSelector(ERC2771Forwarder.ERC2771UntrustfulTarget.selector, address(ledger), address(other))
        );
        vm.prank(RELAYER);
        other.execute(request);
        _relay(request);
        require(forwarder.nonces(_officer(CN)) == 1, "as signed it goes through");
    }

    function testFuzz_AnotherSignersSignatureIsNoneOfTheOfficers(uint128 key) public {
        vm.assume(key != 0);
        ERC2771Forwarder.ForwardRequestData memory request = _signed(key, address(ledger), _recordCall(ROOT));
        request.from = _officer(CN);
        _expectInvalidSigner(request);
        _relay(request);
    }

    function test_ARefusalLeavesTheNonceAndHidesItsReason() public {
        ERC2771Forwarder.ForwardRequestData memory request = _signed(
            _keyOf("officer", MY),
            address(ledger),
            _recordCall(ROOT)
        );
        vm.expectRevert(Errors.FailedCall.selector);
        _relay(request);
        require(forwarder.nonces(_officer(MY)) == 0, "nonce");
        // The same call as the forwarder makes it, with the signer appended, tells the clause.
        vm.prank(address(forwarder));
        (bool isDone, bytes memory reason) = address(ledger).call(abi.encodePacked(request.data, request.from));
        require(!isDone && keccak256(reason) == keccak256(_notAllowed(_officer(MY), Clause.NotAParty)), "clause");
    }

    function testFuzz_OnlyTheForwarderSpeaksForAnother(address sender) public {
        vm.assume(sender != address(forwarder) && registry.signerOf(sender).partnerId == 0);
        vm.prank(sender);
        (bool isDone, bytes memory reason) = address(ledger).call(abi.encodePacked(_recordCall(ROOT), _officer(CN)));
        require(!isDone && keccak256(reason) == keccak256(_notAllowed(sender, Clause.SignerUnknown)), "refused");
    }

    function _relay(ERC2771Forwarder.ForwardRequestData memory request) private {
        vm.prank(RELAYER);
        forwarder.execute(request);
    }

    function _signed(
        uint256 key,
        address to,
        bytes memory call
    ) private view returns (ERC2771Forwarder.ForwardRequestData memory request) {
        request.from = vm.addr(key);
        request.to = to;
        request.gas = 2_000_000;
        request.deadline = DEADLINE;
        request.data = call;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _digestOf(request));
        request.signature = abi.encodePacked(r, s, v);
    }

    function _digestOf(ERC2771Forwarder.ForwardRequestData memory request) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(DOMAIN, keccak256("Concord"), keccak256("1"), block.chainid, address(forwarder))
        );
        bytes32 hash = keccak256(
            abi.encode(
                REQUEST,
                request.from,
                request.to,
                request.value,
                request.gas,
                forwarder.nonces(request.from),
                request.deadline,
                keccak256(request.data)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, hash));
    }

    /// @dev Who signed is recovered from what was not signed, so it is some other address.
    function _expectInvalidSigner(ERC2771Forwarder.ForwardRequestData memory request) private {
        bytes32 digest = _digestOf(request);
        bytes memory signature = request.signature;
        bytes32 r;
        bytes32 s;
        uint8 v;
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
            v := byte(0, mload(add(signature, 0x60)))
        }
        address recovered = ecrecover(digest, v, r, s);
        require(recovered != request.from, "it would hold");
        vm.expectRevert(
            abi.encodeWithSelector(ERC2771Forwarder.ERC2771ForwarderInvalidSigner.selector, recovered, request.from)
        );
    }

    function _recordCall(bytes32 root) private view returns (bytes memory) {
        return abi.encodeCall(ledger.record, (_recording(root, 1)));
    }

    function _terms(bytes32 commitment) private pure returns (NoticeTerms memory) {
        return NoticeTerms(GBA, 1, 2, 4, START, START + 9, 1 << CN, new bytes32[](0), commitment);
    }
}
