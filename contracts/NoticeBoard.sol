// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {
    INoticeBoard,
    NoticeId,
    NoticeRecord,
    NoticeState,
    NoticeTerms,
    Outcome,
    Response
} from "./interfaces/INoticeBoard.sol";
import {Clause, IRegistry} from "./interfaces/IRegistry.sol";
import {Typehashes} from "./libraries/Typehashes.sol";

/// @title The board as deployed
contract NoticeBoard is INoticeBoard, ERC2771Context {
    /// @dev What is kept under one notice's id. The entry of an office that is addressed has its publisher's signer from the start.
    struct Notice {
        mapping(uint256 recipients => NoticeRecord) records;
        mapping(uint8 partnerId => mapping(bytes32 office => Response)) responses;
        NoticeId successor;
    }

    /// @inheritdoc INoticeBoard
    IRegistry public immutable registry;

    mapping(NoticeId noticeId => Notice) private _notices;

    constructor(address trustedForwarder_, IRegistry registry_) ERC2771Context(trustedForwarder_) {
        // A zero forwarder would let calls from the zero address pass for anybody's.
        require(trustedForwarder_ != address(0) && address(registry_) != address(0), IRegistry.ZeroAddress());
        registry = registry_;
    }

    /// @inheritdoc INoticeBoard
    function publish(NoticeTerms calldata terms) external returns (NoticeId) {
        address sender = _msgSender();
        return _publish(sender, _mayPublish(sender, terms), terms);
    }

    /// @inheritdoc INoticeBoard
    function update(NoticeTerms calldata previous, NoticeTerms calldata terms) external returns (NoticeId successorId) {
        address sender = _msgSender();
        uint8 partnerId = _mayPublish(sender, terms);
        NoticeId noticeId = _findOwn(partnerId, previous);
        require(terms.agreementId == previous.agreementId, InvalidUpdate(noticeId));

        _notices[noticeId].records[previous.recipients].state = NoticeState.Updated;
        successorId = _publish(sender, partnerId, terms);
        _notices[noticeId].successor = successorId;
        emit NoticeUpdated(noticeId, successorId, partnerId, sender);
    }

    /// @inheritdoc INoticeBoard
    function withdraw(NoticeTerms calldata terms, uint8 reason) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        NoticeId noticeId = _findOwn(partnerId, terms);
        require(reason != 0, ReasonRequired());

        _notices[noticeId].records[terms.recipients].state = NoticeState.Withdrawn;
        emit NoticeWithdrawn(noticeId, partnerId, reason, sender);
    }

    /// @inheritdoc INoticeBoard
    function acknowledge(NoticeId noticeId, uint256 recipients, bytes32 office) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        Notice storage notice = _notices[noticeId];
        NoticeRecord storage kept = notice.records[recipients];
        (NoticeState state, uint8 publisher, uint40 validTo) = (kept.state, kept.partnerId, kept.validTo);
        if (state != NoticeState.Published) _refuse(noticeId, state);
        Response storage response = notice.responses[partnerId][office];
        (address signer, uint40 acknowledgedAt) = (response.signer, response.acknowledgedAt);
        require(
            partnerId == publisher ? signer != address(0) : office == 0 && recipients & (1 << partnerId) != 0,
            NotAddressed(noticeId, partnerId, office)
        );
        require(block.timestamp < validTo, Expired(noticeId, validTo));
        require(acknowledgedAt == 0, AlreadyAcknowledged(noticeId, partnerId, office));

        response.signer = sender;
        response.acknowledgedAt = uint40(block.timestamp);
        emit NoticeAcknowledged(noticeId, partnerId, office, sender);
    }

    /// @inheritdoc INoticeBoard
    function answer(
        NoticeId noticeId,
        uint256 recipients,
        bytes32 office,
        Outcome outcome,
        bytes32 commitment
    ) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        Response storage response = _notices[noticeId].responses[partnerId][office];
        (uint40 acknowledgedAt, uint8 answers) = (response.acknowledgedAt, response.answers);
        // Who has acknowledged was found to be addressed, and a notice is never deleted.
        if (acknowledgedAt == 0) _checkAddressed(noticeId, recipients, partnerId, office);
        require(outcome != Outcome.None && commitment != 0, InvalidAnswer());

        if (acknowledgedAt == 0) {
            acknowledgedAt = uint40(block.timestamp);
            emit NoticeAcknowledged(noticeId, partnerId, office, sender);
        }
        response.outcome = outcome;
        response.signer = sender;
        response.acknowledgedAt = acknowledgedAt;
        response.answeredAt = uint40(block.timestamp);
        response.answers = answers == type(uint8).max ? answers : answers + 1;
        emit NoticeAnswered(noticeId, partnerId, office, outcome, commitment, sender);
    }

    /// @inheritdoc INoticeBoard
    function noticeOf(NoticeId noticeId, uint256 recipients) external view returns (NoticeRecord memory) {
        return _notices[noticeId].records[recipients];
    }

    /// @inheritdoc INoticeBoard
    function responseOf(NoticeId noticeId, uint8 partnerId, bytes32 office) external view returns (Response memory) {
        return _notices[noticeId].responses[partnerId][office];
    }

    /// @inheritdoc INoticeBoard
    function successorOf(NoticeId noticeId) external view returns (NoticeId) {
        return _notices[noticeId].successor;
    }

    /// @inheritdoc INoticeBoard
    function noticeIdOf(uint8 publisher, NoticeTerms calldata terms) public view returns (NoticeId) {
        // Two encodings of static values side by side are the encoding of all of them.
        bytes memory where = abi.encode(
            Typehashes.NOTICE,
            block.chainid,
            address(this),
            publisher,
            terms.agreementId,
            terms.version
        );
        bytes memory what = abi.encode(
            terms.rights,
            terms.channels,
            terms.validFrom,
            terms.validTo,
            terms.recipients,
            keccak256(abi.encodePacked(terms.offices)),
            terms.commitment
        );
        return NoticeId.wrap(keccak256(bytes.concat(where, what)));
    }

    function _publish(address sender, uint8 partnerId, NoticeTerms calldata terms) private returns (NoticeId noticeId) {
        _checkTerms(partnerId, terms);
        noticeId = noticeIdOf(partnerId, terms);
        Notice storage notice = _notices[noticeId];
        NoticeRecord storage kept = notice.records[terms.recipients];
        require(kept.state == NoticeState.None, AlreadyPublished(noticeId));

        kept.state = NoticeState.Published;
        kept.signer = sender;
        kept.partnerId = partnerId;
        kept.publishedAt = uint40(block.timestamp);
        kept.validTo = terms.validTo;
        for (uint256 i = 0; i < terms.offices.length; ++i)
            notice.responses[partnerId][terms.offices[i]].signer = sender;
        emit NoticePublished(noticeId, partnerId, terms.agreementId, terms, sender);
    }

    function _mayPublish(address sender, NoticeTerms calldata terms) private view returns (uint8) {
        (uint8 partnerId, Clause clause) = registry.mayPublish(
            sender,
            terms.agreementId,
            terms.version,
            terms.rights,
            terms.channels,
            terms.recipients
        );
        require(clause == Clause.None, NotAllowed(sender, clause));
        return partnerId;
    }

    function _mayAct(address sender) private view returns (uint8) {
        (uint8 partnerId, Clause clause) = registry.mayAct(sender);
        require(clause == Clause.None, NotAllowed(sender, clause));
        return partnerId;
    }

    /// @dev One's own notice that is neither updated nor withdrawn.
    function _findOwn(uint8 partnerId, NoticeTerms calldata terms) private view returns (NoticeId noticeId) {
        noticeId = noticeIdOf(partnerId, terms);
        NoticeState state = _notices[noticeId].records[terms.recipients].state;
        if (state != NoticeState.Published) _refuse(noticeId, state);
    }

    function _checkTerms(uint8 partnerId, NoticeTerms calldata terms) private view {
        require(
            terms.validFrom < terms.validTo && block.timestamp < terms.validTo,
            InvalidValidity(terms.validFrom, terms.validTo)
        );
        bool isToOwn = terms.recipients & (1 << partnerId) != 0;
        require(
            terms.rights != 0 &&
                terms.channels != 0 &&
                terms.commitment != 0 &&
                isToOwn == (terms.offices.length != 0) &&
                _isAscending(terms.offices),
            InvalidTerms()
        );
    }

    /// @dev The publisher's own partner is addressed by office, never as a whole; any other as a whole, never by office.
    function _checkAddressed(NoticeId noticeId, uint256 recipients, uint8 partnerId, bytes32 office) private view {
        Notice storage notice = _notices[noticeId];
        NoticeRecord storage kept = notice.records[recipients];
        require(kept.state != NoticeState.None, UnknownNotice(noticeId));
        bool isAddressed =
            partnerId == kept.partnerId
                ? notice.responses[partnerId][office].signer != address(0)
                : office == 0 && recipients & (1 << partnerId) != 0;
        require(isAddressed, NotAddressed(noticeId, partnerId, office));
    }

    function _refuse(NoticeId noticeId, NoticeState state) private pure {
        require(state != NoticeState.None, UnknownNotice(noticeId));
        revert NotCurrent(noticeId, state);
    }

    /// @dev Ascending from zero, which is therefore no office.
    function _isAscending(bytes32[] calldata offices) private pure returns (bool) {
        bytes32 previous = 0;
        for (uint256 i = 0; i < offices.length; ++i) {
            if (offices[i] <= previous) return false;
            previous = offices[i];
        }
        return true;
    }
}
