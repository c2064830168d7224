// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {
    AgreementState,
    Clause,
    CourtUse,
    Grade,
    IRegistry,
    Onward,
    PartnerState,
    RecognitionRule,
    Scope
} from "../../contracts/interfaces/IRegistry.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

contract AgreementRegistryTest is ConsortiumFixture {
    uint16 private constant OTHER = 9;
    uint256 private constant CN_MY = (1 << CN) | (1 << MY);

    function setUp() public {
        _deployConsortium();
    }

    function testFuzz_ProposesAndIncludesTheProposersRatification(uint16 agreementId, bytes32 instrument) public {
        vm.assume(agreementId > GBA);
        Scope memory scope = _scope();
        _expectEmit(address(registry));
        emit IRegistry.AgreementProposed(agreementId, 1, CN, CN_MY, scope, instrument, _signatory(CN));
        _expectEmit(address(registry));
        emit IRegistry.AgreementRatified(agreementId, 1, CN, false, _signatory(CN));
        vm.prank(_signatory(CN));
        registry.proposeAgreement(agreementId, 1, CN_MY, scope, instrument);

        (Scope memory kept, uint256 parties, uint256 ratifiedBy, bytes32 keptInstrument) = registry.agreementOf(
            agreementId,
            1
        );
        scope.state = AgreementState.Proposed;
        require(keccak256(abi.encode(kept)) == keccak256(abi.encode(scope)), "scope");
        require(parties == CN_MY && ratifiedBy == 1 << CN && keptInstrument == instrument, "agreement");
        require(registry.latestVersion(agreementId) == 1, "latest");
    }

    function testFuzz_KeepsWhateverValidScopeIsProposed(
        uint16 kinds,
        uint8 rights,
        uint16 channels,
        uint64 hoursAll,
        uint40 effective,
        uint8 choices
    ) public {
        Scope memory scope = _scope();
        scope.kinds = kinds & 0x1FE;
        scope.rights = (rights & 0x0E) == 0 ? 2 : rights & 0x0E;
        scope.channels = (channels & 0x1FE) == 0 ? 4 : channels & 0x1FE;
        scope.hoursToAcknowledge = uint16(hoursAll);
        scope.hoursToAnswer = uint16(hoursAll >> 16);
        scope.hoursToFeedBack = uint16(hoursAll >> 32);
        scope.hoursToRecognise = uint16(hoursAll >> 48);
        scope.effective = uint40(_bound(effective, 0, NO_END - 1));
        scope.expiry = scope.effective + 1;
        scope.onward = Onward((choices % 3) + 1);
        scope.court = CourtUse(((choices / 3) % 3) + 1);
        if (choices & 0x80 != 0) {
            scope.rule = RecognitionRule.Automatic;
            scope.floor = Grade.Equivalent;
        }
        _propose(CN, OTHER, 1, CN_MY, scope);
        scope.state = AgreementState.Proposed;
        (Scope memory kept, , , ) = registry.agreementOf(OTHER, 1);
        require(keccak256(abi.encode(kept)) == keccak256(abi.encode(scope)), "scope");
    }

    function test_IsInForceWhenTheLastPartyRatifies() public {
        uint256 parties = CN_MY | (1 << HK);
        _propose(CN, OTHER, 1, parties, _scope());
        _expectEmit(address(registry));
        emit IRegistry.AgreementRatified(OTHER, 1, HK, false, _signatory(HK));
        _ratify(HK, OTHER, 1);
        (Scope memory scope, , uint256 ratifiedBy, ) = registry.agreementOf(OTHER, 1);
        require(scope.state == AgreementState.Proposed && ratifiedBy == (1 << CN) | (1 << HK), "one lacks");
        _expectEmit(address(registry));
        emit IRegistry.AgreementRatified(OTHER, 1, MY, true, _signatory(MY));
        _ratify(MY, OTHER, 1);
        (scope, , ratifiedBy, ) = registry.agreementOf(OTHER, 1);
        require(scope.state == AgreementState.Ratified && ratifiedBy == parties, "complete");
    }

    function testFuzz_RefusesWhoeverIsNoParty(uint8 partnerId) public {
        _propose(CN, OTHER, 1, CN_MY, _scope());
        partnerId = partnerId % 2 == 0 ? HK : MO;
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotRatifiable.selector, OTHER, 1, partnerId));
        _ratify(partnerId, OTHER, 1);
    }

    function test_RefusesASecondRatificationAndOneOfNothing() public {
        _propose(CN, OTHER, 1, CN_MY, _scope());
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotRatifiable.selector, OTHER, 1, CN));
        _ratify(CN, OTHER, 1);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotRatifiable.selector, OTHER, 2, MY));
        _ratify(MY, OTHER, 2);
        _ratify(MY, OTHER, 1);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotRatifiable.selector, OTHER, 1, MY));
        _ratify(MY, OTHER, 1);
    }

    function testFuzz_ExpectsTheNextVersion(uint16 agreementId, uint8 version) public {
        uint8 expected = agreementId == GBA ? 2 : 1;
        bool isNext = agreementId != 0 && version == expected;
        if (!isNext) {
            vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidVersion.selector, agreementId, version, expected));
        }
        _propose(CN, agreementId, version, CN_MY, _scope());
    }

    function test_AfterVersion255ThereIsNoNext() public {
        for (uint256 version = 1; version <= 255; ++version) _propose(CN, OTHER, uint8(version), CN_MY, _scope());
        require(registry.latestVersion(OTHER) == 255, "latest");
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidVersion.selector, OTHER, 0, 0));
        _propose(CN, OTHER, 0, CN_MY, _scope());
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidVersion.selector, OTHER, 1, 0));
        _propose(CN, OTHER, 1, CN_MY, _scope());
    }

    function testFuzz_NamesOnlyAdmittedPartiesAndTheProposer(uint256 parties) public {
        uint256 admitted = (1 << CN) | (1 << HK) | (1 << MO) | (1 << JP) | (1 << MY);
        // Random words name strangers nearly always; half of the runs keep to the admitted.
        if (parties >> 255 == 0) parties &= admitted;
        bool isValid = parties & ~admitted == 0 && parties & (1 << CN) != 0 && parties != 1 << CN;
        if (!isValid) vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidParties.selector, parties));
        _propose(CN, OTHER, 1, parties, _scope());
        require(registry.latestVersion(OTHER) == (isValid ? 1 : 0), "proposed");
    }

    function test_RefusesNoPartiesOnePartyPartnerZeroAndTheWithdrawn() public {
        _withdrawPartner(MY);
        uint256[5] memory refused = [uint256(0), 1 << CN, (1 << HK) | (1 << MO), (1 << CN) | 1, CN_MY];
        for (uint256 i = 0; i < refused.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidParties.selector, refused[i]));
            _propose(CN, OTHER, 1, refused[i], _scope());
        }
    }

    function testFuzz_RefusesUnknownBits(
        uint16 kinds,
        uint8 rights,
        uint16 channels,
        uint8 purposes,
        uint8 directions
    ) public {
        Scope memory scope = _scope();
        scope.kinds = kinds;
        scope.rights = rights;
        scope.channels = channels;
        scope.purposes = purposes;
        scope.directions = directions;
        bool isKnown =
            kinds & ~uint16(0x1FE) == 0 &&
                rights & ~uint8(0x0E) == 0 &&
                channels & ~uint16(0x1FE) == 0 &&
                purposes & ~uint8(0x1E) == 0 &&
                directions & ~uint8(0x0E) == 0;
        bool isSomething = (kinds != 0 || channels != 0) && rights != 0 && purposes != 0 && directions != 0;
        if (!isKnown || !isSomething) vm.expectRevert(IRegistry.InvalidScope.selector);
        _propose(CN, OTHER, 1, CN_MY, scope);
    }

    function test_RefusesEachScopeThatCannotBeEnforced() public {
        for (uint256 i = 0; i < 24; ++i) {
            vm.expectRevert(IRegistry.InvalidScope.selector);
            _propose(CN, OTHER, 1, CN_MY, _brokenScope(i));
        }
    }

    function test_AllowsEvidenceAloneNoticesAloneAndAnAutomaticFloor() public {
        Scope memory scope = _scope();
        scope.channels = 0;
        _propose(CN, 21, 1, CN_MY, scope);
        scope = _scope();
        scope.kinds = 0;
        _propose(CN, 22, 1, CN_MY, scope);
        scope = _scope();
        scope.rule = RecognitionRule.Automatic;
        scope.floor = Grade.Court;
        _propose(CN, 23, 1, CN_MY, scope);
        require(registry.latestVersion(21) + registry.latestVersion(22) + registry.latestVersion(23) == 3, "proposed");
    }

    function test_OnlyASignatoryOfAnActivePartnerProposesAndRatifies() public {
        Scope memory scope = _scope();
        vm.expectRevert(_notAllowed(_officer(CN), Clause.SignerRole));
        vm.prank(_officer(CN));
        registry.proposeAgreement(OTHER, 1, CN_MY, scope, INSTRUMENT);
        vm.expectRevert(_notAllowed(STRANGER, Clause.SignerUnknown));
        vm.prank(STRANGER);
        registry.ratifyAgreement(OTHER, 1);
        vm.expectRevert(_notAllowed(_signatory(JP), Clause.PartnerNotActive));
        _propose(JP, OTHER, 1, (1 << CN) | (1 << JP), scope);
        _propose(CN, OTHER, 1, (1 << CN) | (1 << JP), scope);
        vm.expectRevert(_notAllowed(_signatory(JP), Clause.PartnerNotActive));
        _ratify(JP, OTHER, 1);
    }

    function testFuzz_ASuccessorEndsTheVersionBeforeFromItsFirstSecond(uint32 effectiveIn, uint32 elapsed) public {
        Scope memory scope = _scope();
        scope.effective = START + uint40(effectiveIn);
        scope.expiry = NO_END;
        _propose(CN, GBA, 2, GBA_PARTIES, scope);
        _ratify(HK, GBA, 2);
        uint40 time = START + uint40(elapsed);
        vm.warp(time);
        uint40 end = scope.effective < time ? time : scope.effective;
        bool isEnded = end < EXPIRY;
        if (isEnded) {
            _expectEmit(address(registry));
            emit IRegistry.AgreementRatified(GBA, 2, MO, true, _signatory(MO));
            _expectEmit(address(registry));
            emit IRegistry.AgreementSucceeded(GBA, 1, end);
        }
        _ratify(MO, GBA, 2);
        (Scope memory before, , , ) = registry.agreementOf(GBA, 1);
        require(before.expiry == (isEnded ? end : EXPIRY), "the version before ends, never later than it would");
        require(before.state == AgreementState.Ratified, "its state is its own");
    }

    function test_AProposalAloneEndsNothing() public {
        _propose(CN, GBA, 2, GBA_PARTIES, _scope());
        _ratify(HK, GBA, 2);
        (Scope memory before, , , ) = registry.agreementOf(GBA, 1);
        require(before.expiry == EXPIRY, "untouched");
    }

    function test_APartyThatIsLeftOutMustAgree() public {
        _propose(CN, GBA, 2, (1 << CN) | (1 << HK), _scope());
        _expectEmit(address(registry));
        emit IRegistry.AgreementRatified(GBA, 2, HK, false, _signatory(HK));
        _ratify(HK, GBA, 2);
        _expectEmit(address(registry));
        emit IRegistry.AgreementRatified(GBA, 2, MO, true, _signatory(MO));
        _ratify(MO, GBA, 2);
        (Scope memory scope, uint256 parties, , ) = registry.agreementOf(GBA, 2);
        require(scope.state == AgreementState.Ratified && parties == (1 << CN) | (1 << HK), "agreed");
    }

    function test_ADetourOverAnUnratifiedVersionTakesNothingFromItsParties() public {
        _propose(CN, GBA, 2, CN_MY, _scope());
        _propose(CN, GBA, 3, CN_MY, _scope());
        _ratify(MY, GBA, 3);
        (Scope memory scope, , , ) = registry.agreementOf(GBA, 3);
        require(scope.state == AgreementState.Proposed, "HK and MO have not agreed");
        _ratify(HK, GBA, 3);
        _ratify(MO, GBA, 3);
        (scope, , , ) = registry.agreementOf(GBA, 3);
        require(scope.state == AgreementState.Ratified, "now they have");
        (scope, , , ) = registry.agreementOf(GBA, 1);
        require(scope.expiry == START, "and version 1 has ended");
    }

    function test_NobodyWaitsForTheWithdrawn() public {
        _withdrawPartner(MO);
        _propose(CN, GBA, 2, (1 << CN) | (1 << HK), _scope());
        _expectEmit(address(registry));
        emit IRegistry.AgreementRatified(GBA, 2, HK, true, _signatory(HK));
        _ratify(HK, GBA, 2);
    }

    function test_ANewerProposalClosesTheOneBefore() public {
        _propose(CN, OTHER, 1, CN_MY, _scope());
        _propose(MY, OTHER, 2, CN_MY, _scope());
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotRatifiable.selector, OTHER, 1, MY));
        _ratify(MY, OTHER, 1);
        _ratify(CN, OTHER, 2);
    }

    function test_AnOutsiderProposesNoNextVersion() public {
        uint256 parties = GBA_PARTIES | (1 << MY);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidParties.selector, parties));
        _propose(MY, GBA, 2, parties, _scope());
        _propose(CN, OTHER, 1, CN_MY, _scope());
        parties = (1 << HK) | (1 << MO);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidParties.selector, parties));
        _propose(HK, OTHER, 2, parties, _scope());
    }

    function test_ASuccessorNeverAppliesBeforeWhatItSucceeds() public {
        Scope memory scope = _scope();
        --scope.effective;
        vm.expectRevert(IRegistry.InvalidScope.selector);
        _propose(CN, GBA, 2, GBA_PARTIES, scope);
    }

    function _brokenScope(uint256 flaw) private pure returns (Scope memory scope) {
        scope = _scope();
        if (flaw == 0) (scope.kinds, scope.channels) = (0, 0);
        if (flaw == 1) scope.rights = 0;
        if (flaw == 2) scope.purposes = 0;
        if (flaw == 3) scope.directions = 0;
        if (flaw == 4) scope.kinds |= 1;
        if (flaw == 5) scope.kinds |= 1 << 9;
        if (flaw == 6) scope.rights |= 1;
        if (flaw == 7) scope.rights |= 1 << 4;
        if (flaw == 8) scope.channels |= 1;
        if (flaw == 9) scope.channels |= 1 << 9;
        if (flaw == 10) scope.purposes |= 1;
        if (flaw == 11) scope.purposes |= 1 << 5;
        if (flaw == 12) scope.directions |= 1;
        if (flaw == 13) scope.directions |= 1 << 4;
        if (flaw == 14) scope.onward = Onward.None;
        if (flaw == 15) scope.court = CourtUse.None;
        if (flaw == 16) scope.rule = RecognitionRule.None;
        if (flaw == 17) scope.rule = RecognitionRule.Automatic;
        if (flaw == 18) scope.floor = Grade.Reference;
        if (flaw == 19) scope.expiry = scope.effective;
        if (flaw == 20) scope.expiry = scope.effective - 1;
        if (flaw == 21) scope.state = AgreementState.Ratified;
        if (flaw == 22) {
            (scope.rule, scope.floor, scope.court) = (RecognitionRule.Automatic, Grade.Court, CourtUse.Ask);
        }
        if (flaw == 23) scope.state = AgreementState.Terminated;
    }
}
