// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    AgreementState,
    Clause,
    CourtUse,
    EvidenceKind,
    Grade,
    PartnerState,
    Scope
} from "../../contracts/interfaces/IRegistry.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

contract RegistryQuestionsTest is ConsortiumFixture {
    uint16 private constant OTHER = 9;

    function setUp() public {
        _deployConsortium();
    }

    function testFuzz_MayRecordWhatTheScopeNames(uint8 kind, uint8 rights) public view {
        kind = kind % 9;
        (uint8 partnerId, Clause clause) = registry.mayRecord(_officer(CN), GBA, 1, EvidenceKind(kind), rights);
        Clause expected =
            kind == 0 || kind == uint8(EvidenceKind.WebCapture)
                ? Clause.Kind
                : rights & ~uint8(0x0E) != 0
                    ? Clause.Right
                    : Clause.None;
        require(partnerId == CN && clause == expected, "clause");
    }

    function testFuzz_MayPublishWhatTheScopeNames(uint8 rights, uint16 channels, uint256 recipients) public view {
        // Random words rarely stay inside the scope; the top bits choose which are kept to it.
        if (recipients >> 255 == 0) recipients &= GBA_PARTIES;
        if (recipients >> 254 == 0) rights &= 0x0E;
        if (channels >> 15 == 0) channels &= 0x1EE;
        (uint8 partnerId, Clause clause) = registry.mayPublish(_officer(HK), GBA, 1, rights, channels, recipients);
        Clause expected =
            rights & ~uint8(0x0E) != 0
                ? Clause.Right
                : channels & ~uint16(0x1EE) != 0
                    ? Clause.Channel
                    : recipients == 0 || recipients & ~GBA_PARTIES != 0
                        ? Clause.Recipient
                        : Clause.None;
        require(partnerId == HK && clause == expected, "clause");
    }

    function test_MayPublishToOneselfAndToTheSuspended() public {
        _setState(MO, PartnerState.Suspended);
        require(_mayPublishTo(1 << MO) == Clause.None, "the suspended may be addressed");
        require(_mayPublishTo(1 << CN) == Clause.None, "one's own offices may be addressed");
        require(_mayPublishTo(1 << MY) == Clause.Recipient, "no party");
        require(_mayPublishTo(1) == Clause.Recipient, "partner 0");
        require(_mayPublishTo(0) == Clause.Recipient, "nobody");
    }

    function testFuzz_MayRecogniseToAnyGradeButUnleavedCourt(uint8 grade, bool isAsk) public {
        Scope memory scope = _scope();
        scope.court = isAsk ? CourtUse.Ask : CourtUse.Allowed;
        _bringIntoForce(scope);
        grade = grade % 5;
        (uint8 partnerId, Clause clause) = registry.mayRecognise(_recogniser(CN), OTHER, 1, Grade(grade));
        require(partnerId == CN, "partner");
        require(clause == (isAsk && grade == uint8(Grade.Court) ? Clause.Court : Clause.None), "clause");
    }

    function test_EachQuestionAsksForItsRole() public view {
        require(_mayRecordAs(_recogniser(CN)) == Clause.SignerRole, "a recogniser records nothing");
        require(_mayRecordAs(_signatory(CN)) == Clause.SignerRole, "a signatory records nothing");
        require(_mayRecordAs(_gateway(CN)) == Clause.SignerRole, "a gateway records nothing");
        require(_mayRecordAs(STRANGER) == Clause.SignerUnknown, "a stranger records nothing");
        (, Clause clause) = registry.mayRecognise(_officer(CN), GBA, 1, Grade.Reference);
        require(clause == Clause.SignerRole, "an officer recognises nothing");
        (, clause) = registry.mayPublish(_recogniser(CN), GBA, 1, 2, 4, 1 << HK);
        require(clause == Clause.SignerRole, "a recogniser publishes nothing");
    }

    function test_NoPartyIsNoParty() public view {
        require(_mayRecordAs(_officer(MY)) == Clause.NotAParty, "record");
        (, Clause clause) = registry.mayRecognise(_recogniser(MY), GBA, 1, Grade.Reference);
        require(clause == Clause.NotAParty, "recognise");
        (, clause) = registry.mayPublish(_officer(MY), GBA, 1, 2, 4, 1 << HK);
        require(clause == Clause.NotAParty, "publish");
    }

    function testFuzz_ClausesComeInTheirOrder(uint8 obstacles, uint32 elapsed) public {
        uint40 time = START + uint40(elapsed);
        Scope memory scope = _scope();
        scope.effective = time + (obstacles & 1 != 0 ? 10 : 0);
        scope.expiry = scope.effective + 1;
        if (obstacles & 2 != 0) scope.expiry = scope.effective + 10;
        _propose(CN, OTHER, 1, (1 << CN) | (1 << MY), scope);
        if (obstacles & 4 != 0) _ratify(MY, OTHER, 1);
        if (obstacles & 8 != 0) _setState(CN, PartnerState.Suspended);
        vm.warp(time + (obstacles & 16 != 0 ? 5 : 0));
        bool isRatified = obstacles & 4 != 0;
        Clause expected =
            obstacles & 8 != 0
                ? Clause.PartnerNotActive
                : !isRatified
                    ? Clause.AgreementNotRatified
                    : block.timestamp < scope.effective
                        ? Clause.AgreementNotEffective
                        : block.timestamp >= scope.expiry
                            ? Clause.AgreementExpired
                            : Clause.Kind;
        (, Clause clause) = registry.mayRecord(_officer(CN), OTHER, 1, EvidenceKind.WebCapture, 1);
        require(clause == expected, "record");
        (, clause) = registry.mayPublish(_officer(CN), OTHER, 1, 1, 1, 1);
        require(clause == (expected == Clause.Kind ? Clause.Right : expected), "publish");
        (, clause) = registry.mayRecognise(_recogniser(CN), OTHER, 1, Grade.Reference);
        require(
            clause == (expected == Clause.Kind || expected == Clause.AgreementExpired ? Clause.None : expected),
            "recognise"
        );
    }

    function test_TheFirstAndTheLastSecondCount() public {
        Scope memory scope = _scope();
        scope.effective = START + 100;
        scope.expiry = START + 200;
        _bringIntoForce(scope);
        uint40[4] memory times = [START + 99, START + 100, START + 199, START + 200];
        Clause[4] memory expected = [Clause.AgreementNotEffective, Clause.None, Clause.None, Clause.AgreementExpired];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            (, Clause clause) = registry.mayRecord(_officer(CN), OTHER, 1, EvidenceKind.Photo, 2);
            require(clause == expected[i], "edge");
        }
    }

    function testFuzz_WithoutAnAgreementAnOfficerRecordsForItsPartnerAlone(uint8 kind, uint8 rights) public view {
        kind = kind % 9;
        (uint8 partnerId, Clause clause) = registry.mayRecord(_officer(MY), 0, 0, EvidenceKind(kind), rights);
        require(partnerId == MY && clause == (kind == 0 ? Clause.Kind : Clause.None), "own record");
        (, clause) = registry.mayRecord(_officer(MY), 0, 1, EvidenceKind.Photo, rights);
        require(clause == Clause.AgreementUnknown, "no version of none");
        (, clause) = registry.mayRecognise(_recogniser(CN), 0, 0, Grade.Reference);
        require(clause == Clause.AgreementUnknown, "nobody else decides on it");
        (, clause) = registry.mayPublish(_officer(CN), 0, 0, 2, 4, 1 << HK);
        require(clause == Clause.AgreementUnknown, "nothing is published under none");
    }

    function test_AnUnknownVersionIsUnknown() public view {
        (, Clause clause) = registry.mayRecord(_officer(CN), GBA, 2, EvidenceKind.Photo, 2);
        require(clause == Clause.AgreementUnknown, "version");
        (, clause) = registry.mayRecord(_officer(CN), 77, 1, EvidenceKind.Photo, 2);
        require(clause == Clause.AgreementUnknown, "agreement");
    }

    function test_AVersionSucceededBeforeItBeganWasNeverInForce() public {
        Scope memory scope = _scope();
        scope.effective = START + 100;
        _bringIntoForce(scope);
        vm.prank(_signatory(CN));
        registry.proposeAgreement(OTHER, 2, (1 << CN) | (1 << MY), scope, INSTRUMENT);
        _ratify(MY, OTHER, 2);
        vm.warp(START + 100);
        (, Clause clause) = registry.mayRecognise(_recogniser(CN), OTHER, 1, Grade.Reference);
        require(clause == Clause.AgreementNotEffective, "never in force");
        (, clause) = registry.mayRecognise(_recogniser(CN), OTHER, 2, Grade.Reference);
        require(clause == Clause.None, "its successor is");
    }

    function test_SuspendedAndTerminatedStopEverything() public {
        AgreementState[2] memory states = [AgreementState.Suspended, AgreementState.Terminated];
        Clause[2] memory expected = [Clause.AgreementSuspended, Clause.AgreementTerminated];
        for (uint256 i = 0; i < states.length; ++i) {
            vm.warp(START);
            if (states[i] == AgreementState.Terminated) _endForAll(GBA, 1, [CN, HK, MO]);
            else for (uint8 partnerId = CN; partnerId <= MO; ++partnerId) _suspend(partnerId, GBA, 1);
            require(_mayRecordAs(_officer(CN)) == expected[i], "record");
            require(_mayPublishTo(1 << HK) == expected[i], "publish");
            (, Clause clause) = registry.mayRecognise(_recogniser(CN), GBA, 1, Grade.Reference);
            require(clause == expected[i], "recognise");
            vm.warp(EXPIRY);
            require(_mayRecordAs(_officer(CN)) == Clause.AgreementExpired, "expiry is named first");
            (, clause) = registry.mayRecognise(_recogniser(CN), GBA, 1, Grade.Reference);
            require(clause == expected[i], "and does not hide it where it matters");
        }
    }

    function testFuzz_ViewsNeverRevert(
        address signer,
        uint16 agreementId,
        uint8 version,
        uint8 code,
        uint16 bits,
        uint256 recipients,
        uint40 when
    ) public {
        vm.warp(when);
        registry.mayRecord(signer, agreementId, version, EvidenceKind(code % 9), code);
        registry.mayRecognise(signer, agreementId, version, Grade(code % 5));
        registry.mayPublish(signer, agreementId, version, code, bits, recipients);
        registry.mayAct(signer);
        registry.mayRepresent(signer);
        registry.activeCountAt(when);
        registry.absenteesOf(agreementId, version);
        registry.successor();
        registry.wasAuthorised(signer, version, code, when);
        registry.signerOf(signer);
        registry.partnerOf(version);
        registry.partnerStateAt(version, when);
        registry.agreementOf(agreementId, version);
        registry.latestVersion(agreementId);
        // The same with a signer and an agreement that exist.
        registry.mayRecord(_officer(CN), GBA, version, EvidenceKind(code % 9), code);
        registry.mayRecognise(_recogniser(CN), GBA, 1, Grade(code % 5));
        registry.mayPublish(_officer(CN), GBA, 1, code, bits, recipients);
        registry.wasAuthorised(_officer(CN), CN, code, when);
    }

    function _bringIntoForce(Scope memory scope) private {
        _propose(CN, OTHER, 1, (1 << CN) | (1 << MY), scope);
        _ratify(MY, OTHER, 1);
    }

    function _mayRecordAs(address signer) private view returns (Clause clause) {
        (, clause) = registry.mayRecord(signer, GBA, 1, EvidenceKind.Photo, 2);
    }

    function _mayPublishTo(uint256 recipients) private view returns (Clause clause) {
        (, clause) = registry.mayPublish(_officer(CN), GBA, 1, 2, 4, recipients);
    }
}
