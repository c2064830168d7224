// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EvidenceLedger} from "../../contracts/EvidenceLedger.sol";
import {
    Decision,
    DecisionState,
    EvidenceId,
    EvidenceRecord,
    IEvidenceLedger,
    Member,
    Members,
    Recognition,
    RecordForm,
    Recording
} from "../../contracts/interfaces/IEvidenceLedger.sol";
import {Clause, EvidenceKind, Grade, IRegistry, PartnerState} from "../../contracts/interfaces/IRegistry.sol";
import {LedgerFixture} from "./ledger-fixture.sol";
import {Merkle} from "./merkle.sol";
import {vm} from "./vm.sol";

contract EvidenceLedgerTest is LedgerFixture {
    function setUp() public {
        _deployConsortium();
    }

    function test_RefusesZeroForwarderAndRegistry() public {
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new EvidenceLedger(address(0), registry);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new EvidenceLedger(address(forwarder), IRegistry(address(0)));
        require(address(ledger.registry()) == address(registry), "registry");
    }

    function testFuzz_Records(bytes32 root, uint32 size, uint8 rights, uint8 kind, uint32 elapsed) public {
        vm.assume(root != 0 && size != 0);
        kind = kind % 8 == 5 ? 8 : (kind % 8) + 1;
        vm.warp(START + uint40(_bound(elapsed, 0, 999 days)));
        Recording memory recording = Recording(GBA, 1, EvidenceKind(kind), rights & 0x0E, size, root);
        EvidenceId expected = ledger.evidenceIdOf(HK, GBA, 1, EvidenceKind(kind), root);
        _expectEmit(address(ledger));
        emit IEvidenceLedger.EvidenceRecorded(
            expected,
            HK,
            GBA,
            1,
            EvidenceKind(kind),
            rights & 0x0E,
            size,
            root,
            _officer(HK)
        );
        vm.prank(_officer(HK));
        require(_same(ledger.record(recording), expected), "id");

        EvidenceRecord memory kept = ledger.recordOf(expected);
        require(kept.signer == _officer(HK) && kept.partnerId == HK, "who");
        require(kept.agreementId == GBA && kept.version == 1 && kept.kind == EvidenceKind(kind), "what");
        require(kept.recordedAt == block.timestamp, "when");
        require(kept.form == (size == 1 ? RecordForm.Single : RecordForm.Batch), "form");
    }

    function test_RefusesAnEmptyRootNoPackagesAndASecondRecording() public {
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidRecording.selector, bytes32(0), 1));
        _record(CN, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidRecording.selector, ROOT, 0));
        _record(CN, ROOT, 0);
        EvidenceId id = _record(CN, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.AlreadyRecorded.selector, id));
        _record(CN, ROOT, 1);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.AlreadyRecorded.selector, id));
        _record(CN, ROOT, 7);
        require(!_same(_record(HK, ROOT, 1), id), "another partner's is another record");
    }

    function testFuzz_RecordsOnlyWhatTheRegistryAllows(uint8 kind, uint8 rights, uint8 who) public {
        kind = kind % 9;
        address sender = [_officer(CN), _officer(MY), _recogniser(CN), _gateway(HK), STRANGER][who % 5];
        Recording memory recording = Recording(GBA, 1, EvidenceKind(kind), rights, 1, ROOT);
        (, Clause clause) = registry.mayRecord(sender, GBA, 1, EvidenceKind(kind), rights);
        if (clause != Clause.None) vm.expectRevert(_notAllowed(sender, clause));
        vm.prank(sender);
        ledger.record(recording);
    }

    function testFuzz_FindsEveryMemberOfABatch(uint32 size, uint256 index) public {
        size = uint32(_bound(size, 2, 40));
        (Member memory member, EvidenceId recordId) = _recordBatch(size, index % size);
        (EvidenceId id, EvidenceId found, EvidenceRecord memory kept) = ledger.locate(member);
        require(_same(id, _idOf(member)) && _same(found, recordId), "ids");
        require(kept.form == RecordForm.Batch && kept.partnerId == CN && kept.recordedAt == START, "record");
    }

    function testFuzz_FindsNoMemberByAnotherPathRootOrBinding(uint32 size, uint256 index, uint8 flaw) public {
        size = uint32(_bound(size, 2, 40));
        (Member memory member, ) = _recordBatch(size, index % size);
        flaw = flaw % 8;
        if (flaw == 0) member.root = keccak256(abi.encode(member.root));
        if (flaw == 1) member.path[0] = ~member.path[0];
        if (flaw == 2) member.path = new bytes32[](0);
        if (flaw == 3) member.partnerId = HK;
        if (flaw == 4) member.agreementId = 2;
        if (flaw == 5) member.version = 2;
        if (flaw == 6) member.kind = EvidenceKind.Photo;
        if (flaw == 7) member.path = _shorten(member.path);
        (, , EvidenceRecord memory kept) = ledger.locate(member);
        require(kept.form == RecordForm.None, "found");
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.UnknownEvidence.selector, _idOf(member)));
        _withdrawAs(CN, member, 32);
    }

    function testFuzz_NoInnerNodeAndNoBatchRootIsAMember(uint32 size, uint256 index, uint256 height) public {
        size = uint32(_bound(size, 2, 40));
        (Member memory member, ) = _recordBatch(size, index % size);
        bytes32 node = Merkle.leafOf(member.root);
        height = _bound(height, 0, member.path.length);
        for (uint256 i = 0; i < height; ++i) node = Merkle.pair(node, member.path[i]);
        bytes32[] memory rest = new bytes32[](member.path.length - height);
        for (uint256 i = 0; i < rest.length; ++i) rest[i] = member.path[height + i];
        member.root = node;
        member.path = rest;
        (, , EvidenceRecord memory kept) = ledger.locate(member);
        require(kept.form == RecordForm.None, "a node passes for a member");
    }

    function test_APathUnderARecordOfOnePackageLeadsNowhere() public {
        bytes32[] memory roots = new bytes32[](2);
        (roots[0], roots[1]) = (keccak256("a"), keccak256("b"));
        bytes32[] memory tree = Merkle.grow(Merkle.leavesOf(roots));
        _record(CN, tree[0], 1);
        Member memory member = _single(CN, roots[0]);
        member.path = Merkle.pathOf(tree, Merkle.leafOf(roots[0]));
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.UnknownEvidence.selector, _idOf(member)));
        _recogniseAs(HK, member, DecisionState.Recognised);
    }

    function testFuzz_Recognises(uint8 grade, uint8 facets, uint8 reason, uint16 conditions) public {
        (Member memory member, EvidenceId recordId) = _recordBatch(5, 3);
        EvidenceId id = _idOf(member);
        Recognition memory recognition = Recognition(Grade(grade % 5), facets & 0x3E, reason, conditions);
        if (recognition.grade == Grade.None && reason == 0) recognition.reason = 1;
        DecisionState state = _stateOf(recognition);
        vm.warp(START + 500);
        _expectEmit(address(ledger));
        emit IEvidenceLedger.EvidenceRecognised(
            id,
            HK,
            recordId,
            state,
            recognition.grade,
            recognition.facets,
            recognition.reason,
            conditions,
            _recogniser(HK)
        );
        vm.prank(_recogniser(HK));
        ledger.recognise(member, recognition);

        Decision memory kept = ledger.decisionOf(id, HK);
        require(kept.signer == _recogniser(HK) && kept.decidedAt == START + 500, "who and when");
        require(kept.state == state && kept.grade == recognition.grade, "state");
        require(kept.facets == recognition.facets && kept.reason == recognition.reason, "facets");
        require(kept.conditions == conditions, "conditions");
        require(ledger.decisionOf(id, MO).state == DecisionState.None, "another partner's is its own");
    }

    function testFuzz_RefusesDecisionsThatAreNone(uint8 grade, uint8 facets, uint8 reason) public {
        _record(CN, ROOT, 1);
        Recognition memory recognition = Recognition(Grade(grade % 5), facets, reason, 0);
        if (facets & 0xC1 != 0) {
            vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidFacets.selector, facets));
        } else if (recognition.grade == Grade.None && reason == 0) {
            vm.expectRevert(IEvidenceLedger.ReasonRequired.selector);
        }
        vm.prank(_recogniser(HK));
        ledger.recognise(_single(CN, ROOT), recognition);
    }

    function test_ARefusalCarriesAReasonAndAReasonMakesARecognitionOneInPart() public {
        EvidenceId id = _record(CN, ROOT, 1);
        Recognition memory recognition = _recognition(DecisionState.Refused);
        recognition.reason = 0;
        vm.expectRevert(IEvidenceLedger.ReasonRequired.selector);
        vm.prank(_recogniser(HK));
        ledger.recognise(_single(CN, ROOT), recognition);
        recognition = _recognition(DecisionState.Recognised);
        recognition.reason = 5;
        vm.prank(_recogniser(HK));
        ledger.recognise(_single(CN, ROOT), recognition);
        require(ledger.decisionOf(id, HK).state == DecisionState.PartlyRecognised, "in part");
    }

    function testFuzz_RecognisesManyOfABatch(uint32 size, uint256 chosen, uint8 state) public {
        size = uint32(_bound(size, 2, 20));
        chosen = _bound(chosen, 1, (1 << size) - 1);
        (Members memory members, EvidenceId recordId) = _recordMany(size, chosen);
        Recognition memory recognition = _recognition(DecisionState(_bound(state, 1, 3)));
        for (uint256 i = 0; i < members.roots.length; ++i) {
            _expectEmit(address(ledger));
            emit IEvidenceLedger.EvidenceRecognised(
                _idOf(_single(CN, members.roots[i])),
                HK,
                recordId,
                _stateOf(recognition),
                recognition.grade,
                recognition.facets,
                recognition.reason,
                recognition.conditions,
                _recogniser(HK)
            );
        }
        _recogniseManyAs(HK, members, recognition);
        for (uint256 i = 0; i < size; ++i) {
            EvidenceId id = _idOf(_single(CN, keccak256(abi.encode("member", i))));
            Decision memory kept = ledger.decisionOf(id, HK);
            bool isChosen = (chosen >> i) & 1 == 1;
            require(kept.state == (isChosen ? _stateOf(recognition) : DecisionState.None), "the chosen, no other");
            if (isChosen) require(kept.signer == _recogniser(HK) && kept.decidedAt == START, "who and when");
        }
    }

    function testFuzz_FindsNoMembersByAnotherPathOrderRootOrBinding(
        uint32 size,
        uint256 chosen,
        uint8 flaw,
        uint256 which
    ) public {
        size = uint32(_bound(size, 3, 20));
        chosen = _bound(chosen, 1, (1 << size) - 2);
        (Members memory members, ) = _recordMany(size, chosen);
        flaw = flaw % 9;
        if (flaw == 0) members.roots[which % members.roots.length] = keccak256("none");
        if (flaw == 1) members.path[which % members.path.length] ^= bytes32(uint256(1));
        if (flaw == 2) members.kind = EvidenceKind.Photo;
        if (flaw == 3) members.version = 2;
        if (flaw == 4) members.partnerId = MO;
        if (flaw == 5) members.flags[which % members.flags.length] = !members.flags[which % members.flags.length];
        if (flaw == 6) members.flags = new bool[](members.flags.length + 1);
        if (flaw == 7) members.path = _shorten(members.path);
        if (flaw == 8) members.roots[0] = Merkle.leafOf(members.roots[0]);
        vm.prank(_recogniser(HK));
        try ledger.recogniseMembers(members, _recognition(DecisionState.Recognised)) {
            revert("found");
        } catch {}
        for (uint256 i = 0; i < size; ++i) {
            EvidenceId id = _idOf(_single(CN, keccak256(abi.encode("member", i))));
            require(ledger.decisionOf(id, HK).state == DecisionState.None, "all or none");
        }
    }

    function testFuzz_NoInnerNodeIsAmongMembers(uint256 height) public {
        (Member memory member, ) = _recordBatch(16, 3);
        height = _bound(height, 0, member.path.length);
        bytes32 node = Merkle.leafOf(member.root);
        for (uint256 i = 0; i < height; ++i) node = Merkle.pair(node, member.path[i]);
        Members memory members = Members(CN, GBA, 1, member.kind, new bytes32[](1), new bytes32[](0), new bool[](0));
        members.roots[0] = node;
        members.path = new bytes32[](member.path.length - height);
        members.flags = new bool[](members.path.length);
        for (uint256 i = 0; i < members.path.length; ++i) members.path[i] = member.path[height + i];
        if (members.path.length == 0) {
            vm.expectRevert(IEvidenceLedger.InvalidMembers.selector);
        } else {
            for (uint256 i = 0; i < members.path.length; ++i) members.flags[i] = false;
            vm.expectRevert(
                abi.encodeWithSelector(
                    IEvidenceLedger.UnknownRecord.selector,
                    ledger.evidenceIdOf(CN, GBA, 1, member.kind, _climb(Merkle.leafOf(node), members.path))
                )
            );
        }
        _recogniseManyAs(HK, members, _recognition(DecisionState.Recognised));
    }

    function test_NobodyAndNoStepAreNoMembers() public {
        (Members memory members, ) = _recordMany(4, 1);
        bytes32[] memory tree = new bytes32[](1);
        tree[0] = Merkle.leafOf(members.roots[0]);
        // A batch whose root is the leaf of one: what a way without a step would find.
        _record(CN, tree[0], 2);
        (members.path, members.flags) = (new bytes32[](0), new bool[](0));
        vm.expectRevert(IEvidenceLedger.InvalidMembers.selector);
        _recogniseManyAs(HK, members, _recognition(DecisionState.Recognised));
        // The empty set, for which the library answers with whatever root it is given.
        (members.roots, members.path) = (new bytes32[](0), tree);
        vm.expectRevert(IEvidenceLedger.InvalidMembers.selector);
        _recogniseManyAs(HK, members, _recognition(DecisionState.Recognised));
    }

    function test_NoPackageIsNamedTwice() public {
        bytes32[] memory roots = new bytes32[](2);
        (roots[0], roots[1]) = (keccak256("twin"), keccak256("twin"));
        bytes32[] memory tree = Merkle.grow(Merkle.leavesOf(roots));
        _record(CN, tree[0], 2);
        Members memory members = Members(CN, GBA, 1, EvidenceKind.Declaration, roots, new bytes32[](0), new bool[](1));
        members.flags[0] = true;
        EvidenceId id = _idOf(_single(CN, roots[0]));
        vm.expectRevert(
            abi.encodeWithSelector(IEvidenceLedger.AlreadyDecided.selector, id, HK, DecisionState.Recognised)
        );
        _recogniseManyAs(HK, members, _recognition(DecisionState.Recognised));
        require(ledger.decisionOf(id, HK).state == DecisionState.None, "all or none");
    }

    function test_OneThatIsDecidedOnOrFallenStopsAll() public {
        (Members memory members, ) = _recordMany(5, 7);
        Member memory first = _memberOfBatch(5, 0);
        Member memory second = _memberOfBatch(5, 1);
        _recogniseAs(HK, first, DecisionState.Refused);
        vm.expectRevert(
            abi.encodeWithSelector(IEvidenceLedger.AlreadyDecided.selector, _idOf(first), HK, DecisionState.Refused)
        );
        _recogniseManyAs(HK, members, _recognition(DecisionState.Recognised));
        _withdrawAs(CN, second, 32);
        vm.prank(_recogniser(MO));
        try ledger.recogniseMembers(members, _recognition(DecisionState.Recognised)) {
            revert("one of them was withdrawn");
        } catch {}
        require(ledger.decisionOf(_idOf(first), MO).state == DecisionState.None, "all or none");
    }

    function test_ManyAreRecognisedByThoseWhoMayRecogniseOne() public {
        (Members memory members, ) = _recordMany(5, 7);
        Recognition memory recognition = _recognition(DecisionState.Recognised);
        vm.expectRevert(
            abi.encodeWithSelector(IEvidenceLedger.OwnEvidence.selector, _idOf(_single(CN, members.roots[0])))
        );
        _recogniseManyAs(CN, members, recognition);
        vm.expectRevert(_notAllowed(_recogniser(MY), Clause.NotAParty));
        _recogniseManyAs(MY, members, recognition);
        vm.expectRevert(_notAllowed(_officer(HK), Clause.SignerRole));
        vm.prank(_officer(HK));
        ledger.recogniseMembers(members, recognition);
        recognition.facets = 1;
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidFacets.selector, 1));
        _recogniseManyAs(HK, members, recognition);
        recognition = _recognition(DecisionState.Refused);
        recognition.reason = 0;
        vm.expectRevert(IEvidenceLedger.ReasonRequired.selector);
        _recogniseManyAs(HK, members, recognition);
        _setState(HK, PartnerState.Suspended);
        vm.expectRevert(_notAllowed(_recogniser(HK), Clause.PartnerNotActive));
        _recogniseManyAs(HK, members, _recognition(DecisionState.Recognised));
    }

    function test_OnlyARecogniserOfAnotherPartyDecides() public {
        EvidenceId id = _record(CN, ROOT, 1);
        Member memory member = _single(CN, ROOT);
        Recognition memory recognition = _recognition(DecisionState.Recognised);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.OwnEvidence.selector, id));
        _recogniseAs(CN, member, DecisionState.Recognised);
        vm.expectRevert(_notAllowed(_recogniser(MY), Clause.NotAParty));
        _recogniseAs(MY, member, DecisionState.Recognised);
        vm.expectRevert(_notAllowed(_officer(HK), Clause.SignerRole));
        vm.prank(_officer(HK));
        ledger.recognise(member, recognition);
        vm.expectRevert(_notAllowed(_officer(HK), Clause.SignerRole));
        vm.prank(_officer(HK));
        ledger.revokeRecognition(member, 128);
        _setState(HK, PartnerState.Suspended);
        vm.expectRevert(_notAllowed(_recogniser(HK), Clause.PartnerNotActive));
        _recogniseAs(HK, member, DecisionState.Recognised);
    }

    function test_ADecisionStandsUntilItIsRevoked() public {
        EvidenceId id = _record(CN, ROOT, 1);
        Member memory member = _single(CN, ROOT);
        for (uint256 i = 1; i <= 2; ++i) {
            _recogniseAs(HK, member, DecisionState(i));
            vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.AlreadyDecided.selector, id, HK, DecisionState(i)));
            _recogniseAs(HK, member, DecisionState.Refused);
            vm.prank(_recogniser(HK));
            ledger.revokeRecognition(member, 128);
        }
        _recogniseAs(HK, member, DecisionState.Refused);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.AlreadyDecided.selector, id, HK, DecisionState.Refused));
        _recogniseAs(HK, member, DecisionState.Recognised);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.NotRecognised.selector, id, HK));
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(member, 128);
    }

    function testFuzz_RevokesARecognition(uint8 reason, bool isPartly) public {
        EvidenceId id = _record(CN, ROOT, 1);
        Member memory member = _single(CN, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.NotRecognised.selector, id, HK));
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(member, 128);
        _recogniseAs(HK, member, isPartly ? DecisionState.PartlyRecognised : DecisionState.Recognised);
        if (reason == 0) {
            vm.expectRevert(IEvidenceLedger.ReasonRequired.selector);
        } else {
            _expectEmit(address(ledger));
            emit IEvidenceLedger.RecognitionRevoked(id, HK, id, reason, _recogniser(HK));
        }
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(member, reason);
        if (reason == 0) return;
        Decision memory kept = ledger.decisionOf(id, HK);
        require(kept.state == DecisionState.Revoked && kept.reason == reason, "revoked");
        require(kept.grade == Grade.None && kept.facets == 0 && kept.conditions == 0, "nothing of it is left");
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.NotRecognised.selector, id, HK));
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(member, 128);
    }

    function test_RevokingNeedsEvidenceThatIsThere() public {
        Member memory member = _single(CN, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.UnknownEvidence.selector, _idOf(member)));
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(member, 128);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.UnknownEvidence.selector, _idOf(member)));
        _recogniseAs(HK, member, DecisionState.Refused);
    }

    function test_ARecognitionMayBeRevokedAfterTheEvidenceWasWithdrawn() public {
        EvidenceId id = _record(CN, ROOT, 1);
        _recogniseAs(HK, _single(CN, ROOT), DecisionState.Recognised);
        _withdrawAs(CN, _single(CN, ROOT), 32);
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(_single(CN, ROOT), 128);
        require(ledger.decisionOf(id, HK).state == DecisionState.Revoked, "revoked");
    }

    function testFuzz_Withdraws(uint32 size, uint256 index, uint8 reason) public {
        size = uint32(_bound(size, 2, 20));
        (Member memory member, EvidenceId recordId) = _recordBatch(size, index % size);
        EvidenceId id = _idOf(member);
        if (reason == 0) {
            vm.expectRevert(IEvidenceLedger.ReasonRequired.selector);
        } else {
            _expectEmit(address(ledger));
            emit IEvidenceLedger.EvidenceWithdrawn(id, CN, recordId, reason, _officer(CN));
        }
        _withdrawAs(CN, member, reason);
        if (reason == 0) return;
        Decision memory kept = ledger.decisionOf(id, CN);
        require(kept.state == DecisionState.Withdrawn && kept.reason == reason, "status");
        require(kept.signer == _officer(CN) && kept.decidedAt == START, "who and when");
        require(ledger.decisionOf(recordId, CN).state == DecisionState.None, "the batch is not touched");
        require(ledger.recordOf(recordId).form == RecordForm.Batch, "the record stays");
        _expectNotStanding(id, DecisionState.Withdrawn);
        _withdrawAs(CN, member, 32);
        _expectNotStanding(id, DecisionState.Withdrawn);
        _recogniseAs(HK, member, DecisionState.Recognised);
    }

    function testFuzz_OnlyTheRecorderWithdrawsAndSupersedes(uint8 who) public {
        uint8 partnerId = [HK, MO, MY][who % 3];
        _record(CN, ROOT, 1);
        _record(CN, keccak256("successor"), 1);
        bytes memory refusal = abi.encodeWithSelector(IEvidenceLedger.NotRecorder.selector, partnerId, CN);
        vm.expectRevert(refusal);
        _withdrawAs(partnerId, _single(CN, ROOT), 32);
        vm.expectRevert(refusal);
        _supersede(partnerId, _single(CN, ROOT), _single(CN, keccak256("successor")), 64);
        vm.expectRevert(_notAllowed(_recogniser(CN), Clause.SignerRole));
        vm.prank(_recogniser(CN));
        ledger.withdraw(_single(CN, ROOT), 32);
        vm.expectRevert(_notAllowed(STRANGER, Clause.SignerUnknown));
        vm.prank(STRANGER);
        ledger.supersede(_single(CN, ROOT), _single(CN, keccak256("successor")), 64);
    }

    function testFuzz_Supersedes(bytes32 root, bytes32 other, uint8 reason) public {
        vm.assume(root != 0 && other != 0 && root != other);
        EvidenceId id = _record(CN, root, 1);
        EvidenceId successor = _record(CN, other, 1);
        if (reason == 0) {
            vm.expectRevert(IEvidenceLedger.ReasonRequired.selector);
        } else {
            _expectEmit(address(ledger));
            emit IEvidenceLedger.EvidenceSuperseded(id, CN, id, successor, reason, _officer(CN));
        }
        _supersede(CN, _single(CN, root), _single(CN, other), reason);
        if (reason == 0) return;
        require(_same(ledger.successorOf(id), successor), "successor");
        require(EvidenceId.unwrap(ledger.successorOf(successor)) == 0, "the successor has none");
        Decision memory kept = ledger.decisionOf(id, CN);
        require(kept.state == DecisionState.Superseded && kept.reason == reason, "status");
        require(ledger.decisionOf(successor, CN).state == DecisionState.None, "the successor stands");
        _expectNotStanding(id, DecisionState.Superseded);
        _supersede(CN, _single(CN, root), _single(CN, other), 64);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidSuccessor.selector, successor, id));
        _supersede(CN, _single(CN, other), _single(CN, root), 64);
    }

    function test_RefusesSuccessorsThatAreThemselvesForeignUnknownOrGone() public {
        EvidenceId id = _record(CN, ROOT, 1);
        Member memory member = _single(CN, ROOT);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidSuccessor.selector, id, id));
        _supersede(CN, member, member, 64);
        Member memory other = _single(HK, keccak256("other"));
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.UnknownEvidence.selector, _idOf(other)));
        _supersede(CN, member, other, 64);
        _record(HK, other.root, 1);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.NotRecorder.selector, CN, HK));
        _supersede(CN, member, other, 64);
        other.partnerId = CN;
        EvidenceId otherId = _record(CN, other.root, 1);
        _withdrawAs(CN, other, 32);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.InvalidSuccessor.selector, id, otherId));
        _supersede(CN, member, other, 64);
        require(ledger.decisionOf(id, CN).state == DecisionState.None, "still standing");
    }

    function testFuzz_NoChainOfSuccessorsCloses(uint256 seed) public {
        uint256 count = 5;
        Member[] memory members = new Member[](count);
        for (uint256 i = 0; i < count; ++i) {
            members[i] = _single(CN, keccak256(abi.encode("link", i)));
            _record(CN, members[i].root, 1);
        }
        for (uint256 step = 0; step < 12; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.prank(_officer(CN));
            try ledger.supersede(members[seed % count], members[(seed >> 8) % count], 64) {} catch {}
        }
        for (uint256 i = 0; i < count; ++i) {
            EvidenceId current = _idOf(members[i]);
            uint256 hops = 0;
            while (EvidenceId.unwrap(ledger.successorOf(current)) != 0) {
                current = ledger.successorOf(current);
                require(++hops < count, "a cycle");
            }
            require(ledger.decisionOf(current, CN).state == DecisionState.None, "a chain ends in what stands");
        }
    }

    function test_EvidenceOfAnExpiredVersionMayStillBeDecidedOnAndWithdrawn() public {
        EvidenceId id = _record(CN, ROOT, 1);
        vm.warp(EXPIRY);
        vm.expectRevert(_notAllowed(_officer(CN), Clause.AgreementExpired));
        _record(CN, keccak256("late"), 1);
        _recogniseAs(HK, _single(CN, ROOT), DecisionState.Recognised);
        _withdrawAs(CN, _single(CN, ROOT), 32);
        require(ledger.decisionOf(id, HK).state == DecisionState.Recognised, "recognised");
    }

    function test_ASuspendedAgreementStopsDecisions() public {
        _record(CN, ROOT, 1);
        _suspend(CN, GBA, 1);
        _suspend(MO, GBA, 1);
        vm.expectRevert(_notAllowed(_recogniser(HK), Clause.AgreementSuspended));
        _recogniseAs(HK, _single(CN, ROOT), DecisionState.Recognised);
        vm.expectRevert(_notAllowed(_recogniser(HK), Clause.AgreementSuspended));
        vm.prank(_recogniser(HK));
        ledger.revokeRecognition(_single(CN, ROOT), 128);
    }

    function testFuzz_ViewsNeverRevert(
        uint8 partnerId,
        uint16 agreementId,
        uint8 version,
        uint8 kind,
        bytes32 root,
        bytes32[] calldata path
    ) public view {
        Member memory member = Member(partnerId, agreementId, version, EvidenceKind(kind % 9), root, path);
        (EvidenceId id, EvidenceId recordId, EvidenceRecord memory kept) = ledger.locate(member);
        require(kept.form == RecordForm.None, "nothing was recorded");
        require(path.length != 0 || _same(id, recordId), "a single package is its own record");
        require(ledger.recordOf(id).form == RecordForm.None, "no record");
        require(ledger.decisionOf(id, partnerId).state == DecisionState.None, "no decision");
        require(EvidenceId.unwrap(ledger.successorOf(id)) == 0, "no successor");
    }

    function _recogniseManyAs(uint8 partnerId, Members memory members, Recognition memory recognition) private {
        vm.prank(_recogniser(partnerId));
        ledger.recogniseMembers(members, recognition);
    }

    function _stateOf(Recognition memory recognition) private pure returns (DecisionState) {
        if (recognition.grade == Grade.None) return DecisionState.Refused;
        return recognition.reason == 0 ? DecisionState.Recognised : DecisionState.PartlyRecognised;
    }

    function _climb(bytes32 node, bytes32[] memory path) private pure returns (bytes32) {
        for (uint256 i = 0; i < path.length; ++i) node = Merkle.pair(node, path[i]);
        return node;
    }

    function _supersede(uint8 partnerId, Member memory member, Member memory successor, uint8 reason) private {
        vm.prank(_officer(partnerId));
        ledger.supersede(member, successor, reason);
    }

    function _expectNotStanding(EvidenceId id, DecisionState state) private {
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLedger.NotStanding.selector, id, state));
    }

    function _shorten(bytes32[] memory path) private pure returns (bytes32[] memory shorter) {
        shorter = new bytes32[](path.length - 1);
        for (uint256 i = 0; i < shorter.length; ++i) shorter[i] = path[i];
    }
}
