// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {NoticeBoard} from "../../contracts/NoticeBoard.sol";
import {
    INoticeBoard,
    NoticeId,
    NoticeRecord,
    NoticeState,
    NoticeTerms,
    Outcome,
    Response
} from "../../contracts/interfaces/INoticeBoard.sol";
import {Clause, IRegistry, PartnerState} from "../../contracts/interfaces/IRegistry.sol";
import {Typehashes} from "../../contracts/libraries/Typehashes.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

contract NoticeBoardTest is ConsortiumFixture {
    bytes32 private constant BODY = keccak256("body");
    bytes32 private constant FINDING = keccak256("finding");
    bytes32 private constant GUANGZHOU = bytes32(uint256(7));
    bytes32 private constant GONGBEI = bytes32(uint256(9));

    function setUp() public {
        _deployConsortium();
    }

    function test_RefusesZeroForwarderAndRegistry() public {
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new NoticeBoard(address(0), registry);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new NoticeBoard(address(forwarder), IRegistry(address(0)));
        require(address(board.registry()) == address(registry), "registry");
    }

    function testFuzz_Publishes(
        uint8 rights,
        uint16 channels,
        uint40 validFrom,
        uint40 validTo,
        uint8 recipients,
        bytes32 commitment
    ) public {
        NoticeTerms memory terms = _terms();
        terms.rights = rights & 0x0E == 0 ? 2 : rights & 0x0E;
        terms.channels = channels & 0x1EE == 0 ? 4 : channels & 0x1EE;
        terms.validTo = uint40(_bound(validTo, START + 1, NO_END));
        terms.validFrom = uint40(_bound(validFrom, 0, terms.validTo - 1));
        terms.recipients = recipients & GBA_PARTIES == 0 ? 1 << HK : recipients & GBA_PARTIES;
        terms.commitment = commitment == 0 ? BODY : commitment;
        if (terms.recipients & (1 << CN) != 0) terms.offices = _offices();
        NoticeId expected = board.noticeIdOf(CN, terms);
        _expectEmit(address(board));
        emit INoticeBoard.NoticePublished(expected, CN, GBA, terms, _officer(CN));
        require(_same(_publish(CN, terms), expected), "id");

        NoticeRecord memory kept = board.noticeOf(expected, terms.recipients);
        require(kept.signer == _officer(CN) && kept.partnerId == CN, "who");
        require(kept.publishedAt == START && kept.validTo == terms.validTo, "when");
        require(kept.state == NoticeState.Published, "state");
        require(board.noticeOf(expected, terms.recipients ^ (1 << HK)).state == NoticeState.None, "other recipients");
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.AlreadyPublished.selector, expected));
        _publish(CN, terms);
    }

    function testFuzz_TheIdBindsEveryTerm(uint8 which, uint256 seed) public view {
        NoticeTerms memory terms = _toOwnOffices();
        bytes32 before = NoticeId.unwrap(board.noticeIdOf(CN, terms));
        which = which % 10;
        uint8 flip = uint8(1 << (seed % 8));
        if (which == 0) terms.agreementId ^= flip;
        if (which == 1) terms.version ^= flip;
        if (which == 2) terms.rights ^= flip;
        if (which == 3) terms.channels ^= flip;
        if (which == 4) terms.validFrom ^= flip;
        if (which == 5) terms.validTo ^= flip;
        if (which == 6) terms.recipients ^= uint256(1) << (seed % 256);
        if (which == 7) terms.offices[seed % 2] ^= bytes32(uint256(1) << (seed % 256));
        if (which == 8) terms.commitment ^= bytes32(uint256(1) << (seed % 256));
        uint8 publisher = which == 9 ? CN ^ flip : CN;
        require(NoticeId.unwrap(board.noticeIdOf(publisher, terms)) != before, "unbound");
    }

    function testFuzz_PublishesOnlyWhatTheRegistryAllows(
        uint8 rights,
        uint16 channels,
        uint16 recipients,
        uint8 who
    ) public {
        NoticeTerms memory terms = _terms();
        (terms.rights, terms.channels, terms.recipients) = (rights | 2, channels | 4, recipients & ~uint16(1 << CN));
        address sender = [_officer(CN), _officer(MY), _recogniser(CN), _gateway(CN), STRANGER][who % 5];
        (, Clause clause) = registry.mayPublish(sender, GBA, 1, terms.rights, terms.channels, terms.recipients);
        if (clause != Clause.None) vm.expectRevert(_notAllowed(sender, clause));
        vm.prank(sender);
        board.publish(terms);
    }

    function testFuzz_RefusesAnEndThatIsPastOrBeforeTheStart(uint40 validFrom, uint40 validTo) public {
        NoticeTerms memory terms = _terms();
        (terms.validFrom, terms.validTo) = (validFrom, validTo);
        if (validFrom >= validTo || validTo <= START) _expectInvalidValidity(validFrom, validTo);
        _publish(CN, terms);
    }

    function test_RefusesAnEndNowAndAnEndAtTheStart() public {
        NoticeTerms memory terms = _terms();
        (terms.validFrom, terms.validTo) = (START - 1, START);
        _expectInvalidValidity(START - 1, START);
        _publish(CN, terms);
        (terms.validFrom, terms.validTo) = (START + 9, START + 9);
        _expectInvalidValidity(START + 9, START + 9);
        _publish(CN, terms);
    }

    function test_RefusesEachTermThatBindsNothing() public {
        for (uint256 flaw = 0; flaw < 8; ++flaw) {
            NoticeTerms memory terms = _toOwnOffices();
            if (flaw == 0) terms.rights = 0;
            if (flaw == 1) terms.channels = 0;
            if (flaw == 2) terms.commitment = 0;
            if (flaw == 3) terms.offices = new bytes32[](0);
            if (flaw == 4) terms.recipients = 1 << HK;
            if (flaw == 5) (terms.offices[0], terms.offices[1]) = (GONGBEI, GUANGZHOU);
            if (flaw == 6) terms.offices[1] = terms.offices[0];
            if (flaw == 7) terms.offices[0] = 0;
            vm.expectRevert(INoticeBoard.InvalidTerms.selector);
            _publish(CN, terms);
        }
    }

    function testFuzz_OfficesAscend(bytes32[4] calldata offices) public {
        NoticeTerms memory terms = _toOwnOffices();
        terms.offices = new bytes32[](4);
        bool isAscending = offices[0] != 0;
        for (uint256 i = 0; i < 4; ++i) {
            terms.offices[i] = offices[i];
            if (i > 0 && offices[i] <= offices[i - 1]) isAscending = false;
        }
        if (!isAscending) vm.expectRevert(INoticeBoard.InvalidTerms.selector);
        _publish(CN, terms);
    }

    function testFuzz_Updates(uint40 validTo, bytes32 commitment) public {
        NoticeTerms memory previous = _terms();
        NoticeId noticeId = _publish(CN, previous);
        NoticeTerms memory terms = _terms();
        terms.validTo = uint40(_bound(validTo, START + 1, NO_END));
        terms.commitment = commitment;
        vm.assume(commitment != 0 && commitment != BODY);
        vm.warp(START + 1);
        terms.validTo = terms.validTo == START + 1 ? START + 2 : terms.validTo;
        NoticeId successor = board.noticeIdOf(CN, terms);
        _expectEmit(address(board));
        emit INoticeBoard.NoticePublished(successor, CN, GBA, terms, _officer(CN));
        _expectEmit(address(board));
        emit INoticeBoard.NoticeUpdated(noticeId, successor, CN, _officer(CN));
        require(_same(_update(CN, previous, terms), successor), "id");
        require(board.noticeOf(noticeId, previous.recipients).state == NoticeState.Updated, "updated");
        require(board.noticeOf(successor, terms.recipients).state == NoticeState.Published, "published");
        require(_same(board.successorOf(noticeId), successor), "successor");
        require(NoticeId.unwrap(board.successorOf(successor)) == 0, "the successor has none");
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.NotCurrent.selector, noticeId, NoticeState.Updated));
        _update(CN, previous, _toOwnOffices());
    }

    function test_UpdatesOnlyOnesOwnCurrentNoticeUnderItsAgreement() public {
        NoticeTerms memory previous = _terms();
        NoticeTerms memory terms = _toOwnOffices();
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.UnknownNotice.selector, board.noticeIdOf(CN, previous)));
        _update(CN, previous, terms);
        NoticeId noticeId = _publish(CN, previous);
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.AlreadyPublished.selector, noticeId));
        _update(CN, previous, previous);
        NoticeTerms memory foreign = _terms();
        foreign.recipients = 1 << MO;
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.UnknownNotice.selector, board.noticeIdOf(HK, previous)));
        _update(HK, previous, foreign);
        _propose(CN, 2, 1, GBA_PARTIES, _scope());
        _ratify(HK, 2, 1);
        _ratify(MO, 2, 1);
        terms.agreementId = 2;
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.InvalidUpdate.selector, noticeId));
        _update(CN, previous, terms);
        terms.agreementId = GBA;
        terms.rights = 0;
        vm.expectRevert(INoticeBoard.InvalidTerms.selector);
        _update(CN, previous, terms);
        vm.expectRevert(_notAllowed(_recogniser(CN), Clause.SignerRole));
        vm.prank(_recogniser(CN));
        board.update(previous, terms);
        require(board.noticeOf(noticeId, previous.recipients).state == NoticeState.Published, "still current");
    }

    function test_UpdatesToALaterVersionOfItsAgreement() public {
        NoticeTerms memory previous = _terms();
        NoticeId noticeId = _publish(CN, previous);
        _propose(CN, GBA, 2, GBA_PARTIES, _scope());
        _ratify(HK, GBA, 2);
        _ratify(MO, GBA, 2);
        NoticeTerms memory terms = _terms();
        terms.version = 2;
        vm.expectRevert(_notAllowed(_officer(CN), Clause.AgreementExpired));
        _update(CN, previous, previous);
        NoticeId successor = _update(CN, previous, terms);
        require(_same(board.successorOf(noticeId), successor), "successor");
        require(board.noticeOf(successor, terms.recipients).state == NoticeState.Published, "published");
    }

    function testFuzz_Withdraws(uint8 reason) public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        if (reason == 0) {
            vm.expectRevert(INoticeBoard.ReasonRequired.selector);
        } else {
            _expectEmit(address(board));
            emit INoticeBoard.NoticeWithdrawn(noticeId, CN, reason, _officer(CN));
        }
        _withdraw(CN, terms, reason);
        if (reason == 0) return;
        require(board.noticeOf(noticeId, terms.recipients).state == NoticeState.Withdrawn, "withdrawn");
        bytes memory refusal = abi.encodeWithSelector(
            INoticeBoard.NotCurrent.selector,
            noticeId,
            NoticeState.Withdrawn
        );
        vm.expectRevert(refusal);
        _withdraw(CN, terms, 96);
        vm.expectRevert(refusal);
        _acknowledge(HK, terms, 0);
        vm.expectRevert(refusal);
        _update(CN, terms, _toOwnOffices());
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.AlreadyPublished.selector, noticeId));
        _publish(CN, terms);
    }

    function test_WithdrawsOnlyOnesOwn() public {
        NoticeTerms memory terms = _terms();
        _publish(CN, terms);
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.UnknownNotice.selector, board.noticeIdOf(HK, terms)));
        _withdraw(HK, terms, 96);
        vm.expectRevert(_notAllowed(_recogniser(CN), Clause.SignerRole));
        vm.prank(_recogniser(CN));
        board.withdraw(terms, 96);
    }

    function test_WithdrawsAfterTheAgreementAndTheNoticeHaveEnded() public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        _endForAll(GBA, 1, [CN, HK, MO]);
        vm.warp(EXPIRY);
        _withdraw(CN, terms, 97);
        require(board.noticeOf(noticeId, terms.recipients).state == NoticeState.Withdrawn, "withdrawn");
    }

    function testFuzz_Acknowledges(uint32 elapsed) public {
        NoticeTerms memory terms = _terms();
        terms.validFrom = START + 1000;
        NoticeId noticeId = _publish(CN, terms);
        uint40 time = uint40(_bound(elapsed, START, terms.validTo - 1));
        vm.warp(time);
        _expectEmit(address(board));
        emit INoticeBoard.NoticeAcknowledged(noticeId, HK, 0, _officer(HK));
        _acknowledge(HK, terms, 0);
        Response memory response = board.responseOf(noticeId, HK, 0);
        require(response.signer == _officer(HK) && response.acknowledgedAt == time, "acknowledged");
        require(response.answeredAt == 0 && response.outcome == Outcome.None && response.answers == 0, "no answer");
        require(board.responseOf(noticeId, MO, 0).acknowledgedAt == 0, "another recipient's is its own");
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.AlreadyAcknowledged.selector, noticeId, HK, bytes32(0)));
        _acknowledge(HK, terms, 0);
    }

    function test_AcknowledgesToTheLastSecond() public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        vm.warp(terms.validTo - 1);
        _acknowledge(HK, terms, 0);
        vm.warp(terms.validTo);
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.Expired.selector, noticeId, terms.validTo));
        _acknowledge(MO, terms, 0);
    }

    function testFuzz_AnOfficeIsAddressedByItsCommitment(bytes32 office) public {
        NoticeTerms memory terms = _toOwnOffices();
        NoticeId noticeId = _publish(CN, terms);
        bool isNamed = office == GUANGZHOU || office == GONGBEI;
        if (!isNamed) _expectNotAddressed(noticeId, CN, office);
        _acknowledge(CN, terms, office);
        if (!isNamed) _expectNotAddressed(noticeId, CN, office);
        _answer(CN, terms, office, Outcome.NoHit);
    }

    function test_OfficesAcknowledgeEachForItselfAndNeverAsAWhole() public {
        NoticeTerms memory terms = _toOwnOffices();
        NoticeId noticeId = _publish(CN, terms);
        _expectNotAddressed(noticeId, CN, 0);
        _acknowledge(CN, terms, 0);
        _expectNotAddressed(noticeId, HK, GUANGZHOU);
        _acknowledge(HK, terms, GUANGZHOU);
        _expectEmit(address(board));
        emit INoticeBoard.NoticeAcknowledged(noticeId, CN, GUANGZHOU, _officer(CN));
        _acknowledge(CN, terms, GUANGZHOU);
        require(board.responseOf(noticeId, CN, GONGBEI).acknowledgedAt == 0, "the other office is silent");
        _acknowledge(CN, terms, GONGBEI);
        _acknowledge(HK, terms, 0);
    }

    function testFuzz_OtherRecipientsThanThoseOfTheIdAreNoNotice(uint256 recipients) public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        vm.assume(recipients != terms.recipients);
        bytes memory refusal = abi.encodeWithSelector(INoticeBoard.UnknownNotice.selector, noticeId);
        vm.expectRevert(refusal);
        vm.prank(_officer(HK));
        board.acknowledge(noticeId, recipients, 0);
        vm.expectRevert(refusal);
        vm.prank(_officer(HK));
        board.answer(noticeId, recipients, 0, Outcome.NoHit, FINDING);
        terms.recipients = recipients;
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.UnknownNotice.selector, _idOf(CN, terms)));
        _withdraw(CN, terms, 96);
    }

    function test_AnOfficeIsKeptAsAddressedBeforeItActs() public {
        NoticeTerms memory terms = _toOwnOffices();
        NoticeId noticeId = _publish(CN, terms);
        Response memory response = board.responseOf(noticeId, CN, GUANGZHOU);
        require(response.signer == _officer(CN) && response.acknowledgedAt == 0, "addressed, and silent");
        _answer(CN, terms, GUANGZHOU, Outcome.NoHit);
        response = board.responseOf(noticeId, CN, GUANGZHOU);
        require(response.acknowledgedAt == START && response.answers == 1, "answered");
    }

    function test_OnlyTheAddressedAcknowledgeAndAnswer() public {
        NoticeTerms memory terms = _terms();
        terms.recipients = 1 << HK;
        NoticeId noticeId = _publish(CN, terms);
        _expectNotAddressed(noticeId, MO, 0);
        _acknowledge(MO, terms, 0);
        _expectNotAddressed(noticeId, MO, 0);
        _answer(MO, terms, 0, Outcome.NoHit);
        _expectNotAddressed(noticeId, MY, 0);
        _answer(MY, terms, 0, Outcome.NoHit);
        _expectNotAddressed(noticeId, CN, 0);
        _acknowledge(CN, terms, 0);
        vm.expectRevert(_notAllowed(_recogniser(HK), Clause.SignerRole));
        vm.prank(_recogniser(HK));
        board.acknowledge(noticeId, terms.recipients, 0);
        vm.expectRevert(_notAllowed(STRANGER, Clause.SignerUnknown));
        vm.prank(STRANGER);
        board.answer(noticeId, terms.recipients, 0, Outcome.NoHit, FINDING);
        _setState(HK, PartnerState.Suspended);
        vm.expectRevert(_notAllowed(_officer(HK), Clause.PartnerNotActive));
        _acknowledge(HK, terms, 0);
    }

    function testFuzz_NothingIsAcknowledgedOrAnsweredThatWasNotPublished(uint8 publisher, bytes32 commitment) public {
        NoticeTerms memory terms = _terms();
        _publish(CN, terms);
        vm.assume(publisher != CN || commitment != terms.commitment);
        terms.commitment = commitment;
        NoticeId noticeId = board.noticeIdOf(publisher, terms);
        bytes memory refusal = abi.encodeWithSelector(INoticeBoard.UnknownNotice.selector, noticeId);
        vm.expectRevert(refusal);
        vm.prank(_officer(HK));
        board.acknowledge(noticeId, terms.recipients, 0);
        vm.expectRevert(refusal);
        vm.prank(_officer(HK));
        board.answer(noticeId, terms.recipients, 0, Outcome.NoHit, FINDING);
    }

    function testFuzz_Answers(uint8 outcome, bytes32 commitment, bool isAcknowledged, uint32 elapsed) public {
        vm.assume(commitment != 0);
        Outcome found = Outcome(_bound(outcome, 1, 7));
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        if (isAcknowledged) _acknowledge(HK, terms, 0);
        uint40 time = START + uint40(elapsed);
        vm.warp(time);
        if (!isAcknowledged) {
            _expectEmit(address(board));
            emit INoticeBoard.NoticeAcknowledged(noticeId, HK, 0, _officer(HK));
        }
        _expectEmit(address(board));
        emit INoticeBoard.NoticeAnswered(noticeId, HK, 0, found, commitment, _officer(HK));
        vm.prank(_officer(HK));
        board.answer(noticeId, terms.recipients, 0, found, commitment);
        Response memory response = board.responseOf(noticeId, HK, 0);
        require(response.acknowledgedAt == (isAcknowledged ? START : time), "acknowledged once");
        require(response.answeredAt == time && response.outcome == found && response.answers == 1, "answered");
        if (!isAcknowledged && time < terms.validTo) {
            vm.expectRevert(
                abi.encodeWithSelector(INoticeBoard.AlreadyAcknowledged.selector, noticeId, HK, bytes32(0))
            );
            _acknowledge(HK, terms, 0);
        }
    }

    function test_AnAnswerHasAnOutcomeAndACommitment() public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        vm.expectRevert(INoticeBoard.InvalidAnswer.selector);
        _answer(HK, terms, 0, Outcome.None);
        vm.expectRevert(INoticeBoard.InvalidAnswer.selector);
        vm.prank(_officer(HK));
        board.answer(noticeId, terms.recipients, 0, Outcome.NoHit, 0);
    }

    function test_TheLastAnswerCountsAndTheCounterSaturates() public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        _authorise(HK, address(0x5EC0), 1);
        for (uint256 i = 1; i <= 257; ++i) {
            _answer(HK, terms, 0, i % 2 == 0 ? Outcome.NoHit : Outcome.HitInfringing);
            require(board.responseOf(noticeId, HK, 0).answers == (i < 255 ? i : 255), "answers");
        }
        vm.warp(START + 5);
        vm.prank(address(0x5EC0));
        board.answer(noticeId, terms.recipients, 0, Outcome.FalsePositive, FINDING);
        Response memory response = board.responseOf(noticeId, HK, 0);
        require(response.signer == address(0x5EC0) && response.outcome == Outcome.FalsePositive, "the last one");
        require(response.acknowledgedAt == START && response.answeredAt == START + 5, "times");
    }

    function test_WhatWasFoundIsNeverUnsayable() public {
        NoticeTerms memory terms = _terms();
        NoticeId noticeId = _publish(CN, terms);
        _update(CN, terms, _toOwnOffices());
        _answer(HK, terms, 0, Outcome.HitInfringing);
        vm.warp(EXPIRY);
        _answer(MO, terms, 0, Outcome.HitOther);
        require(board.responseOf(noticeId, HK, 0).outcome == Outcome.HitInfringing, "after an update");
        require(board.responseOf(noticeId, MO, 0).outcome == Outcome.HitOther, "after everything has ended");
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.NotCurrent.selector, noticeId, NoticeState.Updated));
        _acknowledge(MO, terms, 0);
    }

    function testFuzz_ViewsNeverRevert(
        NoticeTerms calldata terms,
        uint8 publisher,
        bytes32 id,
        bytes32 office
    ) public view {
        NoticeId noticeId = board.noticeIdOf(publisher, terms);
        require(board.noticeOf(noticeId, terms.recipients).state == NoticeState.None, "nothing was published");
        require(board.noticeOf(NoticeId.wrap(id), terms.recipients).state == NoticeState.None, "no notice");
        require(board.responseOf(noticeId, publisher, office).answers == 0, "no response");
        require(NoticeId.unwrap(board.successorOf(noticeId)) == 0, "no successor");
    }

    /// @dev CN to HK and MO.
    function _terms() private pure returns (NoticeTerms memory) {
        return
            NoticeTerms({
                agreementId: GBA,
                version: 1,
                rights: 2,
                channels: 4,
                validFrom: START,
                validTo: START + 180 days,
                recipients: (1 << HK) | (1 << MO),
                offices: new bytes32[](0),
                commitment: BODY
            });
    }

    function _toOwnOffices() private pure returns (NoticeTerms memory terms) {
        terms = _terms();
        terms.recipients |= 1 << CN;
        terms.offices = _offices();
    }

    function _offices() private pure returns (bytes32[] memory offices) {
        offices = new bytes32[](2);
        (offices[0], offices[1]) = (GUANGZHOU, GONGBEI);
    }

    function _publish(uint8 partnerId, NoticeTerms memory terms) private returns (NoticeId) {
        vm.prank(_officer(partnerId));
        return board.publish(terms);
    }

    function _update(
        uint8 partnerId,
        NoticeTerms memory previous,
        NoticeTerms memory terms
    ) private returns (NoticeId) {
        vm.prank(_officer(partnerId));
        return board.update(previous, terms);
    }

    function _withdraw(uint8 partnerId, NoticeTerms memory terms, uint8 reason) private {
        vm.prank(_officer(partnerId));
        board.withdraw(terms, reason);
    }

    function _acknowledge(uint8 partnerId, NoticeTerms memory terms, bytes32 office) private {
        NoticeId noticeId = _idOf(CN, terms);
        vm.prank(_officer(partnerId));
        board.acknowledge(noticeId, terms.recipients, office);
    }

    function _answer(uint8 partnerId, NoticeTerms memory terms, bytes32 office, Outcome outcome) private {
        NoticeId noticeId = _idOf(CN, terms);
        vm.prank(_officer(partnerId));
        board.answer(noticeId, terms.recipients, office, outcome, FINDING);
    }

    /// @dev Spelled out a second time, so that no call of the board stands between an expectation and what is expected.
    function _idOf(uint8 publisher, NoticeTerms memory terms) private view returns (NoticeId) {
        bytes memory where = abi.encode(
            Typehashes.NOTICE,
            block.chainid,
            address(board),
            publisher,
            terms.agreementId,
            terms.version,
            terms.rights,
            terms.channels
        );
        bytes32 offices = keccak256(abi.encodePacked(terms.offices));
        bytes memory what = abi.encode(terms.validFrom, terms.validTo, terms.recipients, offices, terms.commitment);
        return NoticeId.wrap(keccak256(bytes.concat(where, what)));
    }

    function _expectInvalidValidity(uint40 validFrom, uint40 validTo) private {
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.InvalidValidity.selector, validFrom, validTo));
    }

    function _expectNotAddressed(NoticeId noticeId, uint8 partnerId, bytes32 office) private {
        vm.expectRevert(abi.encodeWithSelector(INoticeBoard.NotAddressed.selector, noticeId, partnerId, office));
    }

    function _same(NoticeId one, NoticeId other) private pure returns (bool) {
        return NoticeId.unwrap(one) == NoticeId.unwrap(other);
    }
}
