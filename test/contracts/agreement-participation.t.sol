// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AgreementState, Clause, EvidenceKind, Grade, IRegistry, Scope} from "../../contracts/interfaces/IRegistry.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

contract AgreementParticipationTest is ConsortiumFixture {
    uint16 private constant PAIR = 2;

    function setUp() public {
        _deployConsortium();
        _propose(CN, PAIR, 1, (1 << CN) | (1 << MY), _scope());
        _ratify(MY, PAIR, 1);
    }

    function test_AnyPartySuspendsItsOwnPartAtOnce() public {
        _expectEmit(address(registry));
        emit IRegistry.AgreementSuspended(GBA, 1, HK, AgreementState.Ratified, _signatory(HK));
        _suspend(HK, GBA, 1);
        require(_mayRecord(HK, GBA) == Clause.AgreementSuspended, "it records no more");
        require(_mayRecognise(HK, GBA) == Clause.AgreementSuspended, "it decides no more");
        require(_mayPublish(HK, GBA, 1 << CN) == Clause.AgreementSuspended, "it publishes no more");
    }

    function test_TheOthersGoOnAmongThemselves() public {
        _suspend(HK, GBA, 1);
        require(_stateOf(GBA) == AgreementState.Ratified, "in force");
        require(_mayRecord(CN, GBA) == Clause.None && _mayRecognise(MO, GBA) == Clause.None, "between the others");
        require(_mayPublish(CN, GBA, 1 << MO) == Clause.None, "to one that takes part");
        require(_mayPublish(CN, GBA, (1 << MO) | (1 << HK)) == Clause.AgreementSuspended, "not to one that does not");
        require(_mayPublish(CN, GBA, (1 << HK) | (1 << MY)) == Clause.Recipient, "nor to one that is no party");
        require(_mayRecord(MY, GBA) == Clause.NotAParty, "who is no party is still none");
    }

    function test_WithFewerThanTwoTheVersionIsSuspendedForAll() public {
        _expectEmit(address(registry));
        emit IRegistry.AgreementSuspended(PAIR, 1, MY, AgreementState.Suspended, _signatory(MY));
        _suspend(MY, PAIR, 1);
        require(_stateOf(PAIR) == AgreementState.Suspended, "state");
        require(_mayRecord(CN, PAIR) == Clause.AgreementSuspended, "the other party too");
        _suspend(CN, PAIR, 1);
        _resume(MY, PAIR, 1);
        require(_stateOf(PAIR) == AgreementState.Suspended, "one alone makes no agreement");
        _expectEmit(address(registry));
        emit IRegistry.AgreementResumed(PAIR, 1, CN, AgreementState.Ratified, _signatory(CN));
        _resume(CN, PAIR, 1);
        require(_mayRecord(CN, PAIR) == Clause.None && _mayRecord(MY, PAIR) == Clause.None, "as before");
    }

    function test_OnlyThePartyThatSuspendedResumes() public {
        _suspend(HK, GBA, 1);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotSuspended.selector, GBA, 1, CN));
        _resume(CN, GBA, 1);
        _resume(HK, GBA, 1);
        require(_mayRecord(HK, GBA) == Clause.None, "it takes part again");
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotSuspended.selector, GBA, 1, HK));
        _resume(HK, GBA, 1);
    }

    function test_SuspendsOnce() public {
        _suspend(HK, GBA, 1);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.AlreadySuspended.selector, GBA, 1, HK));
        _suspend(HK, GBA, 1);
    }

    function test_EndsWithTheConsentOfAllParties() public {
        _expectEmit(address(registry));
        emit IRegistry.AgreementEnded(GBA, 1, CN, AgreementState.Ratified, _signatory(CN));
        _end(CN, GBA, 1);
        require(_mayRecord(CN, GBA) == Clause.AgreementSuspended, "who consents takes part no more");
        require(_mayRecord(HK, GBA) == Clause.None, "the others do");
        _expectEmit(address(registry));
        emit IRegistry.AgreementEnded(GBA, 1, HK, AgreementState.Suspended, _signatory(HK));
        _end(HK, GBA, 1);
        _expectEmit(address(registry));
        emit IRegistry.AgreementEnded(GBA, 1, MO, AgreementState.Terminated, _signatory(MO));
        _end(MO, GBA, 1);
        require(_mayRecord(CN, GBA) == Clause.AgreementTerminated, "ended");
        (, uint256 parties, , ) = registry.agreementOf(GBA, 1);
        (uint256 suspendedBy, uint256 endedBy) = registry.absenteesOf(GBA, 1);
        require(parties == GBA_PARTIES && suspendedBy == GBA_PARTIES && endedBy == GBA_PARTIES, "who they were");
    }

    function test_NothingLeadsBackFromTheEnd() public {
        _endForAll(GBA, 1, [CN, HK, MO]);
        bytes memory refusal = abi.encodeWithSelector(
            IRegistry.NotInOperation.selector,
            GBA,
            1,
            AgreementState.Terminated
        );
        vm.expectRevert(refusal);
        _resume(CN, GBA, 1);
        vm.expectRevert(refusal);
        _suspend(CN, GBA, 1);
        vm.expectRevert(refusal);
        _end(CN, GBA, 1);
    }

    function test_ResumingTakesTheConsentBack() public {
        _end(CN, GBA, 1);
        _end(HK, GBA, 1);
        _resume(CN, GBA, 1);
        _end(MO, GBA, 1);
        require(_stateOf(GBA) == AgreementState.Suspended, "one of three does not want its end");
        _resume(HK, GBA, 1);
        require(_stateOf(GBA) == AgreementState.Ratified, "in force between two");
    }

    function test_ConsentsOnceUnlessAWithdrawalHasLeftOnlyConsents() public {
        _end(CN, GBA, 1);
        _end(HK, GBA, 1);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.AlreadyEnded.selector, GBA, 1, CN));
        _end(CN, GBA, 1);
        _withdrawPartner(MO);
        _end(CN, GBA, 1);
        require(_stateOf(GBA) == AgreementState.Terminated, "nobody waits for a partner that has left");
    }

    function test_AProposedAndAnUnknownVersionAreNotInOperation() public {
        _propose(CN, GBA, 2, GBA_PARTIES, _scope());
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotInOperation.selector, GBA, 2, AgreementState.Proposed));
        _suspend(CN, GBA, 2);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotInOperation.selector, 9, 1, AgreementState.None));
        _end(CN, 9, 1);
    }

    function testFuzz_OnlyASignatoryOfAPartySuspendsResumesAndEnds(address sender) public {
        (uint8 partnerId, Clause clause) = registry.mayRepresent(sender);
        if (clause == Clause.None && GBA_PARTIES & (1 << partnerId) != 0) return;
        bytes memory refusal = _notAllowed(sender, clause == Clause.None ? Clause.NotAParty : clause);
        _expectRefusedAs(sender, refusal);
        _expectRefusedAs(_signatory(MY), _notAllowed(_signatory(MY), Clause.NotAParty));
        _expectRefusedAs(_officer(CN), _notAllowed(_officer(CN), Clause.SignerRole));
    }

    function test_AnAmendmentNeedsWhoSuspendedTooAndRestoresItsPart() public {
        _suspend(HK, GBA, 1);
        _propose(HK, GBA, 2, GBA_PARTIES, _scope());
        _ratify(CN, GBA, 2);
        _ratify(MO, GBA, 2);
        (, Clause clause) = registry.mayRecord(_officer(HK), GBA, 2, EvidenceKind.Photo, 2);
        require(clause == Clause.None, "who ratifies anew takes part anew");
        require(_mayRecord(HK, GBA) == Clause.AgreementExpired, "the version before has ended");

        _suspend(MY, PAIR, 1);
        Scope memory scope = _scope();
        _propose(CN, PAIR, 2, (1 << CN) | (1 << HK), scope);
        _ratify(HK, PAIR, 2);
        (scope, , , ) = registry.agreementOf(PAIR, 2);
        require(scope.state == AgreementState.Proposed, "the party that suspended is asked as well");
        _ratify(MY, PAIR, 2);
        (scope, , , ) = registry.agreementOf(PAIR, 2);
        require(scope.state == AgreementState.Ratified, "and consents");
    }

    function _expectRefusedAs(address sender, bytes memory refusal) private {
        vm.expectRevert(refusal);
        vm.prank(sender);
        registry.suspendAgreement(GBA, 1);
        vm.expectRevert(refusal);
        vm.prank(sender);
        registry.resumeAgreement(GBA, 1);
        vm.expectRevert(refusal);
        vm.prank(sender);
        registry.endAgreement(GBA, 1);
    }

    function _stateOf(uint16 agreementId) private view returns (AgreementState) {
        (Scope memory scope, , , ) = registry.agreementOf(agreementId, 1);
        return scope.state;
    }

    function _mayRecord(uint8 partnerId, uint16 agreementId) private view returns (Clause clause) {
        (, clause) = registry.mayRecord(_officer(partnerId), agreementId, 1, EvidenceKind.Photo, 2);
    }

    function _mayRecognise(uint8 partnerId, uint16 agreementId) private view returns (Clause clause) {
        (, clause) = registry.mayRecognise(_recogniser(partnerId), agreementId, 1, Grade.Reference);
    }

    function _mayPublish(uint8 partnerId, uint16 agreementId, uint256 recipients) private view returns (Clause clause) {
        (, clause) = registry.mayPublish(_officer(partnerId), agreementId, 1, 2, 4, recipients);
    }
}
