// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

// All that is said of the registry stands here once, past the usual length: two files implement it as one contract.

/// @notice Where a partner stands in the consortium. `None` means that the id was never admitted.
enum PartnerState {
    None,
    Candidate,
    Active,
    Suspended,
    Withdrawn
}

/// @notice Where one version of an agreement stands. Time (effective, expiry) is beside the state, not in it.
enum AgreementState {
    None,
    Proposed,
    Ratified,
    Suspended,
    Terminated
}

/// @notice What an evidence package contains. Bit `1 << kind` in {Scope-kinds}.
enum EvidenceKind {
    None,
    Photo,
    XRay,
    SampleReport,
    Declaration,
    TradeData,
    WebCapture,
    Appraisal,
    OfficerStatement
}

/// @notice How far a recognition goes.
enum Grade {
    None,
    IntegrityOnly,
    Reference,
    Equivalent,
    Court
}

/// @notice Whether what was received may be passed on.
enum Onward {
    None,
    Never,
    Ask,
    Group
}

/// @notice Whether what was received may be used in court.
enum CourtUse {
    None,
    Ask,
    Notify,
    Allowed
}

/// @notice Whether recognition needs a decision or follows from the agreement up to a floor grade.
enum RecognitionRule {
    None,
    Explicit,
    Automatic
}

/// @notice Why a write is refused: the clause that stands against it. `None` means that nothing does.
enum Clause {
    None,
    SignerUnknown,
    SignerNotYetValid,
    SignerExpired,
    SignerRole,
    PartnerNotActive,
    AgreementUnknown,
    AgreementNotRatified,
    AgreementNotEffective,
    AgreementExpired,
    AgreementSuspended,
    AgreementTerminated,
    NotAParty,
    Kind,
    Right,
    Channel,
    Recipient,
    Purpose,
    RecognitionGrade,
    Court
}

/// @notice An address through which a natural person (or a gateway) acts for a partner. One window per address for ever.
/// @param partnerId the partner acted for, 1–255; 0 means that the address was never authorised
/// @param roles bit set: 1 officer, 2 recogniser, 4 signatory, 8 gateway
/// @param validFrom first second, Unix time, of the window
/// @param validTo first second after the window
struct Signer {
    uint8 partnerId;
    uint8 roles;
    uint40 validFrom;
    uint40 validTo;
}

/// @notice What an agreement version allows, in one slot. Bit `1 << code` in every set.
/// @param kinds evidence kinds that may be recorded
/// @param rights right types: 1 trademark, 2 copyright, 3 patent
/// @param channels 1 cargo, 2 post, 3 express, 4 passenger, 5 9610, 6 9710, 7 9810, 8 1210
/// @param purposes 1 administrative, 2 civil, 3 criminal, 4 risk analysis
/// @param directions 1 import, 2 export, 3 transit
/// @param floor the grade that {RecognitionRule-Automatic} gives without a decision
/// @param hoursToAcknowledge hours after publication within which a recipient acknowledges a notice
/// @param hoursToAnswer hours after publication within which a recipient answers it
/// @param hoursToFeedBack hours after publication within which a hit is followed up
/// @param hoursToRecognise hours after recording within which the parties decide on evidence
/// @param effective first second, Unix time, at which it applies
/// @param expiry first second at which it applies no more
/// @param state kept by the registry; `None` in a proposal
struct Scope {
    uint16 kinds;
    uint8 rights;
    uint16 channels;
    uint8 purposes;
    uint8 directions;
    Onward onward;
    CourtUse court;
    RecognitionRule rule;
    Grade floor;
    uint16 hoursToAcknowledge;
    uint16 hoursToAnswer;
    uint16 hoursToFeedBack;
    uint16 hoursToRecognise;
    uint40 effective;
    uint40 expiry;
    AgreementState state;
}

/// @notice A partner that belongs to the consortium from its first block.
/// @param partnerId 1–255, fixed for ever
/// @param iso ISO 3166-1 alpha-2 code, two upper-case ASCII letters
/// @param signatory its first signer, with the role signatory and no end
struct Founder {
    uint8 partnerId;
    bytes2 iso;
    address signatory;
}

/// @title Partners, their signers, and the agreements between them
/// @notice Answers, for every write of the other contracts, one combined question: for whom does this signer act, and which
/// clause stands against it. Questions never revert for "no". Senders are ERC-2771 senders.
/// @dev Not guaranteed: that a partner's offices or officers are who they say they are off chain; that is the partner's own word.
interface IRegistry {
    /// @notice A partner was admitted, by founding or by the consortium.
    event PartnerAdmitted(uint8 indexed partnerId, bytes2 iso, address signatory);
    /// @notice A partner's standing changed. Block time is when.
    event PartnerStateChanged(uint8 indexed partnerId, PartnerState previous, PartnerState current);
    /// @notice A partner authorised an address. `by` is the signatory, or the consortium for a re-seated signatory.
    event SignerAuthorised(
        address indexed signer,
        uint8 indexed partnerId,
        uint8 roles,
        uint40 validFrom,
        uint40 validTo,
        address by
    );
    /// @notice A partner ended an address's window at `validTo`, never before the block that says so.
    event SignerRevoked(address indexed signer, uint8 indexed partnerId, uint40 validTo, address by);
    /// @notice A version of an agreement was put to its parties. `instrument` is the SHA-256 of the signed instrument.
    event AgreementProposed(
        uint16 indexed agreementId,
        uint8 indexed version,
        uint8 indexed partnerId,
        uint256 parties,
        Scope scope,
        bytes32 instrument,
        address signer
    );
    /// @notice One party ratified; `isComplete` when it was the last one and the version now applies in its time.
    event AgreementRatified(
        uint16 indexed agreementId,
        uint8 indexed version,
        uint8 indexed partnerId,
        bool isComplete,
        address signer
    );
    /// @notice A later version took over: the earlier one applies no more from `expiry`.
    event AgreementSucceeded(uint16 indexed agreementId, uint8 indexed version, uint40 expiry);
    /// @notice One party stopped taking part. `state` is the version's now: suspended when fewer than two take part.
    event AgreementSuspended(
        uint16 indexed agreementId,
        uint8 indexed version,
        uint8 indexed partnerId,
        AgreementState state,
        address signer
    );
    /// @notice The party takes part again. `state` is the version's now: ratified again when two or more take part.
    event AgreementResumed(
        uint16 indexed agreementId,
        uint8 indexed version,
        uint8 indexed partnerId,
        AgreementState state,
        address signer
    );
    /// @notice One party consented to the end, and takes part no more. `state` is the version's now: terminated with the last consent.
    event AgreementEnded(
        uint16 indexed agreementId,
        uint8 indexed version,
        uint8 indexed partnerId,
        AgreementState state,
        address signer
    );
    /// @notice The consortium named the deployment that succeeds this one.
    event SuccessorNamed(address indexed successor, bytes32 indexed deploymentId);

    /// @notice Only the address that stands for the consortium may do this.
    error NotConsortium(address sender);
    /// @notice The forwarder, the consortium or a signatory is the zero address.
    error ZeroAddress();
    /// @notice A write was refused; `clause` names what stands against it.
    error NotAllowed(address signer, Clause clause);
    /// @notice The partner id is 0 or taken, or the ISO code is not two upper-case letters.
    error InvalidPartner(uint8 partnerId, bytes2 iso);
    /// @notice The state does not lead there (DESIGN: candidate → active ⇄ suspended → withdrawn).
    error InvalidTransition(uint8 partnerId, PartnerState current, PartnerState requested);
    /// @notice The address already had its one window, for this or another partner.
    error SignerTaken(address signer);
    /// @notice No role, an unknown role, gateway beside another role, or a window that starts in the past, ends before it starts, or has
    /// ended already.
    error InvalidWindow(address signer, uint8 roles, uint40 validFrom, uint40 validTo);
    /// @notice The signer belongs to another partner.
    error ForeignSigner(address signer, uint8 partnerId);
    /// @notice Not the next version of that agreement, or id 0.
    error InvalidVersion(uint16 agreementId, uint8 version, uint8 expected);
    /// @notice Fewer than two parties, an unknown one, or the proposer not among them and those of the version before.
    error InvalidParties(uint256 parties);
    /// @notice A scope that allows nothing, has unknown bits or an unset choice, ends before it starts, or starts before the ratified
    /// version that it is to succeed.
    error InvalidScope();
    /// @notice That party has ratified before, or the version is not open for ratification.
    error NotRatifiable(uint16 agreementId, uint8 version, uint8 partnerId);
    /// @notice The version was never ratified, or has ended.
    error NotInOperation(uint16 agreementId, uint8 version, AgreementState state);
    /// @notice The party takes no part in the version already.
    error AlreadySuspended(uint16 agreementId, uint8 version, uint8 partnerId);
    /// @notice The party has consented to the version's end already, and others have not.
    error AlreadyEnded(uint16 agreementId, uint8 version, uint8 partnerId);
    /// @notice The party takes part in the version.
    error NotSuspended(uint16 agreementId, uint8 version, uint8 partnerId);
    /// @notice It is this deployment, or one that calls itself by the same id.
    error NoSuccessor(IRegistry registry);
    /// @notice The succeeding deployment was named before, for ever.
    error AlreadySucceeded(IRegistry successor);

    /// @notice Admits a candidate. Only the consortium.
    function admitPartner(Founder calldata partner) external;

    /// @notice Moves a partner along candidate → active ⇄ suspended → withdrawn. Only the consortium.
    function setPartnerState(uint8 partnerId, PartnerState requested) external;

    /// @notice Gives a partner a new signatory when it has lost its own. Only the consortium.
    function seatSignatory(uint8 partnerId, address signatory) external;

    /// @notice Names the registry of the deployment that succeeds this one, once for ever. Only the consortium.
    /// @dev A pointer for gateways and receipts: this deployment goes on as it is, since records keep the version they were made under.
    function nameSuccessor(IRegistry registry) external;

    /// @notice Authorises an address for the sender's partner. Only a signatory. `validFrom` 0 means from this block on.
    function authoriseSigner(address signer, uint8 roles, uint40 validFrom, uint40 validTo) external;

    /// @notice Ends an address's window early, now or later, never in the past. Only a signatory of the same partner.
    /// @param validTo first second after the window; 0 means this block's time
    function revokeSigner(address signer, uint40 validTo) external;

    /// @notice Puts an agreement, or its next version, to its parties; the proposer's own ratification is included.
    /// @dev A version after the first needs the parties of the latest ratified version as well, save those that withdrew, and ends that
    /// version when it becomes effective. A newer proposal closes an older one that is not ratified.
    function proposeAgreement(
        uint16 agreementId,
        uint8 version,
        uint256 parties,
        Scope calldata scope,
        bytes32 instrument
    ) external;

    /// @notice Ratifies for the sender's partner. Only a signatory.
    function ratifyAgreement(uint16 agreementId, uint8 version) external;

    /// @notice Suspends the sender's partner's own part in a version, at once and as long as that partner wants. Only a signatory.
    /// @dev The others go on among themselves (VCLT articles 57 and 58), so that no party stops a treaty of many; with fewer than two
    /// taking part the version as a whole is suspended.
    function suspendAgreement(uint16 agreementId, uint8 version) external;

    /// @notice Takes part again; takes back a consent to the end. Only a signatory of the partner that suspended.
    function resumeAgreement(uint16 agreementId, uint8 version) external;

    /// @notice Consents to the end for the sender's partner, which takes part no more. With the consent of all parties, save those
    /// that withdrew, the version has ended for ever (VCLT article 54). Only a signatory.
    /// @dev Records made under it keep standing and stay verifiable (article 70); nothing new is decided on them.
    function endAgreement(uint16 agreementId, uint8 version) external;

    /// @notice Whether `signer` may record evidence of `kind` and `rights` under the agreement version now.
    /// @dev Agreement 0, version 0 stands for none: evidence that a partner records for itself. It has no scope, and nobody else may
    /// decide on it; to share it, it is recorded under an agreement.
    function mayRecord(
        address signer,
        uint16 agreementId,
        uint8 version,
        EvidenceKind kind,
        uint8 rights
    ) external view returns (uint8 partnerId, Clause clause);

    /// @notice Whether `signer` may decide on evidence of a party to the agreement version, to `grade`.
    /// @dev Evidence keeps its version, so an expired version still allows decisions; one never in force, suspended or terminated does not.
    function mayRecognise(
        address signer,
        uint16 agreementId,
        uint8 version,
        Grade grade
    ) external view returns (uint8 partnerId, Clause clause);

    /// @notice Whether `signer` may publish a notice with these rights and channels to these recipients now.
    function mayPublish(
        address signer,
        uint16 agreementId,
        uint8 version,
        uint8 rights,
        uint16 channels,
        uint256 recipients
    ) external view returns (uint8 partnerId, Clause clause);

    /// @notice Whether `signer` may act as an officer of its partner on what that partner recorded or was sent.
    function mayAct(address signer) external view returns (uint8 partnerId, Clause clause);

    /// @notice Whether `signer` may bind its partner now: in agreements, in votes, in authorising its officers.
    function mayRepresent(address signer) external view returns (uint8 partnerId, Clause clause);

    /// @notice Whether `signer` held all of `roles` for `partnerId` at `when`, and the partner was active then. For ever answerable;
    /// `false` for a time to come.
    /// @dev Times are whole seconds: what ends in a second has not lasted through it, whatever was written earlier in that second.
    function wasAuthorised(address signer, uint8 partnerId, uint8 roles, uint40 when) external view returns (bool);

    /// @notice The window of an address; all zero when it was never authorised.
    function signerOf(address signer) external view returns (Signer memory);

    /// @notice A partner's standing and ISO code now.
    function partnerOf(uint8 partnerId) external view returns (PartnerState state, bytes2 iso);

    /// @notice A partner's standing at a time; `None` before it was admitted.
    function partnerStateAt(uint8 partnerId, uint40 when) external view returns (PartnerState);

    /// @notice All active partners, bit `1 << partnerId`.
    function activePartners() external view returns (uint256);

    /// @notice How many partners were active at a time.
    function activeCountAt(uint40 when) external view returns (uint256);

    /// @notice One version of an agreement; state `None` when there is none. `parties` are all, whether they take part or not.
    function agreementOf(
        uint16 agreementId,
        uint8 version
    ) external view returns (Scope memory scope, uint256 parties, uint256 ratifiedBy, bytes32 instrument);

    /// @notice The parties that take no part now, and those of them that consented to the end.
    function absenteesOf(
        uint16 agreementId,
        uint8 version
    ) external view returns (uint256 suspendedBy, uint256 endedBy);

    /// @notice The highest version proposed; 0 when there is none.
    function latestVersion(uint16 agreementId) external view returns (uint8);

    /// @notice The address that decides for the consortium, fixed at deployment.
    function consortium() external view returns (address);

    /// @notice The registry of the deployment that succeeds this one; zero when there is none.
    function successor() external view returns (IRegistry);

    /// @notice A random identifier of this deployment, fixed at deployment.
    function deploymentId() external view returns (bytes32);
}
