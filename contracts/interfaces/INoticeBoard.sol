// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Clause, IRegistry} from "./IRegistry.sol";

/// @notice keccak256(abi.encode(NOTICE_TYPEHASH, chainId, board, partnerId, agreementId, version, rights, channels, validFrom, validTo,
/// recipients, keccak256(abi.encodePacked(offices)), commitment)).
type NoticeId is bytes32;

/// @notice Where a notice stands. Expiry is a matter of time, beside the state.
enum NoticeState {
    None,
    Published,
    Updated,
    Withdrawn
}

/// @notice What a recipient found.
enum Outcome {
    None,
    NotSeen,
    NoHit,
    HitInfringing,
    HitOther,
    FalsePositive,
    NotActionable,
    Declined
}

/// @notice What a notice binds on chain; its content is in the committed body.
/// @param rights bit set of right types, not empty
/// @param channels bit set of channels, not empty
/// @param validFrom first second, Unix time
/// @param validTo first second after
/// @param recipients bit set of partners; the publisher's own bit exactly when `offices` is not empty
/// @param offices salted commitments of the publisher's own offices that are addressed, strictly ascending
/// @param commitment root of the body's salted leaves
struct NoticeTerms {
    uint16 agreementId;
    uint8 version;
    uint8 rights;
    uint16 channels;
    uint40 validFrom;
    uint40 validTo;
    uint256 recipients;
    bytes32[] offices;
    bytes32 commitment;
}

/// @notice A published notice, in one slot. It is kept under its id and its recipients, which therefore need none; what else was
/// published (agreement version, rights, channels, offices, commitment) is bound by the id.
struct NoticeRecord {
    NoticeState state;
    address signer;
    uint8 partnerId;
    uint40 publishedAt;
    uint40 validTo;
}

/// @notice One recipient's acknowledgement and answer, in one slot.
/// @param signer who acted last; of an office that has not acted, who addressed it
/// @param answers how many answers were given; the last one counts, all stay in the log
struct Response {
    Outcome outcome;
    address signer;
    uint40 acknowledgedAt;
    uint40 answeredAt;
    uint8 answers;
}

/// @title Risk notices, their acknowledgement and their answers
/// @notice *No hit* is an answer. Silence past the agreement's clock is overdue: views and events suffice to see it.
/// @dev Not guaranteed: that a body was received or read; only that its commitment was published and that a recipient acted.
interface INoticeBoard {
    /// @notice A notice was published. Everything that its id binds is here.
    event NoticePublished(
        NoticeId indexed noticeId,
        uint8 indexed partnerId,
        uint16 indexed agreementId,
        NoticeTerms terms,
        address signer
    );
    /// @notice A notice was replaced by a newer one, published in the same transaction.
    event NoticeUpdated(NoticeId indexed noticeId, NoticeId indexed successor, uint8 indexed partnerId, address signer);
    /// @notice A notice was withdrawn by its publisher.
    event NoticeWithdrawn(NoticeId indexed noticeId, uint8 indexed partnerId, uint8 reason, address signer);
    /// @notice A recipient acknowledged. `office` is zero when the partner as a whole was addressed.
    event NoticeAcknowledged(NoticeId indexed noticeId, uint8 indexed partnerId, bytes32 office, address signer);
    /// @notice A recipient answered. `commitment` is the root of the feedback's salted leaves.
    event NoticeAnswered(
        NoticeId indexed noticeId,
        uint8 indexed partnerId,
        bytes32 office,
        Outcome outcome,
        bytes32 commitment,
        address signer
    );

    /// @notice The agreement or the signer's authority stands against it; `clause` names how.
    error NotAllowed(address signer, Clause clause);
    /// @notice That notice exists.
    error AlreadyPublished(NoticeId noticeId);
    /// @notice Nothing is bound by these terms, or no such notice was published to these recipients.
    error UnknownNotice(NoticeId noticeId);
    /// @notice It ends before it starts or has ended already.
    error InvalidValidity(uint40 validFrom, uint40 validTo);
    /// @notice No rights, no channels, an empty commitment, or offices that do not fit the recipients.
    error InvalidTerms();
    /// @notice It was not addressed to that partner or office.
    error NotAddressed(NoticeId noticeId, uint8 partnerId, bytes32 office);
    /// @notice It was updated or withdrawn.
    error NotCurrent(NoticeId noticeId, NoticeState state);
    /// @notice Its validity has ended.
    error Expired(NoticeId noticeId, uint40 validTo);
    /// @notice That recipient has acknowledged it.
    error AlreadyAcknowledged(NoticeId noticeId, uint8 partnerId, bytes32 office);
    /// @notice An answer needs an outcome and a commitment.
    error InvalidAnswer();
    /// @notice A withdrawal needs a reason code.
    error ReasonRequired();
    /// @notice The new version belongs to another agreement.
    error InvalidUpdate(NoticeId noticeId);

    /// @notice Publishes a notice to parties of the agreement and to one's own offices.
    function publish(NoticeTerms calldata terms) external returns (NoticeId);

    /// @notice Replaces one's own current notice by a newer version under the same agreement. Recipients acknowledge anew.
    function update(NoticeTerms calldata previous, NoticeTerms calldata terms) external returns (NoticeId);

    /// @notice Withdraws one's own current notice.
    function withdraw(NoticeTerms calldata terms, uint8 reason) external;

    /// @notice Acknowledges for the sender's partner, or for one of the publisher's own offices.
    /// @param recipients those that the id binds; with others there is no such notice
    /// @param office zero for the partner as a whole
    function acknowledge(NoticeId noticeId, uint256 recipients, bytes32 office) external;

    /// @notice Answers; acknowledges as well where that was not done. A later answer replaces the former, both stay in the log.
    /// @dev Allowed after expiry and for a notice meanwhile updated or withdrawn, so that what was found is never unsayable.
    function answer(
        NoticeId noticeId,
        uint256 recipients,
        bytes32 office,
        Outcome outcome,
        bytes32 commitment
    ) external;

    /// @notice The id that these terms have when published by that partner on this board.
    function noticeIdOf(uint8 publisher, NoticeTerms calldata terms) external view returns (NoticeId);

    /// @notice The notice with that id to these recipients; state `None` when there is none.
    function noticeOf(NoticeId noticeId, uint256 recipients) external view returns (NoticeRecord memory);

    /// @notice One recipient's acknowledgement and answer; its times are zero when there is none.
    function responseOf(NoticeId noticeId, uint8 partnerId, bytes32 office) external view returns (Response memory);

    /// @notice By which notice that notice was updated; zero when it was not.
    function successorOf(NoticeId noticeId) external view returns (NoticeId);

    /// @notice The registry that answers for signers and agreements.
    function registry() external view returns (IRegistry);
}
