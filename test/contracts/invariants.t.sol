// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Anchor} from "../../contracts/interfaces/IAccessLogAnchors.sol";
import {DecisionState, EvidenceId, Member, RecordForm} from "../../contracts/interfaces/IEvidenceLedger.sol";
import {NoticeId, NoticeState, NoticeTerms, Outcome, Response} from "../../contracts/interfaces/INoticeBoard.sol";
import {PartnerState} from "../../contracts/interfaces/IRegistry.sol";
import {LedgerFixture} from "./ledger-fixture.sol";
import {Merkle} from "./merkle.sol";
import {vm} from "./vm.sol";

/// @title Everybody doing anything, in a world small enough to meet again
/// @dev Watches all of that world over each action and keeps the first move that was none of those allowed.
contract Crowd is LedgerFixture {
    uint256 private constant PACKAGES = 4;
    uint256 private constant NOTICES = 3;
    uint48 private constant MOST_GROWTH = type(uint32).max;

    string public firstFault;
    uint256 public moves;

    bool private _isBatchRecorded;
    mapping(uint256 package => bytes32) private _recordHashes;
    mapping(uint256 package => mapping(uint8 partnerId => DecisionState)) private _decisions;
    mapping(uint256 notice => NoticeState) private _notices;
    mapping(uint256 notice => mapping(uint8 partnerId => Response)) private _responses;
    mapping(uint8 partnerId => PartnerState) private _partners;
    mapping(uint8 partnerId => uint32) private _anchoredDays;
    mapping(uint8 partnerId => bytes32) private _anchorHashes;

    constructor() {
        _deployConsortium();
        _watch();
        moves = 0;
    }

    function record(uint256 package, uint8 who) external watched {
        vm.prank(_officer(_anyone(who)));
        ledger.record(_recording(_rootOf(package), 1));
    }

    function recognise(uint256 package, uint8 who, uint8 state) external watched {
        _recogniseAs(_anyone(who), _memberOf(package), DecisionState(1 + (state % 3)));
    }

    function recogniseMembers(uint8 chosen, uint8 who, uint8 state) external watched {
        bytes32[] memory roots = _rootsOfAll();
        bytes32[] memory tree = Merkle.grow(Merkle.leavesOf(roots));
        uint256 some = _bound(chosen, 1, (1 << PACKAGES) - 1);
        vm.prank(_recogniser(_anyone(who)));
        ledger.recogniseMembers(_membersOf(roots, tree, some), _recognition(DecisionState(1 + (state % 3))));
    }

    function recordBatch(uint8 who) external watched {
        bytes32 root = Merkle.grow(Merkle.leavesOf(_rootsOfAll()))[0];
        vm.prank(_officer(_anyone(who)));
        ledger.record(_recording(root, uint32(PACKAGES)));
        if (_anyone(who) == CN) _isBatchRecorded = true;
    }

    function revokeRecognition(uint256 package, uint8 who) external watched {
        vm.prank(_recogniser(_anyone(who)));
        ledger.revokeRecognition(_memberOf(package), 128);
    }

    function withdrawEvidence(uint256 package, uint8 who) external watched {
        // One in four, so that something is left to act on.
        if (who % 4 == 0) _withdrawAs(CN, _memberOf(package), 32);
    }

    function supersede(uint256 package, uint256 successor) external watched {
        vm.prank(_officer(CN));
        ledger.supersede(_memberOf(package), _memberOf(successor), 64);
    }

    function publish(uint256 notice) external watched {
        vm.prank(_officer(CN));
        board.publish(_termsOf(notice));
    }

    function update(uint256 notice, uint256 successor) external watched {
        vm.prank(_officer(CN));
        board.update(_termsOf(notice), _termsOf(successor));
    }

    function withdrawNotice(uint256 notice, uint8 who) external watched {
        if (who % 4 != 0) return;
        vm.prank(_officer(CN));
        board.withdraw(_termsOf(notice), 96);
    }

    function acknowledge(uint256 notice, uint8 who) external watched {
        NoticeTerms memory terms = _termsOf(notice);
        NoticeId id = board.noticeIdOf(CN, terms);
        vm.prank(_officer(_anyone(who)));
        board.acknowledge(id, terms.recipients, 0);
    }

    function answer(uint256 notice, uint8 who, uint8 outcome) external watched {
        NoticeTerms memory terms = _termsOf(notice);
        NoticeId id = board.noticeIdOf(CN, terms);
        vm.prank(_officer(_anyone(who)));
        board.answer(id, terms.recipients, 0, Outcome(outcome % 8), keccak256("finding"));
    }

    function anchor(uint8 who, uint8 count, uint8 daysBack) external watched {
        uint8 partnerId = _anyone(who);
        uint32 day = uint32(block.timestamp / 1 days) - (daysBack % 4);
        uint48 most = 2 * MOST_GROWTH;
        vm.prank(_gateway(partnerId));
        // One in four leaps, the others stay in reach of each other.
        anchors.anchor(keccak256(abi.encode("head", count)), who % 4 == 0 ? most : count % 8, day);
    }

    function setPartnerState(uint8 who, uint8 state) external watched {
        // CN stays, or nothing else would happen.
        _setState([HK, MO, JP][who % 3], PartnerState(state % 5));
    }

    function letTimePass(uint8 hoursPassed) external watched {
        vm.warp(block.timestamp + uint256(hoursPassed) * 1 hours);
    }

    modifier watched() {
        _;
        _watch();
    }

    function _watch() private {
        ++moves;
        for (uint256 i = 0; i < PACKAGES; ++i) _watchPackage(i);
        for (uint256 i = 0; i < NOTICES; ++i) _watchNotice(i);
        uint8[5] memory partners = [CN, HK, MO, JP, MY];
        for (uint256 i = 0; i < partners.length; ++i) _watchPartner(partners[i]);
    }

    function _watchPackage(uint256 package) private {
        EvidenceId id = _idOf(_memberOf(package));
        bytes32 hash = keccak256(abi.encode(ledger.recordOf(id)));
        bool wasRecorded = _recordHashes[package] != 0;
        if (wasRecorded && hash != _recordHashes[package]) _fault("a recorded fact changed");
        if (!wasRecorded && ledger.recordOf(id).form != RecordForm.None) _recordHashes[package] = hash;
        uint8[3] memory parties = [CN, HK, MO];
        for (uint256 i = 0; i < parties.length; ++i) {
            DecisionState before = _decisions[package][parties[i]];
            DecisionState current = ledger.decisionOf(id, parties[i]).state;
            if (current == before) continue;
            bool isAllowed = parties[i] == CN ? _mayEnd(before, current) : _mayDecide(before, current);
            if (!isAllowed) _fault("evidence moved off its path");
            bool isInRecord = _isBatchRecorded || wasRecorded || _recordHashes[package] != 0;
            if (!isInRecord) _fault("a decision on nothing");
            _decisions[package][parties[i]] = current;
        }
    }

    function _watchNotice(uint256 notice) private {
        NoticeTerms memory terms = _termsOf(notice);
        NoticeId id = board.noticeIdOf(CN, terms);
        NoticeState before = _notices[notice];
        NoticeState current = board.noticeOf(id, terms.recipients).state;
        bool isAllowed =
            current == before ||
                (before == NoticeState.None && current == NoticeState.Published) ||
                (before == NoticeState.Published && current != NoticeState.None);
        if (!isAllowed) _fault("a notice moved off its path");
        if ((NoticeId.unwrap(board.successorOf(id)) != 0) != (current == NoticeState.Updated)) _fault("a successor");
        _notices[notice] = current;
        for (uint8 partnerId = HK; partnerId <= MO; ++partnerId) {
            Response memory was = _responses[notice][partnerId];
            Response memory response = board.responseOf(id, partnerId, 0);
            if (was.acknowledgedAt != 0 && response.acknowledgedAt != was.acknowledgedAt) _fault("acknowledged anew");
            if (response.answers < was.answers || response.answeredAt < was.answeredAt) _fault("an answer vanished");
            if (response.answers != 0 && response.acknowledgedAt == 0) _fault("answered, not acknowledged");
            if (response.acknowledgedAt != 0 && current == NoticeState.None) _fault("a response to nothing");
            _responses[notice][partnerId] = response;
        }
    }

    function _watchPartner(uint8 partnerId) private {
        PartnerState before = _partners[partnerId];
        (PartnerState current, ) = registry.partnerOf(partnerId);
        if (before == PartnerState.Withdrawn && current != before) _fault("a withdrawn partner came back");
        if (before != PartnerState.None && current == PartnerState.Candidate && current != before)
            _fault("a candidate again");
        if (current == PartnerState.Withdrawn && before == PartnerState.Active) _fault("withdrawn without suspension");
        bool isActive = registry.activePartners() & (1 << partnerId) != 0;
        if (isActive != (current == PartnerState.Active)) _fault("the active partners are others");
        if (registry.partnerStateAt(partnerId, uint40(block.timestamp)) != current) _fault("the standing is another");
        _partners[partnerId] = current;
        _watchAnchors(partnerId);
    }

    function _watchAnchors(uint8 partnerId) private {
        uint32 before = _anchoredDays[partnerId];
        Anchor memory was = anchors.anchorOf(partnerId, before);
        if (_anchorHashes[partnerId] != 0 && keccak256(abi.encode(was)) != _anchorHashes[partnerId])
            _fault("an anchor changed");
        (uint32 day, Anchor memory last) = anchors.lastAnchorOf(partnerId);
        if (day == before) return;
        if (day < before) _fault("an earlier day was anchored");
        if ((uint256(day) + 1) * 1 days > block.timestamp) _fault("a day was anchored before its end");
        if (last.count < was.count || last.count - was.count > MOST_GROWTH) _fault("a count out of reach");
        if (last.count == was.count && last.head != was.head) _fault("two heads of one count");
        if (last.signer != _gateway(partnerId)) _fault("anchored by another");
        if (_partners[partnerId] != PartnerState.Active) _fault("anchored by one that is not active");
        _anchoredDays[partnerId] = day;
        _anchorHashes[partnerId] = keccak256(abi.encode(last));
    }

    function _mayEnd(DecisionState before, DecisionState current) private pure returns (bool) {
        return
            before == DecisionState.None && (current == DecisionState.Withdrawn || current == DecisionState.Superseded);
    }

    function _mayDecide(DecisionState before, DecisionState current) private pure returns (bool) {
        if (current == DecisionState.Revoked) {
            return before == DecisionState.Recognised || before == DecisionState.PartlyRecognised;
        }
        bool isDecision = current >= DecisionState.Recognised && current <= DecisionState.Refused;
        return isDecision && (before == DecisionState.None || before == DecisionState.Revoked);
    }

    function _fault(string memory fault) private {
        if (bytes(firstFault).length == 0) firstFault = fault;
    }

    function _anyone(uint8 who) private pure returns (uint8) {
        return [CN, HK, MO, MY][who % 4];
    }

    function _rootOf(uint256 package) private pure returns (bytes32) {
        return keccak256(abi.encode("package", package % PACKAGES));
    }

    function _rootsOfAll() private pure returns (bytes32[] memory roots) {
        roots = new bytes32[](PACKAGES);
        for (uint256 i = 0; i < PACKAGES; ++i) roots[i] = _rootOf(i);
    }

    function _memberOf(uint256 package) private pure returns (Member memory) {
        return _single(CN, _rootOf(package));
    }

    function _termsOf(uint256 notice) private pure returns (NoticeTerms memory) {
        bytes32 commitment = keccak256(abi.encode("notice", notice % NOTICES));
        uint256 recipients = (1 << HK) | (1 << MO);
        return NoticeTerms(GBA, 1, 2, 4, START, START + 30 days, recipients, new bytes32[](0), commitment);
    }
}

contract InvariantsTest {
    Crowd private _crowd;

    function setUp() public {
        _crowd = new Crowd();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_crowd);
    }

    function invariant_StatesMoveOnlyAlongTheirPathsAndFactsStay() public view {
        require(bytes(_crowd.firstFault()).length == 0, _crowd.firstFault());
    }
}
