// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Registry} from "../../contracts/Registry.sol";
import {Clause, Founder, IRegistry, PartnerState, Signer} from "../../contracts/interfaces/IRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {ConsortiumFixture} from "./consortium-fixture.sol";
import {vm} from "./vm.sol";

contract PartnerRegistryTest is ConsortiumFixture {
    uint8 private constant NEW = 200;
    address private constant FRESH = address(0xF0E5);

    function setUp() public {
        _deployConsortium();
    }

    function test_FoundersAreActiveWithASignatoryWithoutEnd() public view {
        require(registry.activePartners() == ((1 << CN) | (1 << HK) | (1 << MO) | (1 << MY)), "active");
        (PartnerState state, bytes2 iso) = registry.partnerOf(MY);
        require(state == PartnerState.Active && iso == "MY", "founder");
        Signer memory signer = registry.signerOf(_signatory(MY));
        require(signer.partnerId == MY && signer.roles == Roles.SIGNATORY, "signatory");
        require(signer.validFrom == START && signer.validTo == NO_END, "window");
        require(registry.consortium() == CONSORTIUM && registry.deploymentId() == DEPLOYMENT, "deployment");
        require(registry.isTrustedForwarder(address(forwarder)), "forwarder");
    }

    function test_FoundingEmitsAdmissionStateAndSigner() public {
        Founder[] memory one = new Founder[](1);
        one[0] = Founder(7, "NZ", FRESH);
        address next = _nextDeployment();
        _expectEmit(next);
        emit IRegistry.PartnerAdmitted(7, "NZ", FRESH);
        _expectEmit(next);
        emit IRegistry.PartnerStateChanged(7, PartnerState.None, PartnerState.Active);
        _expectEmit(next);
        emit IRegistry.SignerAuthorised(FRESH, 7, Roles.SIGNATORY, START, NO_END, CONSORTIUM);
        require(address(new Registry(address(forwarder), CONSORTIUM, DEPLOYMENT, one)) == next, "address");
    }

    function test_RefusesZeroForwarderConsortiumAndSignatory() public {
        Founder[] memory founders = _founders();
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new Registry(address(0), CONSORTIUM, DEPLOYMENT, founders);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new Registry(address(forwarder), address(0), DEPLOYMENT, founders);
        founders[2].signatory = address(0);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new Registry(address(forwarder), CONSORTIUM, DEPLOYMENT, founders);
    }

    function testFuzz_AdmitsACandidate(uint8 partnerId, address signatory) public {
        vm.assume(partnerId != 0 && !_isTaken(partnerId) && _isFree(signatory));
        _expectEmit(address(registry));
        emit IRegistry.PartnerAdmitted(partnerId, "XX", signatory);
        _expectEmit(address(registry));
        emit IRegistry.PartnerStateChanged(partnerId, PartnerState.None, PartnerState.Candidate);
        _expectEmit(address(registry));
        emit IRegistry.SignerAuthorised(signatory, partnerId, Roles.SIGNATORY, START, NO_END, CONSORTIUM);
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(partnerId, "XX", signatory));

        (PartnerState state, bytes2 iso) = registry.partnerOf(partnerId);
        require(state == PartnerState.Candidate && iso == "XX", "candidate");
        require(registry.activePartners() & (1 << partnerId) == 0, "not yet active");
        (uint8 owner, Clause clause) = registry.mayAct(signatory);
        require(owner == partnerId && clause == Clause.SignerRole, "signatory is no officer");
    }

    function testFuzz_AdmitsOnlyTwoUpperCaseLetters(bytes2 iso) public {
        bool isValid = uint8(iso[0]) >= 65 && uint8(iso[0]) <= 90 && uint8(iso[1]) >= 65 && uint8(iso[1]) <= 90;
        if (!isValid) vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidPartner.selector, NEW, iso));
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(NEW, iso, FRESH));
        (PartnerState state, ) = registry.partnerOf(NEW);
        require(state == (isValid ? PartnerState.Candidate : PartnerState.None), "admitted");
    }

    function test_AdmitsLettersAtBothEndsOfTheAlphabet() public {
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(NEW, "AZ", FRESH));
        bytes2[4] memory refused = [bytes2("@A"), "A[", "aA", "Az"];
        for (uint256 i = 0; i < refused.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidPartner.selector, NEW + 1, refused[i]));
            vm.prank(CONSORTIUM);
            registry.admitPartner(Founder(NEW + 1, refused[i], address(0xF1)));
        }
    }

    function test_RefusesPartnerZeroTakenPartnerTakenSignatoryAndNoSignatory() public {
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidPartner.selector, 0, bytes2("XX")));
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(0, "XX", FRESH));
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidPartner.selector, CN, bytes2("XX")));
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(CN, "XX", FRESH));
        vm.expectRevert(abi.encodeWithSelector(IRegistry.SignerTaken.selector, _officer(HK)));
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(NEW, "XX", _officer(HK)));
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        vm.prank(CONSORTIUM);
        registry.admitPartner(Founder(NEW, "XX", address(0)));
    }

    function testFuzz_OnlyTheConsortiumDecidesForTheConsortium(address sender) public {
        vm.assume(sender != CONSORTIUM && sender != address(forwarder));
        bytes memory refusal = abi.encodeWithSelector(IRegistry.NotConsortium.selector, sender);
        vm.expectRevert(refusal);
        vm.prank(sender);
        registry.admitPartner(Founder(NEW, "XX", FRESH));
        vm.expectRevert(refusal);
        vm.prank(sender);
        registry.setPartnerState(JP, PartnerState.Active);
        vm.expectRevert(refusal);
        vm.prank(sender);
        registry.seatSignatory(CN, FRESH);
    }

    function testFuzz_StateMovesOnlyAlongItsPath(uint8[6] calldata steps) public {
        PartnerState current = PartnerState.Candidate;
        for (uint256 i = 0; i < steps.length; ++i) {
            PartnerState requested = PartnerState(steps[i] % 5);
            bool isAllowed =
                (requested == PartnerState.Active &&
                    (current == PartnerState.Candidate || current == PartnerState.Suspended)) ||
                    (requested == PartnerState.Suspended && current == PartnerState.Active) ||
                    (requested == PartnerState.Withdrawn && current == PartnerState.Suspended);
            if (isAllowed) {
                _expectEmit(address(registry));
                emit IRegistry.PartnerStateChanged(JP, current, requested);
            } else {
                vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidTransition.selector, JP, current, requested));
            }
            _setState(JP, requested);
            if (isAllowed) current = requested;
            (PartnerState state, ) = registry.partnerOf(JP);
            require(state == current, "state");
            require((registry.activePartners() & (1 << JP) != 0) == (current == PartnerState.Active), "active");
        }
    }

    function testFuzz_StandingIsAnswerableForEver(uint32 toActive, uint32 toSuspended, uint32 when) public {
        uint40 activated = START + 1 + uint40(toActive);
        uint40 suspended = activated + 1 + uint40(toSuspended);
        vm.warp(activated);
        _setState(JP, PartnerState.Active);
        vm.warp(suspended);
        _setState(JP, PartnerState.Suspended);
        uint40 asked = uint40(_bound(when, START - 10, suspended + 10));
        PartnerState expected =
            asked < START
                ? PartnerState.None
                : asked < activated
                    ? PartnerState.Candidate
                    : asked < suspended
                        ? PartnerState.Active
                        : PartnerState.Suspended;
        require(registry.partnerStateAt(JP, asked) == expected, "standing");
        require(registry.partnerStateAt(JP, START - 1) == PartnerState.None, "before admission");
        require(registry.partnerStateAt(JP, activated) == PartnerState.Active, "from its second on");
        require(registry.partnerStateAt(JP, suspended - 1) == PartnerState.Active, "to the last second");
        require(registry.partnerStateAt(JP, suspended) == PartnerState.Suspended, "suspended");
    }

    function testFuzz_ReseatsASignatory(address signatory) public {
        vm.assume(_isFree(signatory));
        _expectEmit(address(registry));
        emit IRegistry.SignerAuthorised(signatory, JP, Roles.SIGNATORY, START, NO_END, CONSORTIUM);
        vm.prank(CONSORTIUM);
        registry.seatSignatory(JP, signatory);
        require(registry.signerOf(signatory).partnerId == JP, "seated");

        vm.expectRevert(abi.encodeWithSelector(IRegistry.SignerTaken.selector, signatory));
        vm.prank(CONSORTIUM);
        registry.seatSignatory(JP, signatory);
    }

    function test_ReseatsNobodyForAnUnknownPartnerAndNotTheZeroAddress() public {
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidPartner.selector, NEW, bytes2(0)));
        vm.prank(CONSORTIUM);
        registry.seatSignatory(NEW, FRESH);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        vm.prank(CONSORTIUM);
        registry.seatSignatory(CN, address(0));
    }

    function testFuzz_AuthorisesASigner(address signer, uint8 roles, uint40 validFrom, uint40 validTo) public {
        vm.assume(_isFree(signer));
        roles = roles % 8 == 0 ? Roles.GATEWAY : roles % 8;
        validFrom = uint40(_bound(validFrom, START, NO_END - 1));
        validTo = uint40(_bound(validTo, validFrom + 1, NO_END));
        _expectEmit(address(registry));
        emit IRegistry.SignerAuthorised(signer, HK, roles, validFrom, validTo, _signatory(HK));
        vm.prank(_signatory(HK));
        registry.authoriseSigner(signer, roles, validFrom, validTo);
        Signer memory window = registry.signerOf(signer);
        require(window.partnerId == HK && window.roles == roles, "signer");
        require(window.validFrom == validFrom && window.validTo == validTo, "window");
    }

    function testFuzz_RefusesUnknownAndMixedRoles(uint8 roles) public {
        bool isValid = roles == Roles.GATEWAY || (roles != 0 && roles < Roles.GATEWAY);
        if (!isValid) _expectInvalidWindow(FRESH, roles, 0, NO_END);
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, roles, 0, NO_END);
        require(registry.signerOf(FRESH).roles == (isValid ? roles : 0), "roles");
    }

    function testFuzz_RefusesAWindowFromThePastOrWithoutASecond(uint40 validFrom, uint40 validTo) public {
        uint40 from = validFrom == 0 ? START : validFrom;
        if (from < START || from >= validTo) {
            _expectInvalidWindow(FRESH, Roles.OFFICER, validFrom, validTo);
        }
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, Roles.OFFICER, validFrom, validTo);
    }

    function test_RefusesAWindowOneSecondAgoAndAnEmptyOne() public {
        _expectInvalidWindow(FRESH, Roles.OFFICER, START - 1, NO_END);
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, Roles.OFFICER, START - 1, NO_END);
        _expectInvalidWindow(FRESH, Roles.OFFICER, 0, START);
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, Roles.OFFICER, 0, START);
    }

    function test_AnAddressHasOneWindowForEver() public {
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), 0);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.SignerTaken.selector, _officer(CN)));
        _authorise(CN, _officer(CN), Roles.OFFICER);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.SignerTaken.selector, _officer(CN)));
        _authorise(HK, _officer(CN), Roles.OFFICER);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        _authorise(HK, address(0), Roles.OFFICER);
    }

    function testFuzz_OnlyASignatoryAuthorisesAndRevokes(address sender) public {
        vm.assume(_isFree(sender) && sender != address(forwarder));
        vm.expectRevert(_notAllowed(sender, Clause.SignerUnknown));
        vm.prank(sender);
        registry.authoriseSigner(FRESH, Roles.OFFICER, 0, NO_END);
        vm.expectRevert(_notAllowed(sender, Clause.SignerUnknown));
        vm.prank(sender);
        registry.revokeSigner(_officer(CN), 0);
        address[3] memory others = [_officer(CN), _recogniser(CN), _gateway(CN)];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(_notAllowed(others[i], Clause.SignerRole));
            vm.prank(others[i]);
            registry.authoriseSigner(FRESH, Roles.OFFICER, 0, NO_END);
            vm.expectRevert(_notAllowed(others[i], Clause.SignerRole));
            vm.prank(others[i]);
            registry.revokeSigner(_officer(CN), 0);
        }
    }

    function test_ACandidatesSignatoryAuthorisesNobodyYet() public {
        vm.expectRevert(_notAllowed(_signatory(JP), Clause.PartnerNotActive));
        _authorise(JP, FRESH, Roles.OFFICER);
        _setState(JP, PartnerState.Active);
        _authorise(JP, FRESH, Roles.OFFICER);
        require(registry.signerOf(FRESH).partnerId == JP, "authorised");
    }

    function testFuzz_RevokesNowOrLaterNeverInThePast(uint40 validTo, uint32 elapsed) public {
        uint40 time = START + uint40(elapsed);
        vm.warp(time);
        uint40 end = validTo == 0 ? time : validTo;
        bool isValid = end >= time && end < NO_END;
        if (isValid) {
            _expectEmit(address(registry));
            emit IRegistry.SignerRevoked(_officer(CN), CN, end, _signatory(CN));
        } else {
            _expectInvalidWindow(_officer(CN), Roles.OFFICER, START, validTo);
        }
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), validTo);
        require(registry.signerOf(_officer(CN)).validTo == (isValid ? end : NO_END), "end");
    }

    function test_RevokesOneSecondAgoNever() public {
        _expectInvalidWindow(_officer(CN), Roles.OFFICER, START, START - 1);
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), START - 1);
    }

    function test_AnEndedWindowNeitherEndsAgainNorGrows() public {
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), START + 100);
        _expectInvalidWindow(_officer(CN), Roles.OFFICER, START, START + 101);
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), START + 101);
        vm.warp(START + 100);
        _expectInvalidWindow(_officer(CN), Roles.OFFICER, START, 0);
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), 0);
        require(registry.signerOf(_officer(CN)).validTo == START + 100, "end");
    }

    function test_RevokesNobodyElsesSignerAndNobodyUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IRegistry.ForeignSigner.selector, _officer(HK), HK));
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(HK), 0);
        vm.expectRevert(abi.encodeWithSelector(IRegistry.ForeignSigner.selector, STRANGER, 0));
        vm.prank(_signatory(CN));
        registry.revokeSigner(STRANGER, 0);
    }

    function test_ASuspendedAndAWithdrawnPartnerStillStopStolenKeys() public {
        _setState(CN, PartnerState.Suspended);
        vm.prank(_signatory(CN));
        registry.revokeSigner(_officer(CN), 0);
        _setState(CN, PartnerState.Withdrawn);
        vm.prank(_signatory(CN));
        registry.revokeSigner(_recogniser(CN), 0);
        require(registry.signerOf(_officer(CN)).validTo == START, "suspended");
        require(registry.signerOf(_recogniser(CN)).validTo == START, "withdrawn");
    }

    function test_ASignatoryMayEndItsOwnWindow() public {
        vm.prank(_signatory(CN));
        registry.revokeSigner(_signatory(CN), 0);
        vm.expectRevert(_notAllowed(_signatory(CN), Clause.SignerExpired));
        _authorise(CN, FRESH, Roles.OFFICER);
    }

    function testFuzz_WasAuthorisedAnswersForTheTimeAsked(
        uint40 when,
        uint32 offset,
        uint32 length,
        uint8 roles,
        uint8 asked
    ) public {
        roles = uint8(_bound(roles, 1, 7));
        uint40 from = START + 1 + uint40(offset);
        uint40 to = from + 1 + uint40(length);
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, roles, from, to);
        vm.warp(to + 10);
        when = uint40(_bound(when, START, to + 20));
        bool isInside = from <= when && when < to;
        require(registry.wasAuthorised(FRESH, CN, asked, when) == (isInside && roles & asked == asked), "answer");
        require(!registry.wasAuthorised(FRESH, HK, roles, from), "another partner's");
        require(!registry.wasAuthorised(FRESH, CN, roles, from - 1), "the second before");
        require(registry.wasAuthorised(FRESH, CN, roles, from), "the first second");
        require(registry.wasAuthorised(FRESH, CN, roles, to - 1), "the last second");
        require(!registry.wasAuthorised(FRESH, CN, roles, to), "the second after");
    }

    function test_WasAuthorisedKnowsNoFutureAndNobodyOfPartnerZero() public view {
        require(registry.wasAuthorised(_officer(CN), CN, Roles.OFFICER, START), "now");
        require(!registry.wasAuthorised(_officer(CN), CN, Roles.OFFICER, START + 1), "the future is open");
        require(!registry.wasAuthorised(STRANGER, 0, 0, START), "nobody");
    }

    function test_WasAuthorisedFollowsThePartnersStanding() public {
        vm.warp(START + 100);
        _setState(CN, PartnerState.Suspended);
        vm.warp(START + 200);
        _setState(CN, PartnerState.Active);
        vm.warp(START + 300);
        require(registry.wasAuthorised(_officer(CN), CN, Roles.OFFICER, START + 99), "before");
        require(!registry.wasAuthorised(_officer(CN), CN, Roles.OFFICER, START + 100), "suspended");
        require(!registry.wasAuthorised(_officer(CN), CN, Roles.OFFICER, START + 199), "still suspended");
        require(registry.wasAuthorised(_officer(CN), CN, Roles.OFFICER, START + 200), "active again");
    }

    function testFuzz_MayActNamesTheFirstClauseInTheWay(uint32 elapsed) public {
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, Roles.OFFICER, START + 100, START + 200);
        uint40 time = uint40(_bound(elapsed, START, START + 300));
        vm.warp(time);
        Clause expected =
            time < START + 100
                ? Clause.SignerNotYetValid
                : time < START + 200
                    ? Clause.None
                    : Clause.SignerExpired;
        (uint8 partnerId, Clause clause) = registry.mayAct(FRESH);
        require(partnerId == CN && clause == expected, "window");
        (partnerId, clause) = registry.mayAct(_gateway(CN));
        require(partnerId == CN && clause == Clause.SignerRole, "a gateway writes nothing");
        (partnerId, clause) = registry.mayAct(STRANGER);
        require(partnerId == 0 && clause == Clause.SignerUnknown, "unknown");
        _setState(CN, PartnerState.Suspended);
        (, clause) = registry.mayAct(FRESH);
        require(clause == (expected == Clause.None ? Clause.PartnerNotActive : expected), "suspended");
    }

    function test_WindowEdgesCount() public {
        vm.prank(_signatory(CN));
        registry.authoriseSigner(FRESH, Roles.OFFICER, START + 100, START + 200);
        uint40[4] memory times = [START + 99, START + 100, START + 199, START + 200];
        Clause[4] memory clauses = [Clause.SignerNotYetValid, Clause.None, Clause.None, Clause.SignerExpired];
        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            (, Clause clause) = registry.mayAct(FRESH);
            require(clause == clauses[i], "edge");
        }
    }

    function _expectInvalidWindow(address signer, uint8 roles, uint40 validFrom, uint40 validTo) private {
        vm.expectRevert(abi.encodeWithSelector(IRegistry.InvalidWindow.selector, signer, roles, validFrom, validTo));
    }

    function _isTaken(uint8 partnerId) private view returns (bool) {
        (PartnerState state, ) = registry.partnerOf(partnerId);
        return state != PartnerState.None;
    }

    function _isFree(address signer) private view returns (bool) {
        return signer != address(0) && registry.signerOf(signer).partnerId == 0;
    }

    function _nextDeployment() private returns (address next) {
        uint256 snapshot = vm.snapshotState();
        next = address(new Registry(address(forwarder), CONSORTIUM, DEPLOYMENT, new Founder[](0)));
        vm.revertToState(snapshot);
    }
}
