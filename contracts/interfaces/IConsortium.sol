// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IRegistry} from "./IRegistry.sol";

/// @notice How long each step of a decision takes, in seconds.
/// @param votingDelay from the proposal to its snapshot; voting begins in the second after
/// @param votingPeriod from the snapshot to the last second in which a vote may be cast
/// @param timelockDelay from queueing to the first second of carrying out
/// @param gracePeriod within which a decision is queued once voting is over, and carried out once it may be; then it lapses
struct DecisionTimes {
    uint48 votingDelay;
    uint32 votingPeriod;
    uint48 timelockDelay;
    uint48 gracePeriod;
}

/// @title How the partners decide together: one partner, one vote
/// @notice OpenZeppelin's Governor over a timelock of its own. A decision is a list of calls of the registry's consortium functions and
/// of nothing else: admission, standing, a lost signatory, the succeeding deployment. A signatory proposes and votes for its partner,
/// through the forwarder as every officer does, or directly. Whoever comes first may queue and carry out what was decided.
/// @dev Rules beside the Governor's own:
/// - A vote is a partner's: whichever of its signatories casts it, it is cast once and stays.
/// - The partner is active at the snapshot and when the vote is cast. The signatory is asked for when it casts only: a key that was
///   replaced in between costs no partner its vote, and gains none.
/// - Decided is what two-thirds of the partners active at the snapshot are for, rounded up. Nothing can change that, so the vote ends there.
/// - Its own partner takes a proposal back until voting begins (as rule 80 of the UN General Assembly), nobody later.
/// - No text goes on chain: a description is 32 bytes as hex, a vote has no reason. Signatures of the Governor's own are not taken,
///   since they have no deadline.
/// - Times, timelock and registry are fixed at deployment, and the timelock obeys this contract alone and itself, whom nothing can move.
interface IConsortium {
    /// @notice The consortium decides from here on: its timelock, and how long each step takes.
    event ConsortiumFounded(address timelock, DecisionTimes times);
    /// @notice A partner voted: 0 against, 1 for, 2 abstaining. Beside the Governor's `VoteCast`, which does not name the partner.
    event PartnerVoted(uint256 indexed proposalId, uint8 indexed partnerId, uint8 support, address signer);

    /// @notice The call is none of the registry's consortium functions, carries value, or has arguments of another length.
    error NotADecision(address target, uint256 value, bytes data);
    /// @notice A description is `0x` and 64 hex digits: the digest of the paper that gives the reasons, or random.
    error InvalidReference(string description);
    /// @notice A vote carries neither a reason nor parameters.
    error TextRefused(uint256 proposalId);
    /// @notice The partner has voted, through whichever of its signatories.
    error AlreadyVoted(uint256 proposalId, uint8 partnerId);
    /// @notice The partner was not active at the snapshot.
    error NotActiveAtSnapshot(uint256 proposalId, uint8 partnerId);

    /// @notice The partners that voted, bit `1 << partnerId`; all zero when there is no such proposal.
    function votersOf(uint256 proposalId) external view returns (uint256 against, uint256 inFavour, uint256 abstaining);

    /// @notice The registry whose partners decide, and on which they decide.
    function registry() external view returns (IRegistry);

    /// @notice Seconds within which a decision is queued and carried out before it lapses.
    function gracePeriod() external view returns (uint48);
}
