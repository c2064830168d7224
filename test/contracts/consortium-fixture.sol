// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC2771Forwarder} from "@openzeppelin/contracts/metatx/ERC2771Forwarder.sol";
import {AccessLogAnchors} from "../../contracts/AccessLogAnchors.sol";
import {EvidenceLedger} from "../../contracts/EvidenceLedger.sol";
import {NoticeBoard} from "../../contracts/NoticeBoard.sol";
import {Registry} from "../../contracts/Registry.sol";
import {
    AgreementState,
    Clause,
    CourtUse,
    Founder,
    Grade,
    IRegistry,
    Onward,
    PartnerState,
    RecognitionRule,
    Scope
} from "../../contracts/interfaces/IRegistry.sol";
import {Roles} from "../../contracts/libraries/Roles.sol";
import {vm} from "./vm.sol";

/// @title Four founders, a candidate, their officers, and one agreement between three of them in force
abstract contract ConsortiumFixture {
    uint8 internal constant CN = 1;
    uint8 internal constant HK = 2;
    uint8 internal constant MO = 3;
    uint8 internal constant JP = 4;
    uint8 internal constant MY = 12;
    uint16 internal constant GBA = 1;
    uint40 internal constant START = 1_800_000_000;
    uint40 internal constant EXPIRY = START + 1000 days;
    uint40 internal constant NO_END = type(uint40).max;
    uint256 internal constant GBA_PARTIES = (1 << CN) | (1 << HK) | (1 << MO);
    bytes32 internal constant DEPLOYMENT = keccak256("deployment");
    bytes32 internal constant INSTRUMENT = keccak256("instrument");
    address internal constant CONSORTIUM = address(0xC0FFEE);
    address internal constant STRANGER = address(0xBAD);

    ERC2771Forwarder internal forwarder;
    Registry internal registry;
    EvidenceLedger internal ledger;
    NoticeBoard internal board;
    AccessLogAnchors internal anchors;
    /// @dev Whom the registry obeys. Kept, since asking the registry would be the next call after `expectRevert`.
    address internal decider;

    function _deployConsortium() internal {
        vm.warp(START);
        forwarder = new ERC2771Forwarder("Concord");
        registry = new Registry(address(forwarder), _foundConsortium(), DEPLOYMENT, _founders());
        decider = registry.consortium();
        ledger = new EvidenceLedger(address(forwarder), registry);
        board = new NoticeBoard(address(forwarder), registry);
        anchors = new AccessLogAnchors(address(forwarder), registry);

        vm.prank(decider);
        registry.admitPartner(Founder(JP, "JP", _signatory(JP)));
        uint8[4] memory founders = [CN, HK, MO, MY];
        for (uint256 i = 0; i < founders.length; ++i) {
            uint8 partnerId = founders[i];
            _authorise(partnerId, _officer(partnerId), Roles.OFFICER);
            _authorise(partnerId, _recogniser(partnerId), Roles.RECOGNISER);
            _authorise(partnerId, _gateway(partnerId), Roles.GATEWAY);
        }
        _propose(CN, GBA, 1, GBA_PARTIES, _scope());
        _ratify(HK, GBA, 1);
        _ratify(MO, GBA, 1);
    }

    /// @dev Who decides for the consortium; whoever governs for real says so. Called when the registry is the next contract made.
    function _foundConsortium() internal virtual returns (address) {
        return CONSORTIUM;
    }

    function _founders() internal pure returns (Founder[] memory founders) {
        founders = new Founder[](4);
        founders[0] = Founder(CN, "CN", _signatory(CN));
        founders[1] = Founder(HK, "HK", _signatory(HK));
        founders[2] = Founder(MO, "MO", _signatory(MO));
        founders[3] = Founder(MY, "MY", _signatory(MY));
    }

    /// @dev Everything but web captures and passengers.
    function _scope() internal pure returns (Scope memory) {
        return
            Scope({
                kinds: 0x1BE,
                rights: 0x0E,
                channels: 0x1EE,
                purposes: 0x1E,
                directions: 0x0E,
                onward: Onward.Ask,
                court: CourtUse.Notify,
                rule: RecognitionRule.Explicit,
                floor: Grade.None,
                hoursToAcknowledge: 24,
                hoursToAnswer: 240,
                hoursToFeedBack: 720,
                hoursToRecognise: 2160,
                effective: START - 1 days,
                expiry: EXPIRY,
                state: AgreementState.None
            });
    }

    function _propose(
        uint8 partnerId,
        uint16 agreementId,
        uint8 version,
        uint256 parties,
        Scope memory scope
    ) internal {
        vm.prank(_signatory(partnerId));
        registry.proposeAgreement(agreementId, version, parties, scope, INSTRUMENT);
    }

    function _ratify(uint8 partnerId, uint16 agreementId, uint8 version) internal {
        vm.prank(_signatory(partnerId));
        registry.ratifyAgreement(agreementId, version);
    }

    function _authorise(uint8 partnerId, address signer, uint8 roles) internal {
        vm.prank(_signatory(partnerId));
        registry.authoriseSigner(signer, roles, 0, NO_END);
    }

    function _setState(uint8 partnerId, PartnerState state) internal {
        vm.prank(decider);
        registry.setPartnerState(partnerId, state);
    }

    function _withdrawPartner(uint8 partnerId) internal {
        _setState(partnerId, PartnerState.Suspended);
        _setState(partnerId, PartnerState.Withdrawn);
    }

    function _suspend(uint8 partnerId, uint16 agreementId, uint8 version) internal {
        vm.prank(_signatory(partnerId));
        registry.suspendAgreement(agreementId, version);
    }

    function _resume(uint8 partnerId, uint16 agreementId, uint8 version) internal {
        vm.prank(_signatory(partnerId));
        registry.resumeAgreement(agreementId, version);
    }

    function _end(uint8 partnerId, uint16 agreementId, uint8 version) internal {
        vm.prank(_signatory(partnerId));
        registry.endAgreement(agreementId, version);
    }

    function _endForAll(uint16 agreementId, uint8 version, uint8[3] memory parties) internal {
        for (uint256 i = 0; i < parties.length; ++i) _end(parties[i], agreementId, version);
    }

    function _signatory(uint8 partnerId) internal pure returns (address) {
        return vm.addr(_keyOf("signatory", partnerId));
    }

    function _officer(uint8 partnerId) internal pure returns (address) {
        return vm.addr(_keyOf("officer", partnerId));
    }

    function _recogniser(uint8 partnerId) internal pure returns (address) {
        return vm.addr(_keyOf("recogniser", partnerId));
    }

    function _gateway(uint8 partnerId) internal pure returns (address) {
        return vm.addr(_keyOf("gateway", partnerId));
    }

    function _keyOf(string memory role, uint8 partnerId) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(role, partnerId)));
    }

    function _expectEmit(address emitter) internal {
        vm.expectEmit(true, true, true, true, emitter);
    }

    function _notAllowed(address signer, Clause clause) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IRegistry.NotAllowed.selector, signer, clause);
    }

    function _bound(uint256 value, uint256 least, uint256 most) internal pure returns (uint256) {
        return least + (value % (most - least + 1));
    }
}
