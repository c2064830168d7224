// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Consortium} from "../../contracts/Consortium.sol";
import {Registry} from "../../contracts/Registry.sol";
import {DecisionTimes, IConsortium} from "../../contracts/interfaces/IConsortium.sol";
import {Clause, Founder, IRegistry, PartnerState} from "../../contracts/interfaces/IRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {GovernedFixture} from "./governed-fixture.sol";
import {vm} from "./vm.sol";

/// @title How the partners decide together. Four are active: CN, HK, MO and MY; three of them are two-thirds. JP is a candidate.
contract ConsortiumTest is GovernedFixture {
    function setUp() public {
        _deployConsortium();
        vm.warp(START + 100);
    }

    function test_AdmitsAPartnerByVote() public {
        _decide(_admitCall(20, "SG", address(0x20)));
        (PartnerState state, bytes2 iso) = registry.partnerOf(20);
        require(state == PartnerState.Candidate && iso == "SG", "admitted");
        require(registry.signerOf(address(0x20)).roles == Roles.SIGNATORY, "with its signatory");
    }

    function test_SuspendsAPartnerThatThenNeitherWritesNorVotes() public {
        uint256 open = _proposeAs(HK, _stateCall(JP, PartnerState.Active));
        bytes memory call = _stateCall(HK, PartnerState.Suspended);
        _decide(call);
        (, Clause clause) = registry.mayAct(_officer(HK));
        require(clause == Clause.PartnerNotActive, "it writes no more");
        vm.expectRevert(_notAllowed(_signatory(HK), Clause.PartnerNotActive));
        _voteAs(HK, open, FOR);
        vm.expectRevert(_notAllowed(_signatory(HK), Clause.PartnerNotActive));
        _proposeAs(HK, _stateCall(JP, PartnerState.Suspended));
        require(registry.wasAuthorised(_officer(HK), HK, Roles.OFFICER, START + 50), "its history stays");
        vm.prank(_signatory(HK));
        registry.revokeSigner(_officer(HK), 0);
        require(registry.signerOf(_officer(HK)).validTo == block.timestamp, "and it stops a stolen key");
    }

    function test_ReinstatesWithdrawsAndSeatsByVote() public {
        _decide(_stateCall(HK, PartnerState.Suspended));
        _decide(_stateCall(HK, PartnerState.Active));
        require(registry.activePartners() & (1 << HK) != 0, "reinstated");
        _decide(abi.encodeCall(IRegistry.seatSignatory, (HK, address(0x5EA7))));
        require(registry.signerOf(address(0x5EA7)).partnerId == HK, "seated");
        _decide(_stateCall(MO, PartnerState.Suspended));
        _decide(_stateCall(MO, PartnerState.Withdrawn));
        (PartnerState state, ) = registry.partnerOf(MO);
        require(state == PartnerState.Withdrawn, "withdrawn");
    }

    function test_NamesTheSucceedingDeploymentByVoteOnceForEver() public {
        IRegistry next = new Registry(address(forwarder), address(1), keccak256("next"), new Founder[](0));
        bytes memory call = abi.encodeCall(IRegistry.nameSuccessor, (next));
        _expectSuccessor(call, next);
        require(address(registry.successor()) == address(next), "named");
        vm.prank(consortium.timelock());
        vm.expectRevert(abi.encodeWithSelector(IRegistry.AlreadySucceeded.selector, next));
        registry.nameSuccessor(next);
    }

    function test_NoDeploymentSucceedsItselfAndNoneThatIsNoRegistry() public {
        vm.prank(consortium.timelock());
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NoSuccessor.selector, registry));
        registry.nameSuccessor(registry);
        vm.prank(consortium.timelock());
        (bool isDone, ) = address(registry).call(abi.encodeCall(IRegistry.nameSuccessor, (IRegistry(address(0xDEAD)))));
        require(!isDone && address(registry.successor()) == address(0), "it does not answer");
        vm.expectRevert(abi.encodeWithSelector(IRegistry.NotConsortium.selector, address(this)));
        registry.nameSuccessor(registry);
    }

    function test_FiveSignersOfAPartnerAreOneVote() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        address[4] memory others = [address(0xA1), address(0xA2), address(0xA3), address(0xA4)];
        for (uint256 i = 0; i < others.length; ++i) _authorise(CN, others[i], Roles.SIGNATORY);
        _openVoting();
        _expectEmit(address(consortium));
        emit IConsortium.PartnerVoted(proposalId, CN, FOR, _signatory(CN));
        _voteAs(CN, proposalId, FOR);
        for (uint256 i = 0; i < others.length; ++i) {
            require(consortium.hasVoted(proposalId, others[i]), "its partner has");
            vm.expectRevert(abi.encodeWithSelector(IConsortium.AlreadyVoted.selector, proposalId, CN));
            vm.prank(others[i]);
            consortium.castVote(proposalId, AGAINST);
        }
        (, uint256 inFavour, ) = consortium.votersOf(proposalId);
        require(inFavour == 1 << CN, "one partner");
        require(
            !consortium.hasVoted(proposalId, _signatory(HK)) && !consortium.hasVoted(proposalId, STRANGER),
            "others"
        );
    }

    function testFuzz_DecidedByTwoThirdsOfThoseActiveAtTheSnapshot(uint8 seed) public {
        uint8[4] memory voters = [CN, HK, MO, MY];
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        uint256 inFavour;
        for (uint256 i = 0; i < voters.length; ++i) {
            uint8 support = uint8((seed / (4 ** i)) % 4);
            if (support == 3 || _isIn(proposalId, IGovernor.ProposalState.Succeeded)) continue;
            _voteAs(voters[i], proposalId, support);
            if (support == FOR) ++inFavour;
        }
        (, uint256 counted, ) = consortium.proposalVotes(proposalId);
        require(counted == inFavour, "counted");
        require(_isIn(proposalId, IGovernor.ProposalState.Succeeded) == (inFavour >= 3), "three of four, at once");
        vm.warp(block.timestamp + PERIOD);
        require(_isIn(proposalId, IGovernor.ProposalState.Defeated) == (inFavour < 3), "or not at all");
    }

    function testFuzz_TheQuorumIsTwoThirdsRoundedUp(uint8 active) public {
        uint256 count = active % 40;
        Founder[] memory founders = new Founder[](count);
        for (uint256 i = 0; i < count; ++i) {
            founders[i] = Founder(uint8(i + 1), "AA", address(uint160(0xF00 + i)));
        }
        Registry other = new Registry(address(forwarder), address(1), DEPLOYMENT, founders);
        Consortium governor = new Consortium(address(forwarder), other, DecisionTimes(1, 1, 1, 1));
        uint256 quorum = governor.quorum(block.timestamp);
        require(quorum * 3 >= count * 2 && (count == 0 || (quorum - 1) * 3 < count * 2), "two-thirds");
        require(governor.superQuorum(block.timestamp) == quorum, "and decided with it");
    }

    function test_WhereNobodyIsActiveNothingIsDecided() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        uint8[4] memory all = [CN, HK, MO, MY];
        for (uint256 i = 0; i < all.length; ++i) _setState(all[i], PartnerState.Suspended);
        vm.warp(block.timestamp + DELAY + PERIOD + 1);
        require(consortium.quorum(consortium.proposalSnapshot(proposalId)) == 0, "no quorum is needed");
        require(_isIn(proposalId, IGovernor.ProposalState.Defeated), "and yet");
    }

    function test_APartnerSuspendedAfterTheSnapshotDoesNotVoteButCounts() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        _voteAs(CN, proposalId, FOR);
        _setState(HK, PartnerState.Suspended);
        vm.expectRevert(_notAllowed(_signatory(HK), Clause.PartnerNotActive));
        _voteAs(HK, proposalId, FOR);
        _voteAs(MO, proposalId, FOR);
        require(_isIn(proposalId, IGovernor.ProposalState.Active), "two of four are not two-thirds");
        _voteAs(MY, proposalId, FOR);
        require(_isIn(proposalId, IGovernor.ProposalState.Succeeded), "three are");
    }

    function test_APartnerActivatedAfterTheSnapshotDoesNotVote() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(HK, PartnerState.Suspended));
        _openVoting();
        _setState(JP, PartnerState.Active);
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotActiveAtSnapshot.selector, proposalId, JP));
        _voteAs(JP, proposalId, FOR);
        require(consortium.getVotes(_signatory(JP), consortium.proposalSnapshot(proposalId)) == 0, "no vote");
        require(consortium.getVotes(_signatory(JP), block.timestamp) == 1, "one in the next");
    }

    function test_AVoteCastStaysWhenItsPartnerIsSuspendedLater() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        _voteAs(HK, proposalId, FOR);
        _setState(HK, PartnerState.Suspended);
        _voteAs(CN, proposalId, FOR);
        _voteAs(MO, proposalId, FOR);
        require(_isIn(proposalId, IGovernor.ProposalState.Succeeded), "it was active when it voted");
    }

    function test_AKeyReplacedSinceTheSnapshotCostsNoVoteAndGainsNone() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        _authorise(HK, address(0x4E3), Roles.SIGNATORY);
        vm.prank(address(0x4E3));
        registry.revokeSigner(_signatory(HK), 0);
        vm.expectRevert(_notAllowed(_signatory(HK), Clause.SignerExpired));
        _voteAs(HK, proposalId, FOR);
        vm.prank(address(0x4E3));
        consortium.castVote(proposalId, AGAINST);
        (uint256 against, , ) = consortium.votersOf(proposalId);
        require(against == 1 << HK, "its partner's one vote");
    }

    function testFuzz_OnlySignatoriesOfActivePartnersProposeAndVote(address sender) public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        (, Clause clause) = registry.mayRepresent(sender);
        if (clause != Clause.None) _expectRefused(proposalId, sender, clause);
        _expectRefused(proposalId, _officer(CN), Clause.SignerRole);
        _expectRefused(proposalId, _signatory(JP), Clause.PartnerNotActive);
    }

    function test_AVoteIsForAgainstOrAbstaining() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        vm.expectRevert(IGovernor.GovernorInvalidVoteType.selector);
        _voteAs(CN, proposalId, 3);
        _voteAs(CN, proposalId, ABSTAIN);
        (uint256 against, uint256 inFavour, uint256 abstaining) = consortium.votersOf(proposalId);
        require(against == 0 && inFavour == 0 && abstaining == 1 << CN, "abstaining");
    }

    function test_NobodyVotesBeforeTheSnapshotAfterTheDeadlineOrOnNothing() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        vm.warp(block.timestamp + DELAY);
        _expectState(proposalId, IGovernor.ProposalState.Pending, IGovernor.ProposalState.Active);
        _voteAs(CN, proposalId, FOR);
        vm.warp(block.timestamp + 1);
        _voteAs(CN, proposalId, FOR);
        vm.warp(block.timestamp + PERIOD - 1);
        _voteAs(HK, proposalId, FOR);
        vm.warp(block.timestamp + 1);
        _expectState(proposalId, IGovernor.ProposalState.Defeated, IGovernor.ProposalState.Active);
        _voteAs(MO, proposalId, FOR);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, 7));
        _voteAs(MO, 7, FOR);
    }

    function test_WaitsInTheTimelockAndIsCarriedOutByAnybodyOnce() public {
        bytes memory call = _stateCall(HK, PartnerState.Suspended);
        uint256 proposalId = _carry(call);
        _expectState(proposalId, IGovernor.ProposalState.Succeeded, IGovernor.ProposalState.Queued);
        _execute(call);
        vm.prank(STRANGER);
        _queue(call);
        require(consortium.proposalEta(proposalId) == block.timestamp + WAIT, "eta");
        _expectState(proposalId, IGovernor.ProposalState.Queued, IGovernor.ProposalState.Succeeded);
        _queue(call);
        vm.warp(block.timestamp + WAIT - 1);
        (bool isDone, ) = address(this).call(abi.encodeCall(this.carryOut, (call)));
        require(!isDone, "not before its time");
        vm.warp(block.timestamp + 1);
        this.carryOut(call);
        require(_isIn(proposalId, IGovernor.ProposalState.Executed), "executed");
        _expectState(proposalId, IGovernor.ProposalState.Executed, IGovernor.ProposalState.Queued);
        _execute(call);
    }

    function test_LapsesWhenItIsNotCarriedOutInTime() public {
        bytes memory call = _stateCall(HK, PartnerState.Suspended);
        uint256 proposalId = _carry(call);
        uint256 snapshot = vm.snapshotState();
        vm.warp(consortium.proposalDeadline(proposalId) + GRACE);
        _queue(call);
        vm.revertToState(snapshot);
        vm.warp(consortium.proposalDeadline(proposalId) + GRACE + 1);
        _expectState(proposalId, IGovernor.ProposalState.Expired, IGovernor.ProposalState.Succeeded);
        _queue(call);
        vm.revertToState(snapshot);
        _queue(call);
        vm.warp(consortium.proposalEta(proposalId) + GRACE + 1);
        _expectState(proposalId, IGovernor.ProposalState.Expired, IGovernor.ProposalState.Queued);
        _execute(call);
        vm.warp(block.timestamp - 1);
        _execute(call);
    }

    function test_ItsOwnPartnerTakesAProposalBackUntilVotingBegins() public {
        bytes memory call = _stateCall(HK, PartnerState.Suspended);
        uint256 proposalId = _proposeAs(CN, call);
        _authorise(CN, address(0xC2), Roles.SIGNATORY);
        address[3] memory others = [_signatory(HK), _officer(CN), STRANGER];
        for (uint256 i = 0; i < others.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, others[i]));
            _cancelAs(others[i], call);
        }
        uint256 snapshot = vm.snapshotState();
        _openVoting();
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposalId, _signatory(CN)));
        _cancelAs(_signatory(CN), call);
        vm.revertToState(snapshot);
        _cancelAs(address(0xC2), call);
        require(_isIn(proposalId, IGovernor.ProposalState.Canceled), "cancelled");
    }

    function testFuzz_DecidesOnTheRegistryAlone(address target, uint96 value, bytes calldata call) public {
        _expectNoDecision(target, value, call);
        _expectNoDecision(address(registry), value, call);
        bytes memory decision = _stateCall(HK, PartnerState.Suspended);
        if (target != address(registry)) _expectNoDecision(target, 0, decision);
        if (value != 0) _expectNoDecision(address(registry), value, decision);
        if (call.length != 0) _expectNoDecision(address(registry), 0, bytes.concat(decision, call));
        _expectNoDecision(address(registry), 0, abi.encodeCall(IRegistry.authoriseSigner, (target, 1, 0, NO_END)));
        _expectNoDecision(consortium.timelock(), 0, abi.encodeCall(TimelockController.updateDelay, (0)));
        _expectNoDecision(
            address(consortium),
            0,
            abi.encodeCall(consortium.updateTimelock, (TimelockController(payable(target))))
        );
    }

    function test_AProposalHasCallsAndListsOfOneLength() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(
            _stateCall(HK, PartnerState.Suspended)
        );
        vm.startPrank(_signatory(CN));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, 1, 1, 0));
        consortium.propose(targets, new uint256[](0), calls, REFERENCE);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, 1, 0, 1));
        consortium.propose(targets, values, new bytes[](0), REFERENCE);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidProposalLength.selector, 0, 0, 0));
        consortium.propose(new address[](0), new uint256[](0), new bytes[](0), REFERENCE);
        consortium.propose(targets, values, calls, REFERENCE);
        uint256 id = consortium.getProposalId(targets, values, calls, keccak256(bytes(REFERENCE)));
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector,
                id,
                IGovernor.ProposalState.Pending,
                bytes32(0)
            )
        );
        consortium.propose(targets, values, calls, REFERENCE);
        vm.stopPrank();
    }

    function test_NoTextGoesOnChain() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(
            _stateCall(HK, PartnerState.Suspended)
        );
        string[4] memory texts = [
            "Hong Kong leaks",
            "",
            "0x00112233445566778899aabbccddeeff00112233445566778899aabbccddee",
            "0x00112233445566778899aabbccddeeff00112233445566778899aabbccddeegg"
        ];
        for (uint256 i = 0; i < texts.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IConsortium.InvalidReference.selector, texts[i]));
            vm.prank(_signatory(CN));
            consortium.propose(targets, values, calls, texts[i]);
        }
        uint256 proposalId = _proposeAs(CN, calls[0]);
        _openVoting();
        vm.startPrank(_signatory(CN));
        vm.expectRevert(abi.encodeWithSelector(IConsortium.TextRefused.selector, proposalId));
        consortium.castVoteWithReason(proposalId, FOR, "because");
        vm.expectRevert(abi.encodeWithSelector(IConsortium.TextRefused.selector, proposalId));
        consortium.castVoteWithReasonAndParams(proposalId, FOR, "", hex"01");
        vm.stopPrank();
    }

    function testFuzz_TakesNoSignaturesOfTheGovernorsOwn(uint8 support) public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(_keyOf("signatory", CN), _ballotOf(proposalId, support));
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, _signatory(CN));
        vm.expectRevert(refusal);
        consortium.castVoteBySig(proposalId, support, _signatory(CN), abi.encodePacked(r, s, v));
        vm.expectRevert(refusal);
        consortium.castVoteWithReasonAndParamsBySig(proposalId, support, _signatory(CN), "", "", "");
    }

    function test_VotesThroughTheForwarder() public {
        uint256 proposalId = _proposeAs(CN, _stateCall(JP, PartnerState.Active));
        _openVoting();
        bytes memory call = abi.encodeCall(IGovernor.castVote, (proposalId, FOR));
        vm.prank(address(forwarder));
        (bool isDone, ) = address(consortium).call(abi.encodePacked(call, _signatory(MO)));
        require(isDone, "carried");
        vm.prank(STRANGER);
        (isDone, ) = address(consortium).call(abi.encodePacked(call, _signatory(MY)));
        require(!isDone, "only the forwarder speaks for another");
        (, uint256 inFavour, ) = consortium.votersOf(proposalId);
        require(inFavour == 1 << MO, "for the signatory who signed");
    }

    function testFuzz_NobodyHoldsAKeyToTheTimelock(address somebody) public view {
        TimelockController timelock = TimelockController(payable(consortium.timelock()));
        bytes32[4] memory roles = [
            bytes32(0),
            timelock.PROPOSER_ROLE(),
            timelock.EXECUTOR_ROLE(),
            timelock.CANCELLER_ROLE()
        ];
        for (uint256 i = 0; i < roles.length; ++i) {
            require(timelock.getRoleAdmin(roles[i]) == 0, "all are given by the admin");
            address holder = i == 0 ? address(timelock) : address(consortium);
            require(timelock.hasRole(roles[i], holder), "as deployed");
            if (somebody != holder) require(!timelock.hasRole(roles[i], somebody), "nobody else");
            require(
                !timelock.hasRole(roles[i], address(this)) && !timelock.hasRole(roles[i], address(0)),
                "nor the deployer"
            );
        }
        require(
            timelock.getMinDelay() == WAIT && registry.consortium() == address(timelock),
            "in front of the registry"
        );
        require(address(consortium.registry()) == address(registry), "and of no other");
    }

    function test_SaysItsTimesAndHowItCounts() public view {
        require(consortium.votingDelay() == DELAY && consortium.votingPeriod() == PERIOD, "voting");
        require(consortium.gracePeriod() == GRACE && consortium.proposalThreshold() == 1, "grace and threshold");
        require(consortium.clock() == block.timestamp && consortium.proposalNeedsQueuing(0), "seconds");
        require(keccak256(bytes(consortium.CLOCK_MODE())) == keccak256("mode=timestamp"), "clock");
        require(keccak256(bytes(consortium.COUNTING_MODE())) == keccak256("support=bravo&quorum=for"), "counting");
    }

    function test_SaysWithWhichTimesItWasFounded() public {
        DecisionTimes memory times = DecisionTimes(DELAY, PERIOD, WAIT, GRACE);
        address next = _addressOf(address(this), vm.getNonce(address(this)));
        _expectEmit(next);
        emit IConsortium.ConsortiumFounded(_addressOf(next, 1), times);
        new Consortium(address(forwarder), registry, times);
    }

    function test_RefusesZeroForwarderAndRegistry() public {
        DecisionTimes memory times = DecisionTimes(DELAY, PERIOD, WAIT, GRACE);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new Consortium(address(0), registry, times);
        vm.expectRevert(IRegistry.ZeroAddress.selector);
        new Consortium(address(forwarder), IRegistry(address(0)), times);
    }

    function carryOut(bytes calldata call) external {
        _execute(call);
    }

    function _expectSuccessor(bytes memory call, IRegistry next) private {
        uint256 proposalId = _carry(call);
        _queue(call);
        vm.warp(block.timestamp + WAIT);
        _expectEmit(address(registry));
        emit IRegistry.SuccessorNamed(address(next), keccak256("next"));
        _execute(call);
        require(_isIn(proposalId, IGovernor.ProposalState.Executed), "executed");
    }

    function _carry(bytes memory call) private returns (uint256 proposalId) {
        proposalId = _proposeAs(CN, call);
        _openVoting();
        _voteAs(CN, proposalId, FOR);
        _voteAs(MO, proposalId, FOR);
        _voteAs(MY, proposalId, FOR);
    }

    function _expectState(uint256 proposalId, IGovernor.ProposalState current, IGovernor.ProposalState needed) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector,
                proposalId,
                current,
                bytes32(1 << uint8(needed))
            )
        );
    }

    function _expectRefused(uint256 proposalId, address sender, Clause clause) private {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(
            _stateCall(HK, PartnerState.Suspended)
        );
        vm.expectRevert(_notAllowed(sender, clause));
        vm.prank(sender);
        consortium.castVote(proposalId, FOR);
        vm.expectRevert(_notAllowed(sender, clause));
        vm.prank(sender);
        consortium.propose(targets, values, calls, REFERENCE);
        require(consortium.getVotes(sender, block.timestamp) == 0, "no vote");
    }

    function _expectNoDecision(address target, uint256 value, bytes memory call) private {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(call);
        targets[0] = target;
        values[0] = value;
        vm.expectRevert(abi.encodeWithSelector(IConsortium.NotADecision.selector, target, value, call));
        vm.prank(_signatory(CN));
        consortium.propose(targets, values, calls, REFERENCE);
    }

    function _ballotOf(uint256 proposalId, uint8 support) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Concord Consortium"),
                keccak256("1"),
                block.chainid,
                address(consortium)
            )
        );
        bytes32 ballot = keccak256(abi.encode(consortium.BALLOT_TYPEHASH(), proposalId, support, _signatory(CN), 0));
        return keccak256(abi.encodePacked(hex"1901", domain, ballot));
    }
}
