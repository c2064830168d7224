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
    /// @inheritdoc INoticeBoard
    IRegistry public immutable registry;

    mapping(NoticeId noticeId => NoticeRecord) private _notices;
    mapping(NoticeId noticeId => mapping(uint8 partnerId => mapping(bytes32 office => Response))) private _responses;
    mapping(NoticeId noticeId => NoticeId) private _successors;

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
        NoticeId noticeId = _findCurrent(partnerId, previous);
        require(terms.agreementId == previous.agreementId, InvalidUpdate(noticeId));

        _notices[noticeId].state = NoticeState.Updated;
        successorId = _publish(sender, partnerId, terms);
        _successors[noticeId] = successorId;
        emit NoticeUpdated(noticeId, successorId, partnerId, sender);
    }

    /// @inheritdoc INoticeBoard
    function withdraw(NoticeTerms calldata terms, uint8 reason) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        NoticeId noticeId = _findCurrent(partnerId, terms);
        require(reason != 0, ReasonRequired());

        _notices[noticeId].state = NoticeState.Withdrawn;
        emit NoticeWithdrawn(noticeId, partnerId, reason, sender);
    }

    /// @inheritdoc INoticeBoard
    function acknowledge(uint8 publisher, NoticeTerms calldata terms, bytes32 office) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        NoticeId noticeId = _findCurrent(publisher, terms);
        _checkAddressed(noticeId, publisher, terms, partnerId, office);
        require(block.timestamp < terms.validTo, Expired(noticeId, terms.validTo));
        Response storage response = _responses[noticeId][partnerId][office];
        require(response.acknowledgedAt == 0, AlreadyAcknowledged(noticeId, partnerId, office));

        response.signer = sender;
        response.acknowledgedAt = uint40(block.timestamp);
        emit NoticeAcknowledged(noticeId, partnerId, office, sender);
    }

    /// @inheritdoc INoticeBoard
    function answer(
        uint8 publisher,
        NoticeTerms calldata terms,
        bytes32 office,
        Outcome outcome,
        bytes32 commitment
    ) external {
        address sender = _msgSender();
        uint8 partnerId = _mayAct(sender);
        (NoticeId noticeId, ) = _find(publisher, terms);
        _checkAddressed(noticeId, publisher, terms, partnerId, office);
        require(outcome != Outcome.None && commitment != 0, InvalidAnswer());

        Response memory response = _responses[noticeId][partnerId][office];
        if (response.acknowledgedAt == 0) {
            response.acknowledgedAt = uint40(block.timestamp);
            emit NoticeAcknowledged(noticeId, partnerId, office, sender);
        }
        response.signer = sender;
        response.answeredAt = uint40(block.timestamp);
        response.outcome = outcome;
        if (response.answers < type(uint8).max) ++response.answers;
        _responses[noticeId][partnerId][office] = response;
        emit NoticeAnswered(noticeId, partnerId, office, outcome, commitment, sender);
    }

    /// @inheritdoc INoticeBoard
    function noticeOf(NoticeId noticeId) external view returns (NoticeRecord memory) {
        return _notices[noticeId];
    }

    /// @inheritdoc INoticeBoard
    function responseOf(NoticeId noticeId, uint8 partnerId, bytes32 office) external view returns (Response memory) {
        return _responses[noticeId][partnerId][office];
    }

    /// @inheritdoc INoticeBoard
    function successorOf(NoticeId noticeId) external view returns (NoticeId) {
        return _successors[noticeId];
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
        require(_notices[noticeId].state == NoticeState.None, AlreadyPublished(noticeId));

        _notices[noticeId] = NoticeRecord({
            signer: sender,
            partnerId: partnerId,
            agreementId: terms.agreementId,
            version: terms.version,
            publishedAt: uint40(block.timestamp),
            state: NoticeState.Published,
            recipients: terms.recipients
        });
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

    function _find(
        uint8 publisher,
        NoticeTerms calldata terms
    ) private view returns (NoticeId noticeId, NoticeState state) {
        noticeId = noticeIdOf(publisher, terms);
        state = _notices[noticeId].state;
        require(state != NoticeState.None, UnknownNotice(noticeId));
    }

    function _findCurrent(uint8 publisher, NoticeTerms calldata terms) private view returns (NoticeId) {
        (NoticeId noticeId, NoticeState state) = _find(publisher, terms);
        require(state == NoticeState.Published, NotCurrent(noticeId, state));
        return noticeId;
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
    function _checkAddressed(
        NoticeId noticeId,
        uint8 publisher,
        NoticeTerms calldata terms,
        uint8 partnerId,
        bytes32 office
    ) private pure {
        bool isAddressed =
            partnerId == publisher
                ? _holds(terms.offices, office)
                : office == 0 && terms.recipients & (1 << partnerId) != 0;
        require(isAddressed, NotAddressed(noticeId, partnerId, office));
    }

    function _holds(bytes32[] calldata offices, bytes32 office) private pure returns (bool) {
        for (uint256 i = 0; i < offices.length; ++i) if (offices[i] == office) return true;
        return false;
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
