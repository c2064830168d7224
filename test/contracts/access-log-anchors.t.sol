// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessLogAnchors} from "../../contracts/AccessLogAnchors.sol";
import {Anchor, IAccessLogAnchors} from "../../contracts/interfaces/IAccessLogAnchors.sol";
import {Clause, IRegistry, PartnerState} from "../../contracts/interfaces/IRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

contract AccessLogAnchorsTest is ConsortiumFixture {
    bytes32 private constant HEAD = keccak256("head");
    uint32 private constant YESTERDAY = uint32(START / 1 days) - 1;
    uint48 private constant MOST = type(uint32).max;

    function setUp() public {
        _deployConsortium();
    }

    function test_RefusesZeroForwarderAndRegistry() public {
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new AccessLogAnchors(address(0), registry);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new AccessLogAnchors(address(forwarder), IRegistry(address(0)));
        require(address(anchors.registry()) == address(registry), "registry");
    }

    function testFuzz_Anchors(bytes32 head, uint48 count, uint32 day) public {
        vm.assume(head != 0);
        count = uint48(_bound(count, 1, MOST));
        day = uint32(_bound(day, 1, YESTERDAY));
        _expectEmit(address(anchors));
        emit IAccessLogAnchors.AccessLogAnchored(HK, day, head, count, _gateway(HK));
        _anchor(HK, head, count, day);

        Anchor memory kept = anchors.anchorOf(HK, day);
        require(kept.head == head && kept.count == count, "what");
        require(kept.signer == _gateway(HK) && kept.anchoredAt == START, "who and when");
        (uint32 last, Anchor memory latest) = anchors.lastAnchorOf(HK);
        require(last == day && latest.head == head, "last");
    }

    function testFuzz_AnswersNothingForWhatIsNotAnchored(uint8 partnerId, uint32 day) public {
        _anchor(CN, HEAD, 1, YESTERDAY);
        vm.assume(partnerId != CN);
        (uint32 last, Anchor memory latest) = anchors.lastAnchorOf(partnerId);
        require(last == 0 && latest.head == 0, "of another");
        vm.assume(day != YESTERDAY);
        require(anchors.anchorOf(CN, day).head == 0, "of another day");
    }

    function test_KeepsEveryAnchor() public {
        _anchor(CN, HEAD, 3, YESTERDAY - 5);
        _anchor(CN, keccak256("later"), 9, YESTERDAY - 1);
        // A day without a request: the log is what it was.
        _anchor(CN, keccak256("later"), 9, YESTERDAY);
        require(anchors.anchorOf(CN, YESTERDAY - 5).head == HEAD, "first");
        require(anchors.anchorOf(CN, YESTERDAY - 4).head == 0, "left out");
        require(anchors.anchorOf(CN, YESTERDAY).count == 9, "idle");
    }

    function testFuzz_RefusesADayThatHasNotEnded(uint32 ahead, uint24 passed) public {
        vm.warp(START + passed);
        uint32 today = uint32(block.timestamp / 1 days);
        uint32 day = uint32(_bound(ahead, today, type(uint32).max));
        vm.expectRevert(abi.encodeWithSelector(IAccessLogAnchors.InvalidDay.selector, CN, day, 0));
        _anchor(CN, HEAD, 1, day);
        _anchor(CN, HEAD, 1, today - 1);
    }

    function testFuzz_RefusesADayThatIsNotLater(uint32 day, uint32 last) public {
        last = uint32(_bound(last, 1, YESTERDAY));
        day = uint32(_bound(day, 0, last));
        _anchor(CN, HEAD, 1, last);
        vm.expectRevert(abi.encodeWithSelector(IAccessLogAnchors.InvalidDay.selector, CN, day, last));
        _anchor(CN, keccak256("other"), 2, day);
    }

    function testFuzz_RefusesALogThatShrinks(uint48 count, uint48 last) public {
        last = uint48(_bound(last, 2, MOST));
        count = uint48(_bound(count, 0, last - 1));
        _anchor(CN, HEAD, last, YESTERDAY - 1);
        _expectInvalidHead(HEAD, count, last);
        _anchor(CN, HEAD, count, YESTERDAY);
    }

    function testFuzz_RefusesAnotherHeadOfTheSameEntry(bytes32 head) public {
        vm.assume(head != HEAD);
        _anchor(CN, HEAD, 7, YESTERDAY - 1);
        _expectInvalidHead(head, 7, 7);
        _anchor(CN, head, 7, YESTERDAY);
    }

    function test_RefusesAnEmptyLog() public {
        _expectInvalidHead(HEAD, 0, 0);
        _anchor(CN, HEAD, 0, YESTERDAY);
        _expectInvalidHead(0, 1, 0);
        _anchor(CN, 0, 1, YESTERDAY);
        _expectInvalidHead(0, 0, 0);
        _anchor(CN, 0, 0, YESTERDAY);
    }

    function testFuzz_LeavesNumbersForTheDaysToCome(uint48 leap) public {
        leap = uint48(_bound(leap, MOST + 1, type(uint48).max));
        _expectInvalidHead(HEAD, leap, 0);
        _anchor(CN, HEAD, leap, YESTERDAY - 1);
        _anchor(CN, HEAD, MOST, YESTERDAY - 1);
        _expectInvalidHead(HEAD, MOST + MOST + 1, MOST);
        _anchor(CN, HEAD, MOST + MOST + 1, YESTERDAY);
        _anchor(CN, HEAD, MOST + MOST, YESTERDAY);
    }

    function test_RefusesWhoIsNoGateway() public {
        address[4] memory others = [STRANGER, _officer(CN), _recogniser(CN), _signatory(CN)];
        for (uint256 i = 0; i < others.length; ++i) {
            Clause clause = i == 0 ? Clause.SignerUnknown : Clause.SignerRole;
            _expectNotAllowed(others[i], clause);
            vm.prank(others[i]);
            anchors.anchor(HEAD, 1, YESTERDAY);
        }
    }

    function test_RefusesAGatewayOutsideItsWindow() public {
        address next = address(0x6A7E);
        vm.prank(_signatory(CN));
        registry.authoriseSigner(next, Roles.GATEWAY, START + 10, START + 20);
        _expectNotAllowed(next, Clause.SignerNotYetValid);
        vm.prank(next);
        anchors.anchor(HEAD, 1, YESTERDAY);
        vm.warp(START + 20);
        _expectNotAllowed(next, Clause.SignerExpired);
        vm.prank(next);
        anchors.anchor(HEAD, 1, YESTERDAY);
        vm.warp(START + 19);
        vm.prank(next);
        anchors.anchor(HEAD, 1, YESTERDAY);
        require(anchors.anchorOf(CN, YESTERDAY).signer == next, "in its window");
    }

    function test_RefusesARevokedGatewayAtOnce() public {
        vm.prank(_signatory(CN));
        registry.revokeSigner(_gateway(CN), 0);
        _expectNotAllowed(_gateway(CN), Clause.SignerExpired);
        _anchor(CN, HEAD, 1, YESTERDAY);
    }

    function test_RefusesAPartnerThatIsNotActiveAndLeavesItsAnchors() public {
        _anchor(HK, HEAD, 1, YESTERDAY - 1);
        _setState(HK, PartnerState.Suspended);
        _expectNotAllowed(_gateway(HK), Clause.PartnerNotActive);
        _anchor(HK, HEAD, 1, YESTERDAY);
        require(anchors.anchorOf(HK, YESTERDAY - 1).head == HEAD, "stays");
        _setState(HK, PartnerState.Active);
        _anchor(HK, HEAD, 1, YESTERDAY);
        _withdrawPartner(MO);
        _expectNotAllowed(_gateway(MO), Clause.PartnerNotActive);
        _anchor(MO, HEAD, 1, YESTERDAY);
    }

    function testFuzz_AnchorsForItsOwnPartnerAlone(uint8 who, uint8 other) public {
        uint8[4] memory partners = [CN, HK, MO, MY];
        vm.assume(who % 4 != other % 4);
        _anchor(partners[other % 4], HEAD, 5, YESTERDAY);
        _anchor(partners[who % 4], keccak256("own"), 1, YESTERDAY);
        require(anchors.anchorOf(partners[other % 4], YESTERDAY).head == HEAD, "of another");
        require(anchors.anchorOf(partners[who % 4], YESTERDAY).count == 1, "own");
    }

    function _anchor(uint8 partnerId, bytes32 head, uint48 count, uint32 day) private {
        vm.prank(_gateway(partnerId));
        anchors.anchor(head, count, day);
    }

    function _expectInvalidHead(bytes32 head, uint48 count, uint48 last) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessLogAnchors.InvalidHead.selector, CN, head, count, last));
    }

    function _expectNotAllowed(address signer, Clause clause) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessLogAnchors.NotAllowed.selector, signer, clause));
    }
}
