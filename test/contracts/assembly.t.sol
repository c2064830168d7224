// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {EvidenceId, IEvidenceLedger, Recording} from "../../contracts/interfaces/IEvidenceLedger.sol";
import {AgreementState, EvidenceKind, IRegistry, PartnerState, Scope} from "../../contracts/interfaces/IRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {PartnerSets} from "../../contracts/libraries/PartnerSets.sol";
import {GovernedFixture} from "./governed-fixture.sol";
import {Log, vm} from "./vm.sol";

/// @title Everybody deciding, signing, suspending and recording anything, each as anybody
/// @dev Watches after each action what was said and what is, and keeps the first thing that was not allowed.
contract Assembly is GovernedFixture {
    using PartnerSets for uint256;

    uint256 private constant CALLS = 2;

    string public firstFault;
    uint256 public recorded;
    uint256 public kept;

    EvidenceId[] private _records;
    mapping(EvidenceId recordId => bytes32) private _hashes;
    mapping(uint8 partnerId => PartnerState) private _partners;
    AgreementState private _agreement = AgreementState.Ratified;
    mapping(uint256 call => uint256 proposalId) private _proposals;
    mapping(uint256 call => uint256 voters) private _voters;
    mapping(uint256 call => string) private _papers;
    bytes32 private _absentees;
    bool private _isDeciding;

    constructor() {
        _deployConsortium();
        vm.warp(START + 100);
        vm.recordLogs();
        _watch();
    }

    /// @dev Three times in four what may be recorded, so that enough is.
    function record(uint8 who, uint8 role, uint8 kind, uint8 rights, uint8 odd) external watched {
        vm.prank(odd % 4 == 0 ? _anybody(who, role) : _officer(_anyone(who)));
        ledger.record(
            Recording({
                agreementId: odd % 16 == 1 ? 9 : GBA,
                version: 1,
                kind: odd % 4 == 2 ? EvidenceKind(kind % 9) : EvidenceKind.Photo,
                rights: odd % 4 == 3 ? rights % 16 : 2,
                size: 1,
                root: keccak256(abi.encode(kind % 4))
            })
        );
    }

    /// @dev What stops others comes about less often than what they do, so that there is something to stop.
    function suspend(uint8 who, uint8 whether) external watched {
        if (whether % 4 == 0) _suspend(_anyParty(who), GBA, 1);
    }

    function resume(uint8 who) external watched {
        _resume(_anyParty(who), GBA, 1);
    }

    function end(uint8 who, uint8 whether) external watched {
        if (whether % 8 == 0) _end(_anyParty(who), GBA, 1);
    }

    /// @dev All that have not yet, so that ends come about.
    function endForAll(uint8 whether) external watched {
        if (whether % 16 != 0) return;
        (, uint256 ended) = registry.absenteesOf(GBA, 1);
        for (uint8 partnerId = CN; partnerId <= MO; ++partnerId) {
            if (ended & (1 << partnerId) == 0) _end(partnerId, GBA, 1);
            _watch();
        }
    }

    /// @dev As carried out, without the votes, which seldom come together by chance.
    function decided(uint8 who, uint8 state) external watched {
        _isDeciding = true;
        PartnerState[4] memory states = [
            PartnerState.Active,
            PartnerState.Active,
            PartnerState.Suspended,
            PartnerState(state % 5)
        ];
        _setState(who % 5 == 4 ? JP : _anyone(who), states[(state / 5) % 4]);
    }

    function setPartnerState(uint8 who, uint8 role, uint8 state) external watched {
        vm.prank(_anybody(who, role));
        registry.setPartnerState(_anyone(who / 8), PartnerState(state % 5));
    }

    function propose(uint8 call, uint8 who, uint8 role) external watched {
        uint256 chosen = call % CALLS;
        if (_proposals[chosen] != 0 && consortium.state(_proposals[chosen]) < IGovernor.ProposalState.Canceled) return;
        string memory papers = vm.toString(keccak256(abi.encode(block.timestamp)));
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(_callOf(call));
        vm.prank(role % 4 == 0 ? _anybody(who, role) : _signatory(CN));
        _proposals[chosen] = consortium.propose(targets, values, calls, papers);
        _papers[chosen] = papers;
        _voters[chosen] = 0;
    }

    function vote(uint8 call, uint8 who, uint8 role, uint8 support) external watched {
        address voter = role % 4 == 0 ? _anybody(who, role) : _signatory(who % 5 == 4 ? JP : _anyone(who));
        vm.prank(voter);
        consortium.castVote(_proposals[call % CALLS], support % 4);
    }

    function queue(uint8 call) external watched {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(_callOf(call));
        consortium.queue(targets, values, calls, keccak256(bytes(_papers[call % CALLS])));
    }

    function execute(uint8 call) external watched {
        _isDeciding = true;
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = _single(_callOf(call));
        consortium.execute(targets, values, calls, keccak256(bytes(_papers[call % CALLS])));
    }

    function letTimePass(uint8 hoursPassed) external watched {
        vm.warp(block.timestamp + uint256(hoursPassed % 12) * 1 hours + DELAY + 1);
    }

    modifier watched() {
        _isDeciding = false;
        _;
        _watch();
    }

    function _watch() private {
        _hear();
        _watchPartners();
        _watchAgreement();
        for (uint256 i = 0; i < _records.length; ++i) {
            if (keccak256(abi.encode(ledger.recordOf(_records[i]))) != _hashes[_records[i]]) _fault("a record changed");
        }
        for (uint256 i = 0; i < CALLS; ++i) if (_proposals[i] != 0) _watchProposal(i);
        _askEverything();
    }

    /// @dev What was recorded: by whom, for whom, under what.
    function _hear() private {
        Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != IEvidenceLedger.EvidenceRecorded.selector) continue;
            ++recorded;
            EvidenceId id = EvidenceId.wrap(logs[i].topics[1]);
            uint8 partnerId = uint8(uint256(logs[i].topics[2]));
            uint16 agreementId = uint16(uint256(logs[i].topics[3]));
            (, EvidenceKind kind, uint8 rights, , , address signer) = abi.decode(
                logs[i].data,
                (uint8, EvidenceKind, uint8, uint32, bytes32, address)
            );
            if (registry.signerOf(signer).partnerId != partnerId) _fault("somebody acted for another");
            if (registry.signerOf(signer).roles & Roles.OFFICER == 0) _fault("somebody acted without the role");
            if (registry.activePartners() & (1 << partnerId) == 0) _fault("a partner wrote that is not active");
            (Scope memory scope, uint256 parties, , ) = registry.agreementOf(agreementId, 1);
            (uint256 absent, ) = registry.absenteesOf(agreementId, 1);
            if (scope.kinds & (1 << uint8(kind)) == 0 || rights & ~scope.rights != 0) _fault("outside the scope");
            if (parties & ~absent & (1 << partnerId) == 0) _fault("recorded by one that takes no part");
            if (scope.state != AgreementState.Ratified) _fault("recorded under what is not in force");
            if (ledger.recordOf(id).recordedAt != 0 && _hashes[id] == 0) ++kept;
            if (_hashes[id] != 0) continue;
            _records.push(id);
            _hashes[id] = keccak256(abi.encode(ledger.recordOf(id)));
        }
    }

    function _watchPartners() private {
        for (uint256 i = 0; i < 5; ++i) {
            uint8 partnerId = [CN, HK, MO, MY, JP][i];
            (PartnerState current, ) = registry.partnerOf(partnerId);
            PartnerState before = _partners[partnerId];
            if (before != PartnerState.None && current != before) {
                if (!_isDeciding) _fault("a standing changed without a vote");
                bool isStep =
                    current == PartnerState.Active
                        ? before != PartnerState.Withdrawn
                        : (current == PartnerState.Suspended && before == PartnerState.Active) ||
                            (current == PartnerState.Withdrawn && before == PartnerState.Suspended);
                if (!isStep) _fault("a partner moved off its path");
            }
            _partners[partnerId] = current;
        }
    }

    function _watchAgreement() private {
        (Scope memory scope, uint256 parties, , ) = registry.agreementOf(GBA, 1);
        (uint256 absent, uint256 ended) = registry.absenteesOf(GBA, 1);
        AgreementState before = _agreement;
        if (scope.state != before) {
            bool isStep =
                (before == AgreementState.Ratified && scope.state == AgreementState.Suspended) ||
                    (before == AgreementState.Suspended && scope.state != AgreementState.Proposed);
            if (!isStep) _fault("an agreement moved off its path");
        }
        bytes32 absentees = keccak256(abi.encode(absent, ended));
        if (before == AgreementState.Terminated && absentees != _absentees) _fault("an agreement moved off its path");
        _absentees = absentees;
        if (parties != GBA_PARTIES) _fault("the parties are others");
        if (ended & ~absent != 0 || absent & ~parties != 0) _fault("an absentee that is no party");
        if (scope.state == AgreementState.Ratified && !(parties & ~absent).isPlural()) _fault("in force for one alone");
        _agreement = scope.state;
    }

    function _watchProposal(uint256 call) private {
        uint256 id = _proposals[call];
        (uint256 against, uint256 inFavour, uint256 abstaining) = consortium.votersOf(id);
        uint256 all = against | inFavour | abstaining;
        if (against.count() + inFavour.count() + abstaining.count() != all.count()) _fault("a partner has two votes");
        uint256 fresh = all & ~_voters[call];
        if (_voters[call] & ~all != 0) _fault("a vote vanished");
        if (fresh & ~registry.activePartners() != 0) _fault("a vote of a partner that is not active");
        for (uint8 partnerId = 1; fresh >> partnerId != 0; ++partnerId) {
            bool isFresh = (fresh >> partnerId) & 1 != 0;
            uint40 snapshot = uint40(consortium.proposalSnapshot(id));
            if (isFresh && registry.partnerStateAt(partnerId, snapshot) != PartnerState.Active) {
                _fault("a vote of one that was not active at the snapshot");
            }
        }
        IGovernor.ProposalState state = consortium.state(id);
        bool isDecided = state == IGovernor.ProposalState.Queued || state == IGovernor.ProposalState.Executed;
        if (isDecided && inFavour.count() * 3 < 2 * registry.activeCountAt(uint40(consortium.proposalSnapshot(id)))) {
            _fault("decided by fewer than two-thirds");
        }
        _voters[call] = all;
    }

    function _askEverything() private {
        bytes[8] memory questions = [
            abi.encodeCall(IRegistry.mayRepresent, (STRANGER)),
            abi.encodeCall(IRegistry.mayAct, (_officer(CN))),
            abi.encodeCall(IRegistry.mayRecord, (_officer(HK), GBA, 1, EvidenceKind.Photo, 2)),
            abi.encodeCall(IRegistry.mayPublish, (_officer(MO), GBA, 1, 2, 4, 6)),
            abi.encodeCall(IRegistry.agreementOf, (9, 9)),
            abi.encodeCall(IRegistry.absenteesOf, (9, 9)),
            abi.encodeCall(IRegistry.partnerStateAt, (200, uint40(block.timestamp))),
            abi.encodeCall(IRegistry.activeCountAt, (uint40(block.timestamp)))
        ];
        for (uint256 i = 0; i < questions.length; ++i) {
            (bool isAnswered, ) = address(registry).staticcall(questions[i]);
            if (!isAnswered) _fault("a view does not answer");
        }
        if (registry.activePartners().count() != registry.activeCountAt(uint40(block.timestamp))) _fault("a count");
    }

    function _fault(string memory fault) private {
        if (bytes(firstFault).length == 0) firstFault = fault;
    }

    function _callOf(uint8 call) private pure returns (bytes memory) {
        return call % CALLS == 0 ? _stateCall(JP, PartnerState.Active) : _stateCall(HK, PartnerState.Suspended);
    }

    function _anyone(uint8 who) private pure returns (uint8) {
        return [CN, HK, MO, MY][who % 4];
    }

    /// @dev A party, and one time in eight MY, which is none.
    function _anyParty(uint8 who) private pure returns (uint8) {
        return who % 8 == 7 ? MY : [CN, HK, MO][who % 3];
    }

    /// @dev Any signer of any partner, and one time in eight a stranger.
    function _anybody(uint8 who, uint8 role) private pure returns (address) {
        uint8 partnerId = who % 5 == 4 ? JP : _anyone(who);
        if (role % 8 == 7) return STRANGER;
        if (role % 4 == 1) return _officer(partnerId);
        if (role % 4 == 2) return _recogniser(partnerId);
        return _signatory(partnerId);
    }
}

contract AssemblyInvariantsTest {
    Assembly private _assembly;

    function setUp() public {
        _assembly = new Assembly();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_assembly);
    }

    function invariant_NobodyActsForAnotherAndNothingLeavesItsPath() public view {
        require(bytes(_assembly.firstFault()).length == 0, _assembly.firstFault());
    }

    function invariant_CountsEqualEvents() public view {
        require(_assembly.recorded() == _assembly.kept(), "counts");
    }
}
