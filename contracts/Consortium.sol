// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorSuperQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorSuperQuorum.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Context} from "@openzeppelin/contracts/utils/Context.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {DecisionTimes, IConsortium} from "./interfaces/IConsortium.sol";
import {Clause, IRegistry, PartnerState} from "./interfaces/IRegistry.sol";
import {PartnerSets} from "./libraries/PartnerSets.sol";

/// @title The consortium as deployed
/// @notice See {IConsortium}. What is long here says which of several parents' functions holds, as the compiler asks.
contract Consortium is IConsortium, GovernorSuperQuorum, GovernorTimelockControl, ERC2771Context {
    using PartnerSets for uint256;

    enum Support {
        Against,
        For,
        Abstain
    }

    uint256 private constant REFERENCE_LENGTH = 66;
    uint256 private constant SELECTOR_LENGTH = 4;
    uint256 private constant WORD_LENGTH = 32;

    /// @inheritdoc IConsortium
    IRegistry public immutable registry;
    /// @inheritdoc IConsortium
    uint48 public immutable gracePeriod;
    uint48 private immutable _votingDelay;
    uint32 private immutable _votingPeriod;

    /// @dev Who voted so, bit `1 << partnerId`.
    mapping(uint256 proposalId => mapping(Support => uint256 partners)) private _voters;

    /// @param trustedForwarder_ the ERC-2771 forwarder whose requests count as their signers'
    /// @param registry_ the registry whose `consortium` is this contract's timelock; its address is known before it is deployed
    /// @param times fixed for ever
    constructor(
        address trustedForwarder_,
        IRegistry registry_,
        DecisionTimes memory times
    )
        Governor("Concord Consortium")
        GovernorTimelockControl(_createTimelock(times.timelockDelay))
        ERC2771Context(trustedForwarder_)
    {
        // A zero forwarder would let calls from the zero address pass for anybody's.
        require(trustedForwarder_ != address(0) && address(registry_) != address(0), IRegistry.ZeroAddress());
        registry = registry_;
        gracePeriod = times.gracePeriod;
        _votingDelay = times.votingDelay;
        _votingPeriod = times.votingPeriod;
        emit ConsortiumFounded(timelock(), times);
    }

    /// @notice Proposes calls of the registry's consortium functions. Only a signatory of an active partner.
    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public override returns (uint256) {
        address proposer = _msgSender();
        (, Clause clause) = registry.mayRepresent(proposer);
        require(clause == Clause.None, IRegistry.NotAllowed(proposer, clause));
        (bool isHex, ) = Strings.tryParseHexUint(description);
        require(isHex && bytes(description).length == REFERENCE_LENGTH, InvalidReference(description));
        require(
            targets.length == values.length && targets.length == calldatas.length,
            GovernorInvalidProposalLength(targets.length, calldatas.length, values.length)
        );
        for (uint256 i = 0; i < targets.length; ++i) {
            require(
                _isDecision(targets[i], values[i], calldatas[i]),
                NotADecision(targets[i], values[i], calldatas[i])
            );
        }

        return _propose(targets, values, calldatas, description, proposer);
    }

    /// @inheritdoc IConsortium
    function votersOf(
        uint256 proposalId
    ) external view returns (uint256 against, uint256 inFavour, uint256 abstaining) {
        mapping(Support => uint256) storage voters = _voters[proposalId];
        return (voters[Support.Against], voters[Support.For], voters[Support.Abstain]);
    }

    /// @notice How many partners voted against, for and abstained.
    function proposalVotes(
        uint256 proposalId
    ) public view override returns (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) {
        mapping(Support => uint256) storage voters = _voters[proposalId];
        return (voters[Support.Against].count(), voters[Support.For].count(), voters[Support.Abstain].count());
    }

    /// @notice Whether the partner that an account acts for has voted.
    function hasVoted(uint256 proposalId, address account) public view override returns (bool) {
        return _hasVoted(proposalId, registry.signerOf(account).partnerId);
    }

    /// @notice Two-thirds of the partners active at a time, rounded up.
    function quorum(uint256 timepoint) public view override returns (uint256) {
        return (2 * registry.activeCountAt(uint40(timepoint)) + 2) / 3;
    }

    /// @notice The vote ends when it is decided: what stands then, no later vote can undo.
    function superQuorum(uint256 timepoint) public view override returns (uint256) {
        return quorum(timepoint);
    }

    /// @notice As the Governor says it; decided and not carried out within the grace period is expired.
    function state(
        uint256 proposalId
    ) public view override(GovernorSuperQuorum, GovernorTimelockControl) returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        bool isDecided = current == ProposalState.Succeeded || current == ProposalState.Queued;
        uint256 start = current == ProposalState.Queued ? proposalEta(proposalId) : proposalDeadline(proposalId);
        return isDecided && block.timestamp > start + gracePeriod ? ProposalState.Expired : current;
    }

    /// @notice A proposer has one vote: its partner's.
    function proposalThreshold() public pure override returns (uint256) {
        return 1;
    }

    /// @notice Seconds from a proposal to its snapshot.
    function votingDelay() public view override returns (uint256) {
        return _votingDelay;
    }

    /// @notice Seconds from the snapshot to the last in which a vote may be cast.
    function votingPeriod() public view override returns (uint256) {
        return _votingPeriod;
    }

    /// @notice ERC-6372: seconds, as the registry keeps standings.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice ERC-6372.
    function CLOCK_MODE() public pure override returns (string memory) /* solhint-disable-line */ {
        return "mode=timestamp";
    }

    /// @notice Against, for and abstain; only votes for count towards the quorum.
    function COUNTING_MODE() public pure override returns (string memory) /* solhint-disable-line */ {
        return "support=bravo&quorum=for";
    }

    /// @notice Every decision waits in the timelock.
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override returns (uint256) {
        require(bytes(reason).length == 0 && params.length == 0, TextRefused(proposalId));
        return super._castVote(proposalId, account, support, reason, params);
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 totalWeight,
        bytes memory
    ) internal override returns (uint256) {
        (uint8 partnerId, Clause clause) = registry.mayRepresent(account);
        require(clause == Clause.None, IRegistry.NotAllowed(account, clause));
        require(totalWeight == 1, NotActiveAtSnapshot(proposalId, partnerId));
        require(support <= uint8(type(Support).max), GovernorInvalidVoteType());
        require(!_hasVoted(proposalId, partnerId), AlreadyVoted(proposalId, partnerId));

        _voters[proposalId][Support(support)] |= 1 << partnerId;
        emit PartnerVoted(proposalId, partnerId, support, account);
        return totalWeight;
    }

    /// @dev One for a partner that was active at `timepoint` and is now, through an account that may represent it now.
    function _getVotes(address account, uint256 timepoint, bytes memory) internal view override returns (uint256) {
        (uint8 partnerId, Clause clause) = registry.mayRepresent(account);
        if (clause != Clause.None) return 0;
        return registry.partnerStateAt(partnerId, uint40(timepoint)) == PartnerState.Active ? 1 : 0;
    }

    function _quorumReached(uint256 proposalId) internal view override returns (bool) {
        return _voters[proposalId][Support.For].count() >= quorum(proposalSnapshot(proposalId));
    }

    /// @dev Follows from the quorum, save when nobody was active at the snapshot: then nothing is decided.
    function _voteSucceeded(uint256 proposalId) internal view override returns (bool) {
        return _voters[proposalId][Support.For] != 0;
    }

    function _validateCancel(uint256 proposalId, address caller) internal view override returns (bool) {
        (uint8 partnerId, Clause clause) = registry.mayRepresent(caller);
        return
            state(proposalId) == ProposalState.Pending &&
            clause == Clause.None &&
            partnerId == registry.signerOf(proposalProposer(proposalId)).partnerId;
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }

    function _msgSender() internal view override(Context, ERC2771Context) returns (address) {
        return ERC2771Context._msgSender();
    }

    function _msgData() internal view override(Context, ERC2771Context) returns (bytes calldata) {
        return ERC2771Context._msgData();
    }

    function _contextSuffixLength() internal view override(Context, ERC2771Context) returns (uint256) {
        return ERC2771Context._contextSuffixLength();
    }

    function _hasVoted(uint256 proposalId, uint8 partnerId) private view returns (bool) {
        mapping(Support => uint256) storage voters = _voters[proposalId];
        uint256 all = voters[Support.Against] | voters[Support.For] | voters[Support.Abstain];
        return all & (1 << partnerId) != 0;
    }

    function _isDecision(address target, uint256 value, bytes memory data) private view returns (bool) {
        uint256 words = _argumentWords(bytes4(data));
        return
            target == address(registry) &&
            value == 0 &&
            words != 0 &&
            data.length == SELECTOR_LENGTH + words * WORD_LENGTH;
    }

    /// @dev Nobody to grant a role to and nobody to take it from: proposer, canceller and executor is this contract, admin the timelock.
    function _createTimelock(uint48 delay) private returns (TimelockController) {
        address[] memory self = new address[](1);
        self[0] = address(this);
        return new TimelockController(delay, self, self, address(0));
    }

    function _validateVoteSig(uint256, uint8, address, bytes memory) internal pure override returns (bool) {
        return false;
    }

    function _validateExtendedVoteSig(
        uint256,
        uint8,
        address,
        string memory,
        bytes memory,
        bytes memory
    ) internal pure override returns (bool) {
        return false;
    }

    function _argumentWords(bytes4 selector) private pure returns (uint256) {
        if (selector == IRegistry.admitPartner.selector) return 3;
        if (selector == IRegistry.setPartnerState.selector) return 2;
        if (selector == IRegistry.seatSignatory.selector) return 2;
        if (selector == IRegistry.nameSuccessor.selector) return 1;
        return 0;
    }
}
